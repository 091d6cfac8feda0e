import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import { appTable, machine, namespace, object } from '../workload-table';

const RULE = 'namespace/avoids-privileged';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'baseline, restricted' } });

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const labelled = (labels: object | undefined, name = 'x') => ({ ...namespace(name), metadata: { name, ...labels && { labels } } });
const privileged = labelled({ [ENFORCE]: 'privileged' });
const onHost = machine({ volumes: [{ name: 'd', hostDisk: { path: '/data/d.img', type: 'Disk' } }], domain: { devices: { disks: [{ name: 'd', disk: {} }] } } });
const found: [string, string, string] = [RULE, `metadata.labels[${ENFORCE}]`, 'privileged'];

appTable('namespace', [
  ['a namespace of VMs without the label', [labelled(undefined), machine()]],
  ['baseline', [labelled({ [ENFORCE]: 'baseline' }), machine()]],
  ['restricted', [labelled({ [ENFORCE]: 'restricted' }), machine()]],
  ['warnings only', [labelled({ 'pod-security.kubernetes.io/warn': 'privileged' }), machine()]],
  ['privileged', [privileged, machine()], found],
  ['privileged, with a VM and pods', [privileged, machine(), object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'i' }] })], found],
  ['privileged, while the VMs are elsewhere', [labelled({ [ENFORCE]: 'privileged' }, 'y'), machine()]],
  ['privileged, with a disk of the host', [privileged, onHost]],
  ['privileged, with another VM on a disk of the host', [privileged, onHost, machine({}, {}, { metadata: { name: 'b' } })]],
  ['privileged, without VMs', [privileged, object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'i' }] })]],
]);

test('launchers that run as root need it', () => {
  const of = (enabledFeatureGates: string[]) => judge([privileged, machine()], { enabledFeatureGates }).filter(([rule]) => rule === RULE);
  expect([of(['Root']), of([])]).toEqual([[], [found]]);
});
