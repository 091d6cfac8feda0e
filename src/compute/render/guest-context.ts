import type { Firmware, VirtualMachineInstanceSpec, Volume } from '../../../imports/kubevirt.io';
import { Architecture } from '../../platform/distribution';
import { PresentedDisk } from '../../storage/disks/presented-disk';
import { RenderedDisk } from '../../storage/disks/render-disk';

/** What the workload knows and the guest does not. */
export interface GuestContext {
  /** The guest's disks, rendered. */
  readonly disks: readonly RenderedDisk[];
  /** Labels of the launcher pod that select it. */
  readonly selector: { readonly [key: string]: string };
  /** The architecture it will have. */
  readonly architecture: Architecture;
  /** Whether somebody stated it, rather than leaving it to the cluster. */
  readonly architectureIsStated: boolean;
  /** Firmware identity. */
  readonly identity: Pick<Firmware, 'uuid' | 'serial'>;
  /** Whether a preference may choose what the user leaves open. */
  readonly hasPreference: boolean;
  /** The volume of the cloud-init disk, where there is one. */
  readonly cloudInit?: Volume;
  /** How the guest sees that disk. */
  readonly cloudInitDisk: PresentedDisk;
  /** Affinity and tolerations. */
  readonly placement: Pick<VirtualMachineInstanceSpec, 'affinity' | 'tolerations' | 'nodeSelector'>;
}
