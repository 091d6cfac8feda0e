import { isWritable } from './disk-access';
import { kindOf } from './manifest';
import { oncePerInput } from './once-per-input';
import { vmSpecOf } from './vm-spec';
import { claimNameOf, takesClaim } from './volume-claim';
import { volumeImports } from './volume-import';
import { workloadsOf } from './workload';
import type { Workload } from './workload';
import type { VirtualMachineSpec } from '../../imports/kubevirt.io';
import { groupBy } from '../kubernetes/group-by';

/** A disk of a workload that writes to a claim. */
export interface DiskWriter {
  readonly workload: Workload;
  /** Where the volume names the claim. */
  readonly field: string;
  /** The claim, as `namespace/name`. */
  readonly claim: string;
  readonly claimName: string;
  readonly disk: string;
  readonly shareable: boolean;
  /** How many guests are started by themselves that write to it. */
  readonly guests: number;
}

/** Run strategies that start a guest by themselves. */
const STARTING: readonly string[] = ['Always', 'RerunOnFailure', 'Once'];

/** The disks that write to a claim of their namespace, of guests that are started by themselves. */
export const diskWriters = oncePerInput((manifests, cluster): readonly DiskWriter[] => (
  workloadsOf(manifests, cluster).filter((workload) => takesClaim(workload.written) && isStarted(workload)).flatMap((workload) => {
    const { manifest, namespace, written, path, replicas } = workload;
    const { disks = [], filesystems = [] } = written.domain?.devices ?? {};
    // The VMs of a pool have claims of their own for its templates.
    const own = kindOf(manifest) === 'pool.kubevirt.io/VirtualMachinePool' ? volumeImports(manifest).map(({ metadata }) => metadata.name) : [];
    return (written.volumes ?? []).flatMap((volume, i): DiskWriter[] => {
      const { name, persistentVolumeClaim } = volume;
      const claimName = claimNameOf(volume);
      if (!claimName || persistentVolumeClaim?.readOnly || own.includes(claimName) || filesystems.some((each) => each.name === name)) return [];
      const disk = disks.find((each) => each.name === name);
      if (disk && !isWritable(disk)) return [];
      const field = `${path}.volumes[${i}].${persistentVolumeClaim ? 'persistentVolumeClaim.claimName' : 'dataVolume.name'}`;
      return [{ workload, field, claim: `${namespace}/${claimName}`, claimName, disk: name, shareable: disk?.shareable === true, guests: replicas }];
    });
  })
));

/** The same by claim. */
export const writersByClaim = oncePerInput((manifests, cluster) => groupBy(diskWriters(manifests, cluster), ({ claim }) => claim));

function isStarted({ manifest, replicas }: Workload): boolean {
  if (replicas < 1) return false;
  if (kindOf(manifest) !== 'kubevirt.io/VirtualMachine' && manifest.kind !== 'VirtualMachinePool') return true;
  const { running, runStrategy } = vmSpecOf(manifest).spec as VirtualMachineSpec;
  return running === true || STARTING.includes(runStrategy ?? '');
}
