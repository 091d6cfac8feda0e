/** The CPU models of x86 that QEMU and libvirt know (cpu_map of libvirt); each has versions, such as EPYC-Rome-v4. */
export const CPU_MODELS: readonly string[] = [
  '486', 'athlon', 'Broadwell', 'Broadwell-IBRS', 'Broadwell-noTSX', 'Broadwell-noTSX-IBRS', 'Cascadelake-Server', 'Cascadelake-Server-noTSX', 'ClearwaterForest', 'Conroe',
  'Cooperlake', 'core2duo', 'coreduo', 'Denverton', 'Dhyana', 'DiamondRapids', 'EPYC', 'EPYC-Genoa', 'EPYC-IBPB', 'EPYC-Milan', 'EPYC-Rome', 'EPYC-Turin', 'GraniteRapids', 'Haswell',
  'Haswell-IBRS', 'Haswell-noTSX', 'Haswell-noTSX-IBRS', 'Icelake-Client', 'Icelake-Client-noTSX', 'Icelake-Server', 'Icelake-Server-noTSX', 'IvyBridge', 'IvyBridge-IBRS',
  'KnightsMill', 'kvm32', 'kvm64', 'n270', 'Nehalem', 'Nehalem-IBRS', 'Opteron_G1', 'Opteron_G2', 'Opteron_G3', 'Opteron_G4', 'Opteron_G5', 'Penryn', 'pentium', 'pentium2', 'pentium3',
  'pentiumpro', 'phenom', 'qemu32', 'qemu64', 'SandyBridge', 'SandyBridge-IBRS', 'SapphireRapids', 'SierraForest', 'Skylake-Client', 'Skylake-Client-IBRS',
  'Skylake-Client-noTSX-IBRS', 'Skylake-Server', 'Skylake-Server-IBRS', 'Skylake-Server-noTSX-IBRS', 'Snowridge', 'Westmere', 'Westmere-IBRS', 'YongFeng',
];

/** Those with which KubeVirt labels no node unless its CR has a list of its own (`DefaultObsoleteCPUModels` of virt-handler). */
export const OBSOLETE_CPU_MODELS: readonly string[] = [
  '486', 'athlon', 'Conroe', 'core2duo', 'coreduo', 'kvm32', 'kvm64', 'n270', 'Opteron_G1', 'Opteron_G2', 'pentium', 'pentium2', 'pentium3', 'pentiumpro', 'phenom', 'qemu32', 'qemu64',
];

/** A model without its version. */
export function withoutVersion(model: string): string {
  return model.replace(/-v\d+$/, '');
}
