import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'dra-device/requires-gate-for-gpus': { allowed: 'only while the feature gate GPUsWithDRA is on' },
  'dra-device/requires-gate-for-host-devices': { allowed: 'only while the feature gate HostDevicesWithDRA is on' },
  'dra-device/excludes-mixed-gpus': { allowed: 'deviceName, or a claim, for all' },
  'dra-device/references-declared-claim': { allowed: 'the name of a resource claim: c', reported: 'spec.template.spec.resourceClaims' },
  'dra-device/requires-one-source': {
    allowed: 'either deviceName, or claimName and requestName',
    reported: ['spec.template.spec.domain.devices.gpus', 'spec.template.spec.domain.devices.hostDevices'],
  },
  'dra-device/has-unique-request': { allowed: 'a claimName and requestName that no other device has' },
  'dra-device/requires-claim-and-request': { allowed: 'a name' },
});

const GPUS = 'domain.devices.gpus';
const HOST_DEVICES = 'domain.devices.hostDevices';
const ON = { enabledFeatureGates: ['GPUsWithDRA', 'HostDevicesWithDRA', 'HostDevices', 'NetworkDevicesWithDRA'] };
const claim = (requestName: string, claimName = 'c') => ({ name: `d-${requestName}`, claimName, requestName });
const plain = { name: 'p', deviceName: 'v.com/d' };
const using = (gpus: object[], hostDevices: object[] = [], more: Json = {}) => (
  { domain: { devices: { gpus, hostDevices } }, resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }], ...more }
);
const network = (name: string, requestName: string) => ({ name, resourceClaim: { claimName: 'c', requestName } });
const sriov = (...names: string[]) => names.map((name) => ({ name, sriov: {} }));

guestTable([
  ['GPUs from claims', using([claim('r'), claim('s')])],
  ['GPUs by name', using([plain])],
  ['GPUs both ways', using([plain, claim('r')]), ['dra-device/excludes-mixed-gpus', GPUS, '["p","d-r"]']],
  ['host devices both ways', using([], [plain, claim('r')])],
  ['a GPU from nowhere', using([{ name: 'g' }]), ['dra-device/requires-one-source', `${GPUS}[0]`, '{"name":"g"}']],
  ['a GPU from both', using([{ ...plain, claimName: 'c' }]),
    ['dra-device/requires-one-source', `${GPUS}[0]`, '{"name":"p","deviceName":"v.com/d","claimName":"c"}']],
  ['a host device from nowhere', using([], [plain, { name: 'g' }]), ['dra-device/requires-one-source', `${HOST_DEVICES}[1]`, '{"name":"g"}']],
  ['a GPU without a claim', using([{ name: 'g', requestName: 'r' }]), ['dra-device/requires-claim-and-request', `${GPUS}[0].claimName`]],
  ['a host device without a request', using([], [{ name: 'g', claimName: 'c', requestName: '' }]),
    ['dra-device/requires-claim-and-request', `${HOST_DEVICES}[0].requestName`, '']],
  ['a request for two GPUs', using([claim('r'), claim('r')]), ['dra-device/has-unique-request', `${GPUS}[1]`, 'c/r']],
  ['a request for a GPU and a host device', using([claim('r')], [claim('s'), claim('r')]),
    ['dra-device/has-unique-request', `${HOST_DEVICES}[1]`, 'c/r']],
  ['an undeclared claim', using([claim('r', 'd')]), ['dra-device/references-declared-claim', `${GPUS}[0].claimName`, 'd']],
], virtualMachine, undefined, ON);

describe('a request for a GPU and a network', () => guestTable([
  ['is refused', {
    domain: { devices: { gpus: [claim('r')], interfaces: sriov('n') } },
    resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }],
    networks: [network('n', 'r')],
  }, ['dra-device/has-unique-request', 'networks[0]', 'c/r']],
], virtualMachine, undefined, ON));

describe('while the gates are off', () => guestTable([
  ['GPUs by name', using([plain])],
  ['GPUs from claims, whatever they lack', using([{ name: 'g', claimName: 'd' }]), ['dra-device/requires-gate-for-gpus', GPUS, '["g"]']],
  ['host devices from claims', using([], [claim('r')]), ['dra-device/requires-gate-for-host-devices', HOST_DEVICES, '["d-r"]']],
], virtualMachine, undefined, { enabledFeatureGates: ['HostDevices'] }));
