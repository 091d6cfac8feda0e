import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'device-claim/claims-gpus-behind-gate': { allowed: 'only while the feature gate GPUsWithDRA is on' },
  'device-claim/claims-host-devices-behind-gate': { allowed: 'only while the feature gate HostDevicesWithDRA is on' },
  'device-claim/excludes-mixed-gpus': { allowed: 'deviceName, or a claim, for all' },
  'device-claim/has-declared-claim': { allowed: 'the name of a resource claim: c', reported: 'spec.template.spec.resourceClaims' },
  'device-claim/has-one-source': {
    allowed: 'either deviceName, or claimName and requestName',
    reported: ['spec.template.spec.domain.devices.gpus', 'spec.template.spec.domain.devices.hostDevices'],
  },
  'device-claim/is-used-once': { allowed: 'a claimName and requestName that no other device has' },
  'device-claim/names-claim-and-request': { allowed: 'a name' },
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
  ['GPUs both ways', using([plain, claim('r')]), ['device-claim/excludes-mixed-gpus', GPUS, '["p","d-r"]']],
  ['host devices both ways', using([], [plain, claim('r')])],
  ['a GPU from nowhere', using([{ name: 'g' }]), ['device-claim/has-one-source', `${GPUS}[0]`, '{"name":"g"}']],
  ['a GPU from both', using([{ ...plain, claimName: 'c' }]),
    ['device-claim/has-one-source', `${GPUS}[0]`, '{"name":"p","deviceName":"v.com/d","claimName":"c"}']],
  ['a host device from nowhere', using([], [plain, { name: 'g' }]), ['device-claim/has-one-source', `${HOST_DEVICES}[1]`, '{"name":"g"}']],
  ['a GPU without a claim', using([{ name: 'g', requestName: 'r' }]), ['device-claim/names-claim-and-request', `${GPUS}[0].claimName`]],
  ['a host device without a request', using([], [{ name: 'g', claimName: 'c', requestName: '' }]),
    ['device-claim/names-claim-and-request', `${HOST_DEVICES}[0].requestName`, '']],
  ['a request for two GPUs', using([claim('r'), claim('r')]), ['device-claim/is-used-once', `${GPUS}[1]`, 'c/r']],
  ['a request for a GPU and a host device', using([claim('r')], [claim('s'), claim('r')]),
    ['device-claim/is-used-once', `${HOST_DEVICES}[1]`, 'c/r']],
  ['an undeclared claim', using([claim('r', 'd')]), ['device-claim/has-declared-claim', `${GPUS}[0].claimName`, 'd']],
], virtualMachine, undefined, ON);

describe('a request for a GPU and a network', () => guestTable([
  ['is refused', {
    domain: { devices: { gpus: [claim('r')], interfaces: sriov('n') } },
    resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }],
    networks: [network('n', 'r')],
  }, ['device-claim/is-used-once', 'networks[0]', 'c/r']],
], virtualMachine, undefined, ON));

describe('while the gates are off', () => guestTable([
  ['GPUs by name', using([plain])],
  ['GPUs from claims, whatever they lack', using([{ name: 'g', claimName: 'd' }]), ['device-claim/claims-gpus-behind-gate', GPUS, '["g"]']],
  ['host devices from claims', using([], [claim('r')]), ['device-claim/claims-host-devices-behind-gate', HOST_DEVICES, '["d-r"]']],
], virtualMachine, undefined, { enabledFeatureGates: ['HostDevices'] }));
