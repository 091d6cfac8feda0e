import { admit } from '../../../src/admission/admission';
import { originOf } from '../../../src/manifests/effective/origin';
import { merged, virtualMachine } from '../../rules/judge';
import type { Json } from '../../rules/judge';

/** Where findings point to, and what upstream reports. */
function places(fragment: Json, vm: Json = {}, others: Json[] = []): [rule: string, field: string, reported?: string][] {
  const manifests = [merged(virtualMachine(fragment), { spec: vm }), ...others];
  return admit(manifests.map((manifest) => ({ manifest })))
    .map(({ rule, field, reported }) => [rule, field, ...reported === undefined ? [] : [reported]] as [string, string]);
}

const INSTANCETYPE = {
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterInstancetype',
  metadata: { name: 'own' },
  spec: { cpu: { guest: 1, isolateEmulatorThread: true }, memory: { guest: '4Gi' } },
};

test('what an instancetype brings is the reference to it', () => {
  expect(places({ domain: { memory: undefined } }, { instancetype: { name: 'own' } }, [INSTANCETYPE])).toEqual([
    ['cpu/requires-dedicated-cpus-for-isolated-emulator', 'spec.instancetype', 'spec.template.spec.domain.cpu.isolateEmulatorThread'],
  ]);
});

test('what a preference brings is the reference to it', () => {
  const preference = {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClusterPreference',
    metadata: { name: 'own' },
    spec: { devices: { preferredDiskBus: 'vhost' } },
  };
  const fragment = { domain: { devices: { disks: [{ name: 'a', disk: {} }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }] };
  expect(places(fragment, { preference: { name: 'own' } }, [preference])).toEqual([
    ['disk-bus/is-known', 'spec.preference', 'spec.template.spec.domain.devices.disks[0].disk.bus'],
  ]);
});

test('a disk that a volume became is the volume', () => {
  expect(places({ volumes: [{ name: 'A', emptyDisk: { capacity: '1Gi' } }] }).map(([, field]) => field)).toContain('spec.template.spec.volumes[0]');
});

test.each([
  ['domain.devices.disks[0].disk.bus', 'domain.devices.disks[0].disk.bus'],
  ['domain.devices.disks[1].name', 'volumes[0]'],
  ['domain.devices.disks[1].disk.bus', 'volumes[0]'],
  ['domain.devices.disks[2].disk', 'volumes[2]'],
])('the place of %s, written or missing, is %s', (field, place) => {
  const volumes = ['a', 'b', 'c'].map((name) => ({ name, emptyDisk: { capacity: '1Gi' } }));
  const written = { domain: { devices: { disks: [{ name: 'b', disk: {} }] } }, volumes };
  const spec = { ...written, domain: { devices: { disks: [{ name: 'b', disk: {} }, { name: 'a' }, { name: 'c' }] } } };
  expect(originOf(field, spec, { written, path: 'spec', expansion: { hasUnknownReference: false } }, { kubevirtVersion: '1.9.0' })).toBe(`spec.${place}`);
});

test('memory that a request became is the request', () => {
  const domain = { memory: { guest: undefined, hugepages: { pageSize: '1Gi' } }, resources: { requests: { memory: '1536Mi' } } };
  expect(places({ domain }).map(([, field]) => field)).toContain('spec.template.spec.domain.resources.requests.memory');
});

test('the instance reports its own paths', () => {
  const fragment = { domain: { devices: { disks: [{ name: 'a', disk: {}, dedicatedIOThread: true }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }] };
  const found = admit([{ manifest: virtualMachine(fragment) }]);
  expect(found.map(({ level, field, reported }) => [level, field, reported])).toEqual([
    ['unstartable', expect.stringMatching(/^spec\.template\.spec\.domain\.devices\.disks\[0\]/), expect.stringMatching(/^spec\.domain\.devices\.disks/)],
  ]);
});
