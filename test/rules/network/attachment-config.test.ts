import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'attachment-config/has-valid-json';
says({ [RULE]: { level: FindingLevel.UNSTARTABLE, allowed: 'an object in JSON' } });

const attachment = (config?: string) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'a', { config });

appTable('attachment-config', [
  ['JSON', [attachment('{"type": "bridge"}')]],
  ['a file of the node', [attachment(''), attachment()]],
  ['a word without quotes', [attachment('{"type": bridge}')], [RULE, 'spec.config', '{"type": bridge}']],
  ['YAML', [attachment('type: bridge')], [RULE, 'spec.config', 'type: bridge']],
  ['a list', [attachment('[]')], [RULE, 'spec.config', '[]']],
  ['a long text', [attachment(`{${'x'.repeat(50)}`)], [RULE, 'spec.config', `{${'x'.repeat(39)}…`]],
]);
