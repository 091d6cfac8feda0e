import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import { appTable, machine } from '../workload-table';

const rule = 'vm-annotation/avoids-those-of-instances';
const networks = 'vm-annotation/avoids-networks';
says({ [rule]: { level: FindingLevel.ADVISED }, [networks]: { level: FindingLevel.ADVISED, allowed: 'networks with multus' } });

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

describe(networks, () => {
  const multus = { 'k8s.v1.cni.cncf.io/networks': 'lan' };
  const place = 'metadata.annotations[k8s.v1.cni.cncf.io/networks]';
  appTable('vm-annotation', [
    ['a network of Multus', [machine({ domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } }, networks: [{ name: 'lan', multus: { networkName: 'lan' } }] })]],
    ['in the template', [machine({}, { annotations: multus })], [networks, `spec.template.${place}`, 'lan']],
    ['on the VM', [machine({}, {}, { metadata: { annotations: multus } })], [networks, place, 'lan']],
  ]);
});
