import type { Volume } from '../../imports/kubevirt.io';

/** Everything a volume can be. */
export const SOURCES = [
  'persistentVolumeClaim', 'dataVolume', 'containerDisk', 'cloudInitNoCloud', 'cloudInitConfigDrive', 'emptyDisk', 'ephemeral', 'hostDisk',
  'configMap', 'secret', 'serviceAccount', 'downwardAPI', 'downwardMetrics', 'sysprep', 'memoryDump', 'containerPath',
] as const satisfies readonly (keyof Volume)[];

/** What this volume is. */
export function sourcesOf(volume: Volume): readonly (keyof Volume)[] {
  return SOURCES.filter((source) => volume[source] !== undefined);
}
