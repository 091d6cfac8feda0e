import type { NetworkAttachmentDefinition } from '../../../imports/k8s.cni.cncf.io';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** How much of a text is shown. */
const SHOWN = 40;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'attachment-config/has-valid-json',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf<NetworkAttachmentDefinition>('k8s.cni.cncf.io/NetworkAttachmentDefinition'),
    summary: 'The config of a NetworkAttachmentDefinition must be JSON',
    why: 'It is a text to the API server, which admits it. Multus reads it when a pod is attached (GetCNIConfigFromSpec), and fails: no VM on this network ever '
      + 'starts.',
    fix: 'Write the CNI configuration as JSON: quotes around all names and texts, no comma after the last, no comments.',
    * check({ spec: { config = '' } = {} }) {
      // Without a text Multus reads a file of the node.
      if (config !== '' && !isMapping(parsedJson(config))) yield { field: 'spec.config', got: shortened(config), allowed: 'an object in JSON' };
    },
  }),
];

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
