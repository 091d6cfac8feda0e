import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const rule = 'container-device/avoids-devices-of-containers';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a resource of devices that are passed through' } });

describe(rule, () => {
  const gpu = (deviceName: string) => ({ domain: { devices: { gpus: [{ name: 'g', deviceName }] } } });
  guestTable([
    ['one that is passed through', gpu('nvidia.com/TU104GL_Tesla_T4')],
    ['one of containers', gpu('nvidia.com/gpu'), [rule, 'domain.devices.gpus[0].deviceName', 'nvidia.com/gpu']],
  ]);
  guestTable([['one that the cluster permits', gpu('nvidia.com/gpu')]], undefined, undefined, { permittedHostDevices: ['nvidia.com/gpu'] });
});
