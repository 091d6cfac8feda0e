import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * What a tenant may use, pods of containers and of VMs together.
 *
 * A VM is charged as its launcher pod: the guest's memory plus about 270Mi, its vCPUs divided by the cluster's
 * `cpuAllocationRatio`; twice that while it migrates. Under a limit on CPU or memory KubeVirt gives launchers limits by
 * itself: one CPU per vCPU, and twice the requested memory.
 */
export interface TenantQuotaProps {
  /**
   * The sums of CPU requests and limits: `requests.cpu`, `limits.cpu`.
   *
   * @default - not limited
   */
  readonly cpu?: kplus.CpuResources;

  /**
   * The sums of memory requests and limits: `requests.memory`, `limits.memory`.
   *
   * @default - not limited
   */
  readonly memory?: kplus.MemoryResources;

  /**
   * The sums of ephemeral storage requests and limits: `requests.ephemeral-storage`, `limits.ephemeral-storage`.
   *
   * @default - not limited
   */
  readonly ephemeralStorage?: kplus.EphemeralStorageResources;

  /**
   * The sum over all claims: `requests.storage`. An import into a CSI class holds up to three times the disk meanwhile.
   *
   * @default - not limited
   */
  readonly storage?: Size;

  /**
   * The sum over the claims of a storage class, by its name: `<class>.storageclass.storage.k8s.io/requests.storage`.
   *
   * @default - not limited
   */
  readonly storagePerClass?: { [storageClass: string]: Size };

  /**
   * Memory in 2Mi pages: `requests.hugepages-2Mi`.
   *
   * @default - not limited
   */
  readonly hugepages2Mi?: Size;

  /**
   * Memory in 1Gi pages: `requests.hugepages-1Gi`.
   *
   * @default - not limited
   */
  readonly hugepages1Gi?: Size;

  /**
   * Devices, by the name of their extended resource such as `nvidia.com/A100`: `requests.<name>`.
   *
   * @default - not limited
   */
  readonly extendedResources?: { [resource: string]: number };

  /**
   * VirtualMachines, stopped or running, of pools too.
   *
   * @default - not limited
   */
  readonly virtualMachines?: number;

  /**
   * VirtualMachineInstances, the running ones.
   *
   * @default - not limited
   */
  readonly virtualMachineInstances?: number;

  /**
   * VirtualMachineSnapshots.
   *
   * @default - not limited
   */
  readonly virtualMachineSnapshots?: number;

  /**
   * DataVolumes, which stay after they succeeded.
   *
   * @default - not limited
   */
  readonly dataVolumes?: number;

  /**
   * NetworkAttachmentDefinitions.
   *
   * @default - not limited
   */
  readonly networkAttachmentDefinitions?: number;

  /**
   * PersistentVolumeClaims, those that CDI holds during an import included.
   *
   * @default - not limited
   */
  readonly persistentVolumeClaims?: number;

  /**
   * Pod objects, finished ones included: `count/pods`. A VM needs two while it migrates, and its launchers of up to five past
   * migrations stay.
   *
   * @default - not limited
   */
  readonly pods?: number;

  /**
   * Pods that have not finished: `pods`.
   *
   * @default - not limited
   */
  readonly nonTerminalPods?: number;

  /**
   * Objects of any other kind, by `<plural>.<group>`, or by the plural alone in the core group: `count/<key>`.
   *
   * @default - not limited
   */
  readonly objectCounts?: { [resource: string]: number };
}
