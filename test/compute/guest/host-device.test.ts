import { Gpu, GuestProps, GuestResourceClaim, HostDevice, VirtualMachine } from '../../../src/compute';
import { guestSpec, newChart, object, SMALL } from '../fixture';

const claim = GuestResourceClaim.fromTemplate('cards', 'a100');
const devices = (props: Partial<GuestProps>) => guestSpec(props).domain.devices;

test.each<[string, HostDevice, object]>([
  ['of a device plugin', { name: 'one', deviceName: 'intel.com/qat' }, { name: 'one', deviceName: 'intel.com/qat' }],
  ['with a tag', { name: 'one', deviceName: 'intel.com/qat', tag: 'crypto' }, { name: 'one', deviceName: 'intel.com/qat', tag: 'crypto' }],
  ['of a claim', { name: 'one', request: claim.request('card') }, { name: 'one', claimName: 'cards', requestName: 'card' }],
])('a device %s', (_, device, expected) => {
  expect(devices({ hostDevices: [device] }).hostDevices).toEqual([expected]);
  expect(devices({ gpus: [device] }).gpus).toEqual([expected]);
});

const vgpu = { name: 'one', deviceName: 'nvidia.com/GRID_T4-1Q' };

test.each<[string, Omit<Gpu, 'name'>, object]>([
  ['that shows the screen', { display: true }, { enabled: true }],
  ['that shows nothing', { display: false }, { enabled: false }],
  ['that shows the boot', { display: true, ramFb: true }, { enabled: true, ramFB: { enabled: true } }],
  ['that does not show the boot', { ramFb: false }, { ramFB: { enabled: false } }],
])('a vGPU %s', (_, options, display) => {
  expect(devices({ gpus: [{ ...vgpu, ...options }] }).gpus).toEqual([{ ...vgpu, virtualGPUOptions: { display } }]);
});

test('claims of devices are those of the guest', () => {
  const other = GuestResourceClaim.existing('nics', 'fast');
  const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, resourceClaims: [other], gpus: [{ name: 'one', request: claim.request('a') }] });
  vm.addHostDevice({ name: 'two', request: claim.request('b') });
  vm.addGpu({ name: 'three', request: other.request('c') });
  const { resourceClaims } = object(vm.node.scope as never, 'VirtualMachine').spec.template.spec;
  expect(resourceClaims).toEqual([{ name: 'nics', resourceClaimName: 'fast' }, { name: 'cards', resourceClaimTemplateName: 'a100' }]);
});

const source = (what: string, got: unknown) => `[chart/vm] ${what}: got ${JSON.stringify(got)}; allowed: either \`deviceName\` or \`request\`. `
  + 'Name the resource of the device plugin, or the request of a resource claim.';
const resource = (what: string, got: string) => `[chart/vm] deviceName of ${what}: got "${got}"; allowed: <prefix>/<name>, as nodes list it under \`allocatable\`. `
  + 'Write the resourceName of the device in permittedHostDevices, such as nvidia.com/TU104GL_Tesla_T4.';
const NONE = 'neither deviceName nor request';

test.each<[string, Partial<GuestProps>, string]>([
  ['a GPU of nothing', { gpus: [{ name: 'one' }] }, source('GPU "one"', NONE)],
  ['a host device of nothing', { hostDevices: [{ name: 'one' }] }, source('host device "one"', NONE)],
  ['one of two things', { gpus: [{ ...vgpu, request: claim.request('a') }] }, source('GPU "one"', ['deviceName', 'request'])],
  ['a GPU of no resource', { gpus: [{ name: 'one', deviceName: 'T4' }] }, resource('GPU "one"', 'T4')],
  ['a host device by its address', { hostDevices: [{ name: 'one', deviceName: '0000:65:00.0' }] }, resource('host device "one"', '0000:65:00.0')],
  ['two claims of one name', { resourceClaims: [GuestResourceClaim.existing('cards', 'a')], gpus: [{ name: 'one', request: claim.request('a') }] },
    '[chart/vm] name of a resource claim: got "cards"; allowed: a name that no other resource claim of the guest has (taken: cards). '
    + 'Rename it, or drop the second resource claim.'],
])('%s is refused', (_, props, message) => {
  expect(() => devices(props)).toThrow(new Error(message));
});
