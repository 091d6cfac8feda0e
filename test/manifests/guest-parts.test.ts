import { guestParts } from '../../src/manifests/guest-parts';

const parts = guestParts('volumes', 'domain.devices.interfaces');
const guest = { domain: { devices: { interfaces: [{ name: 'a' }], disks: [] }, memory: { guest: '1Gi' } }, hostname: 'x' };

test.each<[string, object, unknown]>([
  ['VirtualMachine', { apiVersion: 'kubevirt.io/v1', spec: { runStrategy: 'Always', running: true, instancetype: { name: 's' }, template: { metadata: { labels: {} }, spec: guest } } },
    { spec: { instancetype: { name: 's' }, template: { metadata: { labels: {} } } } }],
  ['VirtualMachineInstance', { apiVersion: 'kubevirt.io/v1', spec: guest }, { spec: undefined }],
  ['VirtualMachineInstanceReplicaSet', { apiVersion: 'kubevirt.io/v1', spec: { replicas: 2, template: { spec: guest } } }, { spec: { replicas: 2, template: {} } }],
  ['VirtualMachinePool', { apiVersion: 'pool.kubevirt.io/v1beta1', spec: { virtualMachineTemplate: { spec: { runStrategy: 'Always', template: { spec: guest } } } } },
    { spec: { virtualMachineTemplate: { spec: { template: {} } } } }],
])('of a %s, its guest in parts, and not whether it runs', (kind, written, left) => {
  const manifest = { apiVersion: '', kind, metadata: { name: 'a' }, ...written };
  expect(parts(manifest)).toEqual([{ ...manifest, ...left as object }, undefined, [{ name: 'a' }]]);
});

test('an object that makes no guests as a whole', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { volumes: [], runStrategy: 'Always' } };
  expect(parts(pod)).toBe(pod);
});
