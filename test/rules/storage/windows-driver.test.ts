import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine } from '../workload-table';

const rule = 'windows-driver/requires-drivers';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'virtio beside a CD-ROM with its drivers, or sata' } });

const blank = { metadata: { name: 'root' }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '60Gi' } } } } };
const iso = (claimName: string) => ({ name: 'iso', persistentVolumeClaim: { claimName } });
const install = (bus: string, volumes: Json[], drive: Json = {}) => merged(
  machine({ domain: { devices: { disks: [{ name: 'iso', cdrom: { bus: 'sata' }, ...drive }, { name: 'root', disk: { bus } }] } }, volumes: [...volumes, { name: 'root', dataVolume: { name: 'root' } }] }),
  { spec: { dataVolumeTemplates: [blank] } },
);
const old = merged(install('virtio', [iso('windows-2022-iso')]), { spec: { dataVolumeTemplates: undefined } });
const found = (name: string): [string, string, string] => [rule, 'spec.template.spec.domain.devices.disks[1].disk.bus', `virtio, where ${name} is installed`];

appTable('windows-driver', [
  ['a disk on SATA', [install('sata', [iso('windows-2022-iso')])]],
  ['another system', [install('virtio', [iso('fedora-iso')])]],
  ['Darwin 20', [install('virtio', [iso('darwin20')])]],
  ['drivers', [install('virtio', [iso('win11'), { name: 'drivers', containerDisk: { image: 'quay.io/kubevirt/virtio-container-disk:v1.9.0' } }])]],
  ['drivers in the image', [install('virtio', [iso('win2k22-virtio')])]],
  ['a disk that may have it', [old]],
  ['a blank disk', [install('virtio', [iso('windows-2022-iso')])], found('windows-2022-iso')],
  ['a short name', [install('virtio', [iso('iso-win11')])], found('iso-win11')],
  ['a boot from the CD-ROM', [merged(install('virtio', [iso('windows')], { bootOrder: 1 }), { spec: { dataVolumeTemplates: undefined } })], found('windows')],
]);
