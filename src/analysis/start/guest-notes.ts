import type { StartNote } from './model';
import type { StartFacts } from './start-facts';
import type { StartInput } from './start-input';
import { hasVfio } from '../../manifests/guest-traits';
import type { Vmi } from '../../manifests/vmi';
import type { Workload } from '../../manifests/workload';

/** What makes the start of a guest longer for which the model has no figure. */
export function guestNotes(
  { manifest, path }: Workload, guest: Vmi, { installs }: StartInput, { preparations }: StartFacts,
): StartNote[] {
  const { spec } = guest;
  const notes: StartNote[] = [];
  const longer = (phase: StartNote['phase'], field: string, text: string) => notes.push({ phase, effect: 'longer', field, text });
  for (const { field, waits } of preparations) {
    if (waits) longer('prepare', field, `It is filled only once a node is chosen or somebody acts: ${waits.why}.`);
  }
  if (spec.domain.memory?.hugepages) longer('start', guest.originOf('domain.memory.hugepages'), 'Huge pages are cleared before the guest starts: the larger the guest, the longer.');
  else if (hasVfio(spec)) longer('start', guest.originOf('domain.devices'), 'Devices of the node keep all memory of the guest in place, which is allocated before it starts.');
  const boot = firstBoot(spec);
  if (boot?.isNetwork) {
    notes.push({ phase: 'ready', effect: 'varies', field: guest.originOf(boot.field), text: 'It boots over the network: how long the download takes is not known.' });
  } else if (boot?.isCdrom) {
    longer('ready', guest.originOf(boot.field), 'It boots from a CD-ROM: an installation takes many minutes.');
  }
  const installed = installs.get(manifest);
  if (installed) longer('ready', installed.field || path, `cloud-init ${installed.text}: put that into the image.`);
  return notes;
}

interface Boot {
  readonly order: number;
  readonly field: string;
  readonly isNetwork?: boolean;
  readonly isCdrom?: boolean;
}

/** What it boots from: the lowest order, and the first disk where nothing has one. */
function firstBoot({ domain: { devices: { disks = [], interfaces = [] } } }: Vmi['spec']): Boot | undefined {
  const found: Boot[] = [
    ...disks.map(({ bootOrder: order = Infinity, cdrom }, i) => ({ order, field: `domain.devices.disks[${i}]`, isCdrom: cdrom !== undefined })),
    ...interfaces.flatMap(({ bootOrder: order }, i) => (order === undefined ? [] : [{ order, field: `domain.devices.interfaces[${i}].bootOrder`, isNetwork: true }])),
  ];
  return found.reduce<Boot | undefined>((first, each) => (first && first.order <= each.order ? first : each), undefined);
}
