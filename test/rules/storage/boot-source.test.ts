import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const rule = 'boot-source/holds-system';
const looping = 'boot-source/avoids-installer-first';
says({
  [rule]: { level: FindingLevel.ADVISED, allowed: 'a disk with a system, a CD-ROM, or a boot from the network' },
  [looping]: { level: FindingLevel.ADVISED, allowed: 'an order after that of blank' },
});

const target = { storage: { resources: { requests: { storage: '1Gi' } } } };
/** A VM with templates of a blank volume and of one with a system. */
const machine = (fragment: Json) => merged(virtualMachine(fragment), {
  spec: {
    dataVolumeTemplates: [
      { metadata: { name: 'blank' }, spec: { source: { blank: {} }, ...target } },
      { metadata: { name: 'full' }, spec: { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'default' }, ...target } },
    ],
  },
});
const sources: Json = {
  blank: { dataVolume: { name: 'blank' } },
  full: { dataVolume: { name: 'full' } },
  claim: { persistentVolumeClaim: { claimName: 'c' } },
  iso: { containerDisk: { image: 'a:v1' } },
  windows: { containerDisk: { image: 'windows-server:v1' } },
  drivers: { containerDisk: { image: 'virtio:v1' } },
  ci: { cloudInitNoCloud: { userData: '#cloud-config\n' } },
  scratch: { emptyDisk: { capacity: '1Gi' } },
};
/** A guest with the volumes of these names as disks. */
function guest(names: string[], orders: { [name: string]: number } = {}, domain: Json = {}): Json {
  const disks = names.map((name) => ({
    name,
    ...name === 'iso' || name === 'windows' ? { cdrom: { bus: 'sata' } } : { disk: { bus: 'virtio' } },
    ...orders[name] ? { bootOrder: orders[name] } : {},
  }));
  return { domain: { ...domain, devices: { ...domain.devices, disks } }, volumes: names.map((name) => ({ name, ...sources[name] })) };
}

/** Templates that no volume uses are refused. */
const judged = (rows: Parameters<typeof guestTable>[0]) => guestTable(rows, (fragment) => {
  const names = (fragment.volumes as { name: string }[]).map(({ name }) => name);
  const whole = machine(fragment);
  const dataVolumeTemplates = whole.spec.dataVolumeTemplates.filter(({ metadata }: Json) => names.includes(metadata.name));
  return merged(whole, { spec: { dataVolumeTemplates } });
});

describe(rule, () => judged([
  ['a system', guest(['full', 'blank', 'ci'])],
  ['a claim that may hold one', guest(['claim', 'blank'])],
  ['a CD-ROM to install from', guest(['blank', 'iso'])],
  ['data only, of which nobody says that it boots', guest(['scratch', 'ci'])],
  ['the order of the system', guest(['blank', 'full'], { full: 1 })],
  ['an order with the system', guest(['blank', 'full'], { blank: 1, full: 2 })],
  ['a boot from the network', { ...guest(['blank'], {}, { devices: { interfaces: [{ name: 'n', masquerade: {}, bootOrder: 1 }] } }), networks: [{ name: 'n', pod: {} }] }],
  ['a kernel', guest(['blank'], {}, { firmware: { kernelBoot: { container: { image: 'a:v1', kernelPath: '/k' } } } })],
  ['a blank volume', guest(['blank', 'ci']), [rule, 'domain.devices.disks[0].name', 'blank, a blank volume']],
  ['the order of data', guest(['full', 'ci'], { ci: 1 }), [rule, 'domain.devices.disks[1].bootOrder', 'the boot order of ci, cloudInitNoCloud']],
  ['the order of a blank volume', guest(['full', 'blank'], { blank: 1 }), [rule, 'domain.devices.disks[1].bootOrder', 'the boot order of blank, a blank volume']],
]));

describe(looping, () => judged([
  ['the disk first', guest(['blank', 'iso'], { blank: 1, iso: 2 })],
  ['no order', guest(['blank', 'iso'])],
  ['the CD-ROM only', guest(['blank', 'iso'], { iso: 1 })],
  ['a disk with a system', guest(['full', 'iso'], { iso: 1, full: 2 })],
  ['Windows, which waits for a key', guest(['blank', 'windows', 'drivers'], { windows: 1, blank: 2 })],
  ['the CD-ROM first', guest(['blank', 'iso'], { iso: 1, blank: 2 }), [looping, 'domain.devices.disks[1].bootOrder', '1, before blank, a blank volume']],
]));
