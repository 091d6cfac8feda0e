import { forwardedPorts, forwardedText, forwards, isUnknownLauncherLabel, launcherLabels, namedPorts } from '../../src/manifests/launcher-pod';
import type { Workload } from '../../src/manifests/workload';

const labelsOf = (name: string, hostname?: string) => launcherLabels({ labels: { app: 'a' }, written: { hostname } } as unknown as Workload, name);

test('labels of a launcher pod', () => expect(labelsOf('vm.one')).toEqual({
  'app': 'a', 'kubevirt.io': 'virt-launcher', 'vm.kubevirt.io/name': 'vm', 'vmi.kubevirt.io/id': 'vm.one',
}));

test('labels of a launcher pod with a host name', () => expect(labelsOf('vm', 'host')['vm.kubevirt.io/name']).toBe('host'));

test('labels of a launcher pod of a long name', () => {
  const labels = labelsOf('a'.repeat(64));
  expect(labels['vm.kubevirt.io/name']).toBe('a'.repeat(63));
  // The figure is that of CalculateVirtualMachineInstanceID of KubeVirt v1.9.0.
  expect(labels['vmi.kubevirt.io/id']).toBe(`${'a'.repeat(54)}-0098ba82`);
  expect(labelsOf('a'.repeat(63))['vmi.kubevirt.io/id']).toBe('a'.repeat(63));
});

test.each([
  ['kubevirt.io/created-by', true], ['kubevirt.io/nodeName', true], ['kubevirt.io/migrationJobUID', true], ['pr.kubevirt.io/u', true],
  ['kubevirt.io/vm', false], ['kubevirt.io', false], ['a/kubevirt.io/nodeName', false], ['app', false],
])('whether only the cluster knows %s: %s', (key, expected) => expect(isUnknownLauncherLabel(key)).toBe(expected));

const guest = (entry: object, network: object = { pod: {} }) => (
  { domain: { devices: { interfaces: [{ name: 'n', ...entry }] } }, networks: [{ name: 'n', ...network }] }
);

test('ports that are forwarded', () => {
  const ports = [{ port: 22 }, { port: 53, protocol: 'UDP', name: 'dns' }];
  const forwarded = forwardedPorts(guest({ masquerade: {}, ports, portRanges: [{ start: 80, end: 82, protocol: 'TCP' }] }))!;
  expect([[22, 'TCP'], [22, 'UDP'], [53, 'UDP'], [53, 'TCP'], [80, 'TCP'], [82, 'TCP'], [83, 'TCP'], [79, 'TCP'], [80, 'UDP']]
    .map(([port, protocol]) => forwards(forwarded, port as number, protocol as string)))
    .toEqual([true, false, true, false, true, true, false, false, false]);
  expect(forwardedText(forwarded)).toBe('22/TCP, 53/UDP, 80-82/TCP');
  expect(namedPorts(guest({ ports }))).toEqual([ports[1]]);
});

test.each([
  ['without a list', guest({ masquerade: {} })], ['on a bridge', guest({ bridge: {}, ports: [{ port: 22 }] })],
  ['on a secondary network', guest({ masquerade: {}, ports: [{ port: 22 }] }, { multus: { networkName: 'a' } })],
  ['without an interface', { domain: { devices: {} } }],
])('nothing is confined %s', (_, spec) => expect(forwardedPorts(spec)).toBeUndefined());
