import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'device-name/avoids-second-request': { level: FindingLevel.ADVISED, allowed: 'nothing beside devices' },
  'device-name/has-valid-resource': { level: FindingLevel.UNSTARTABLE, allowed: '<prefix>/<name>, as nodes list it under `allocatable`' },
});
const gpu = (deviceName: string) => ({ domain: { devices: { gpus: [{ name: 'a', deviceName: 'nvidia.com/A' }, { name: 'g', deviceName }] } } });

describe('device-name/has-valid-resource', () => guestTable([
  ['the resource of a device plugin', gpu('nvidia.com/TU104GL_Tesla_T4')],
  ['a claim', { domain: { devices: { gpus: [] } } }],
  ...['T4', 'Nvidia/T4', 'nvidia.com/T 4', 'a/b/c', 'memory', 'requests.nvidia.com/T4'].map((name): [string, object, [string, string, string]] => (
    [name, gpu(name), ['device-name/has-valid-resource', 'domain.devices.gpus[1].deviceName', name]]
  )),
  ['a host device', { domain: { devices: { hostDevices: [{ name: 'h', deviceName: 'qat' }] } } },
    ['device-name/has-valid-resource', 'domain.devices.hostDevices[0].deviceName', 'qat']],
], undefined, undefined, { enabledFeatureGates: ['HostDevices', 'GPU'] }));

describe('device-name/avoids-second-request', () => {
  const A = 'nvidia.com/A';
  const requested = (resources: object, device: object = { deviceName: A }) => (
    { resourceClaims: [{ name: 'c', resourceClaimName: 'c' }], domain: { devices: { gpus: [{ name: 'a', ...device }] }, resources } }
  );
  const rule = 'device-name/avoids-second-request';
  guestTable([
    ['a device alone', requested({})],
    ['another device', requested({ limits: { 'nvidia.com/B': '1' } })],
    ['that of a claim', requested({ limits: { [A]: '1' } }, { claimName: 'c', requestName: 'r' })],
    ['the same device', requested({ requests: { [A]: '1' }, limits: { [A]: '1' } }),
      [rule, `domain.resources.limits[${A}]`, '1'], [rule, `domain.resources.requests[${A}]`, '1']],
    ['a host device', { domain: { devices: { hostDevices: [{ name: 'h', deviceName: 'intel.com/qat' }] }, resources: { limits: { 'intel.com/qat': 1 } } } },
      [rule, 'domain.resources.limits[intel.com/qat]', '1']],
  ], undefined, undefined, { enabledFeatureGates: ['HostDevices', 'GPUsWithDRA'] });
});
