/** How many guests share a node. Defaults are those of KubeVirt v1.9.0. */
export interface KubeVirtDensity {
  /**
   * How many vCPUs share one requested CPU, a whole number from 1: `developerConfiguration.cpuAllocationRatio`. Guests with dedicated CPUs share none.
   *
   * @default - KubeVirt's: 10
   */
  readonly cpuAllocationRatio?: number;

  /**
   * The memory of guests in percent of what their launchers request, a whole number from 10: `developerConfiguration.memoryOvercommit`. Above 100, nodes
   * can run out of memory, and guests are killed. Guests whose memory is pinned, by huge pages or devices, need all of theirs whatever it is.
   *
   * @default - KubeVirt's: 100
   */
  readonly memoryOvercommit?: number;

  /**
   * By how much the overhead that KubeVirt computes is multiplied, from 1: `configuration.additionalGuestMemoryOverheadRatio`.
   *
   * @default - KubeVirt's: 1
   */
  readonly memoryOverheadRatio?: number;

  /**
   * How many instances a node may run: `configuration.virtualMachineInstancesPerNode`.
   *
   * @default - KubeVirt's: 1000
   */
  readonly virtualMachineInstancesPerNode?: number;

  /**
   * The labels of nodes whose kernel merges equal pages of guests: `configuration.ksmConfiguration`. `{}` is all nodes.
   *
   * @default - no node; KubeVirt leaves what the node does
   */
  readonly samePageMergingNodes?: { [label: string]: string };

  /**
   * The labels of namespaces whose launchers get a limit of one CPU for each vCPU: `configuration.autoCPULimitNamespaceLabelSelector`. `{}` is all
   * namespaces.
   *
   * @default - those with a ResourceQuota on limits of CPU
   */
  readonly cpuLimitNamespaces?: { [label: string]: string };
}
