import { App, Chart, Size } from 'cdk8s';
import { EvictionStrategy, GuestProps, Platform, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const DEVICES = 'spec.template.spec.domain.devices';
const gpu = { name: 'gpu1', deviceName: 'nvidia.com/GA100_A100' };
const fpga = { name: 'fpga1', deviceName: 'amd.com/fpga-u50' };

const accelerated = (props: GuestProps) => (chart: Chart, app: App) => {
  new Platform(app, 'Platform', { featureGates: ['HostDevices'] });
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(16), ...props });
};

refused({
  '08-security/R25': [
    accelerated({ gpus: [{ name: 'a', deviceName: 'A100' }], hostDevices: [{ name: 'b', deviceName: 'pci_0000_01_00_0' }, { name: 'c', deviceName: '0000:01:00.0' }] }),
    '[apps/vm] deviceName of GPU "a": got "A100"',
    '[apps/vm] deviceName of host device "b": got "pci_0000_01_00_0"',
    '[apps/vm] deviceName of host device "c": got "0000:01:00.0"',
  ],
  '08-security/R26': [
    (chart) => manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec: {
        runStrategy: 'Always',
        template: { spec: { domain: { memory: { guest: '16Gi' }, devices: { gpus: [gpu] }, resources: { limits: { [gpu.deviceName]: '1' } } } } },
      },
    }),
    'advised device-name/avoids-second-request spec.template.spec.domain.resources.limits[nvidia.com/GA100_A100]: 1',
  ],
  '08-security/R27': [accelerated({ gpus: [gpu], hostDevices: [fpga], evictionStrategy: EvictionStrategy.LIVE_MIGRATE }), '[apps/vm] evictionStrategy: got "LiveMigrate"'],
  '08-security/R27, a GPU alone': [
    accelerated({ gpus: [gpu], evictionStrategy: EvictionStrategy.LIVE_MIGRATE }), `advised migratable/avoids-node-devices ${DEVICES}.gpus: nvidia.com/GA100_A100`,
  ],
});
