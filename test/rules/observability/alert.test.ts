import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { object } from '../workload-table';

says({
  'alert/requires-severity': { level: FindingLevel.ADVISED, allowed: 'a severity such as critical, warning, info' },
  'alert/avoids-shipped-name': { level: FindingLevel.ADVISED, allowed: 'a name that KubeVirt does not use' },
});

const WARNING = { labels: { severity: 'warning' } };
const rule = (fields: Json, group: Json = {}, name = 'alerts') => object('monitoring.coreos.com/v1', 'PrometheusRule', name, {
  groups: [{ name: 'g', ...group, rules: [{ expr: 'vector(1)', ...fields }] }],
});
const shipped = (name: string): Verdict => ['alert/avoids-shipped-name', 'spec.groups[0].rules[0].alert', name];

test.each<[title: string, manifest: Json, kubevirtVersion: string, ...found: Verdict[]]>([
  ['an alert with a severity', rule({ alert: 'Own', ...WARNING }), '1.9'],
  ['a severity of the group', rule({ alert: 'Own' }, WARNING), '1.9'],
  ['a recording', rule({ record: 'own:series' }), '1.9'],
  ['no groups', object('monitoring.coreos.com/v1', 'PrometheusRule', 'alerts'), '1.9'],
  ['an alert without', rule({ alert: 'Own', labels: { team: 'a' } }), '1.9', ['alert/requires-severity', 'spec.groups[0].rules[0].labels.severity', 'Own']],
  ['a name of KubeVirt', rule({ alert: 'VMCannotBeEvicted', ...WARNING }), '1.9', shipped('VMCannotBeEvicted')],
  ['a name of the next release', rule({ alert: 'VMNonRecoverableOSPanic', ...WARNING }), '1.8'],
  ['a name that a release dropped', rule({ alert: 'VirtualMachineInstanceHasEphemeralHotplugVolume', ...WARNING }), '1.9'],
  ['a name before it was dropped', rule({ alert: 'VirtualMachineInstanceHasEphemeralHotplugVolume', ...WARNING }), '1.8',
    shipped('VirtualMachineInstanceHasEphemeralHotplugVolume')],
  ['the rules of KubeVirt itself', rule({ alert: 'VMCannotBeEvicted', ...WARNING }, {}, 'prometheus-kubevirt-rules'), '1.9'],
])('%s', (_, manifest, kubevirtVersion, ...found) => {
  expect(judge(manifest, { kubevirtVersion })).toEqual(found);
});
