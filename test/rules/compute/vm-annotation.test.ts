import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import { appTable, machine } from '../workload-table';

const rule = 'vm-annotation/avoids-those-of-instances';
says({ [rule]: { level: FindingLevel.ADVISED } });

const key = 'descheduler.alpha.kubernetes.io/evict';
const annotations = { [key]: 'true' };
const field = `metadata.annotations[${key}]`;

describe(rule, () => appTable('vm-annotation', [
  ['in the template', [machine({}, { annotations })]],
  ['in both', [machine({}, { annotations }, { metadata: { annotations } })]],
  ['one of the VM', [machine({}, {}, { metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '1' } } })]],
  ['on the VM', [machine({}, {}, { metadata: { annotations } })], [rule, field, 'true', { allowed: `spec.template.${field}` }]],
  ['on a pool', [merged(pool(), { metadata: { annotations } })], [rule, field, 'true', { allowed: `spec.virtualMachineTemplate.spec.template.${field}` }]],
]));
