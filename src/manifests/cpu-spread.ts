import type { VirtualMachinePreferenceSpec } from '../../imports/instancetype.kubevirt.io';

/** Where a preference wants the vCPUs, in today's words: the deprecated `preferCores` is `cores`. */
export function topologyOf(preference: VirtualMachinePreferenceSpec | undefined): string {
  const { preferredCPUTopology = 'sockets' } = preference?.cpu ?? {};
  const deprecated = /^prefer(Sockets|Cores|Threads|Spread|Any)$/.exec(preferredCPUTopology);
  return deprecated ? deprecated[1].toLowerCase() : preferredCPUTopology;
}

/** How a preference spreads vCPUs over the dimensions of the topology. */
export function spreadOf(preference: VirtualMachinePreferenceSpec | undefined): { ratio: number; across: string } {
  const { across = 'SocketsCores', ratio } = preference?.cpu?.spreadOptions ?? {};
  return { across, ratio: ratio ?? (preference?.preferSpreadSocketToCoreRatio || 2) };
}

/** Whether a number of vCPUs fills the dimensions that a preference spreads them over; nothing divides by a ratio of zero. */
export function dividesInto(vcpus: number, preference: VirtualMachinePreferenceSpec | undefined): boolean {
  if (topologyOf(preference) !== 'spread') return true;
  const { ratio, across } = spreadOf(preference);
  switch (across) {
    case 'SocketsCores':
    case 'CoresThreads': return vcpus % ratio === 0;
    case 'SocketsCoresThreads': return vcpus % 2 === 0 && (vcpus / 2) % ratio === 0;
    default: return true;
  }
}
