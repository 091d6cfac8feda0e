import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

says({ 'multiqueue/requires-virtio': { level: FindingLevel.ADVISED, allowed: 'true beside an interface with model virtio' } });

const pod = [{ name: 'default', pod: {} }];
const guest = (interfaces: Json[], queues = true, networks: Json[] = pod) => ({
  domain: { cpu: { cores: 2 }, devices: { networkInterfaceMultiqueue: queues, interfaces } }, networks,
});
const FIELD = 'domain.devices.networkInterfaceMultiqueue';

guestTable([
  ['virtio by default', guest([{ name: 'default', masquerade: {} }])],
  ['virtio', guest([{ name: 'default', masquerade: {}, model: 'virtio' }])],
  ['no queues', guest([{ name: 'default', masquerade: {}, model: 'e1000' }], false)],
  ['another model', guest([{ name: 'default', masquerade: {}, model: 'e1000' }]), ['multiqueue/requires-virtio', FIELD, 'true']],
  ['a function', guest([{ name: 'f', sriov: {} }], true, [{ name: 'f', multus: { networkName: 'f' } }]), ['multiqueue/requires-virtio', FIELD, 'true']],
]);
