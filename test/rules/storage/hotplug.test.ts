import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, says, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { appTable } from '../workload-table';

says({ 'hotplug/fits-bus': { level: FindingLevel.ADVISED, allowed: ['virtio, scsi', 'scsi'], reported: ['spec.domain.devices.disks[0].disk.bus', 'spec.domain.devices.disks[0].lun.bus'] } });

const rule = 'hotplug/fits-bus';
const guest = (disk: Json, volume: Json = { persistentVolumeClaim: { claimName: 'c', hotpluggable: true } }) => (
  { domain: { devices: { disks: [{ name: 'd', ...disk }] } }, volumes: [{ name: 'd', ...volume }] }
);

guestTable([
  ['virtio', guest({ disk: { bus: 'virtio' } })],
  ['SCSI', guest({ disk: { bus: 'scsi' } })],
  ['a LUN on SCSI', guest({ lun: { bus: 'scsi' } })],
  ['a CD-ROM drive', guest({ cdrom: { bus: 'sata' } })],
  ['SATA of a volume that is not plugged', guest({ disk: { bus: 'sata' } }, { persistentVolumeClaim: { claimName: 'c' } })],
  ['SATA', guest({ disk: { bus: 'sata' } }), [rule, 'domain.devices.disks[0].disk.bus', 'sata']],
  ['USB of a DataVolume', guest({ disk: { bus: 'usb' } }, { dataVolume: { name: 'c', hotpluggable: true } }), [rule, 'domain.devices.disks[0].disk.bus', 'usb']],
  ['no bus, which becomes SATA', guest({ disk: {} }), [rule, 'domain.devices.disks[0].disk.bus', 'sata']],
  ['a LUN on virtio', guest({ lun: { bus: 'virtio' } }), [rule, 'domain.devices.disks[0].lun.bus', 'virtio']],
]);

describe('a preference that is not known may choose the bus', () => appTable('hotplug', [
  ['of a disk without one', [merged(virtualMachine(guest({ disk: {} })), { spec: { preference: { kind: 'VirtualMachinePreference', name: 'p' } } })]],
  ['but not of a disk with one', [merged(virtualMachine(guest({ disk: { bus: 'sata' } })), { spec: { preference: { kind: 'VirtualMachinePreference', name: 'p' } } })],
    [rule, 'spec.template.spec.domain.devices.disks[0].disk.bus', 'sata']],
]));
