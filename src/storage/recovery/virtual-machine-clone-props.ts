import * as kplus from 'cdk8s-plus-28';
import { VirtualMachineCloneSource } from './virtual-machine-clone-source';
import { VirtualMachinePatch } from './virtual-machine-patch';

/** What the volumes of a clone are called. */
export enum VolumeNamePolicy {
  /** `restore-<uid of the restore>-<volume>`. */
  RANDOMIZE_NAMES = 'RandomizeNames',
  /** `<target>-<volume>`. */
  PREFIX_TARGET_NAME = 'PrefixTargetName',
}

/** Properties of a `VirtualMachineClone`. */
export interface VirtualMachineCloneProps extends kplus.ResourceProps {
  /** The VM or snapshot that is cloned. */
  readonly source: VirtualMachineCloneSource;

  /**
   * The name of the VM that is made.
   *
   * @default - KubeVirt's: `<source>-clone-<random>`, as `status.targetName` says
   */
  readonly targetName?: string;

  /**
   * MAC addresses of the clone, by the names of its networks. KubeVirt 1.6 to 1.9 completes no clone whose address has colons
   * (kubevirt/kubevirt#18617), so they are written with `-`, which means the same.
   *
   * @default - none of a network that is not named here: it gets one at each start, or for good where kubemacpool is installed
   */
  readonly newMacAddresses?: { [networkName: string]: string };

  /**
   * The serial number of the clone's SMBIOS, a text without commas and colons.
   *
   * @default - none; the clone has another firmware UUID in any case
   */
  readonly newSmbiosSerial?: string;

  /**
   * Which labels of the VM are copied: `*` for all, keys, and keys with `!` before them, which are not copied though others match. KubeVirt takes them
   * for regular expressions that match anywhere in a key. A list without one that copies, such as `!key` alone, copies nothing.
   *
   * @default - all
   */
  readonly labelFilters?: string[];

  /**
   * Which annotations of the VM are copied, as in `labelFilters`.
   *
   * @default - all
   */
  readonly annotationFilters?: string[];

  /**
   * Which labels of the VM's template are copied, as in `labelFilters`: those are on its launcher pods, so Services select the clone by them.
   *
   * @default - all
   */
  readonly templateLabelFilters?: string[];

  /**
   * Which annotations of the VM's template are copied, as in `labelFilters`.
   *
   * @default - all
   */
  readonly templateAnnotationFilters?: string[];

  /**
   * What the volumes of the clone are called. Needs KubeVirt 1.9.
   *
   * @default - KubeVirt's: VolumeNamePolicy.RANDOMIZE_NAMES
   */
  readonly volumeNamePolicy?: VolumeNamePolicy;

  /**
   * Changes of the clone, applied after all others.
   *
   * @default - none
   */
  readonly patches?: VirtualMachinePatch[];
}
