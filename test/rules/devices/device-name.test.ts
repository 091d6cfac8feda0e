import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({ 'device-name/has-valid-resource': { level: FindingLevel.UNSTARTABLE, allowed: '<prefix>/<name>, as nodes list it under `allocatable`' } });
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
