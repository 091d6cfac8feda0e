// Types only, which leave nothing at run time: sizes and effects are those that users have.
// eslint-disable-next-line no-restricted-imports
import type { Size } from 'cdk8s';
// eslint-disable-next-line no-restricted-imports
import type { TaintEffect } from 'cdk8s-plus-28';
import type { Architecture } from './architecture';

/** A taint of nodes, which keeps pods away that do not tolerate it. */
export interface NodeTaint {
  /**
   * The key of the taint.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   */
  readonly key: string;

  /**
   * The value of the taint.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - none
   */
  readonly value?: string;

  /**
   * What becomes of pods that do not tolerate it.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   */
  readonly effect: TaintEffect;
}

/** A NUMA cell of a node. */
export interface NumaCell {
  /**
   * CPUs of the cell that pods can be given.
   *
   * Read by `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`.
   */
  readonly cpus: number;

  /**
   * Huge pages of 2Mi in the cell.
   *
   * Read by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: taken to be enough
   */
  readonly hugepages2Mi?: Size;

  /**
   * Huge pages of 1Gi in the cell.
   *
   * Read by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: taken to be enough
   */
  readonly hugepages1Gi?: Size;
}

/**
 * Nodes of one kind, by what pods can be given on each: the `status.allocatable` of a node. What is not said of them is unknown, and nothing
 * is found to be wrong with it.
 */
export interface NodeGroup {
  /**
   * How many nodes there are.
   *
   * Read by `QuotaStrategy`, `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `kubevirt/references-cpu-model`, `node-health-check/has-other-node`,
   * `node-health-check/lets-one-node-fail`, `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`.
   */
  readonly count: number;
  /**
   * Allocatable CPUs of one node.
   *
   * Read by `QuotaStrategy`, `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`,
   * `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`.
   */
  readonly cpus: number;
  /**
   * Allocatable memory of one node, without huge pages.
   *
   * Read by `QuotaStrategy`, `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`,
   * `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`.
   */
  readonly memory: Size;

  /**
   * All labels of each node that workloads select nodes by. Of labels of Kubernetes and KubeVirt, such as `topology.kubernetes.io/zone`, only
   * those that are given are known; give `kubernetes.io/hostname` only to a group of one node.
   *
   * Read by `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `kubevirt/references-cpu-model`, `node-health-check/has-other-node`,
   * `node-health-check/lets-one-node-fail`, `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: selectors are taken to match
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * The taints of each node.
   *
   * Read by `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `kubevirt/references-cpu-model`, `node-room/fits-pods`, `node-room/fits-topology`,
   * `placement/fits-node`.
   *
   * @default - none
   */
  readonly taints?: NodeTaint[];

  /**
   * The architecture of the nodes.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`,
   * `machine/requires-gate-for-architecture`, `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: taken to be that of the workload
   */
  readonly architecture?: Architecture;

  /**
   * Allocatable huge pages of 2Mi of one node.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: taken to be enough
   */
  readonly hugepages2Mi?: Size;

  /**
   * Allocatable huge pages of 1Gi of one node.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: taken to be enough
   */
  readonly hugepages1Gi?: Size;

  /**
   * All devices of one node by the names of their resources: GPUs, virtual functions … A device that is not listed is not there. Devices of
   * KubeVirt need not be listed.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: taken to be enough
   */
  readonly extendedResources?: { readonly [resource: string]: number };

  /**
   * The NUMA cells of one node.
   *
   * Read by `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `kubevirt/references-cpu-model`, `node-room/fits-pods`, `node-room/fits-topology`,
   * `placement/fits-node`.
   *
   * @default - unknown: every layout is taken to fit
   */
  readonly numaCells?: NumaCell[];

  /**
   * Whether kubelet gives pods CPUs of their own: `cpuManagerPolicy: static`, label `kubevirt.io/cpumanager`.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default - unknown: it is taken to do so
   */
  readonly cpuManager?: boolean;

  /**
   * Whether the nodes have the device that guests run on, `/dev/kvm`. Nodes of a cluster that emulates it run guests without.
   *
   * Read by `Report`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`,
   * `node-room/fits-topology`, `placement/fits-node`.
   *
   * @default true
   */
  readonly kvm?: boolean;

  /**
   * All CPU models that guests can name on these nodes: the labels `cpu-model.node.kubevirt.io/<model>`.
   *
   * Read by `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `kubevirt/references-cpu-model`, `node-room/fits-pods`, `node-room/fits-topology`,
   * `placement/fits-node`.
   *
   * @default - unknown: every model is taken to be there
   */
  readonly cpuModels?: string[];

  /**
   * The CPU model that `host-model` comes to on these nodes: the label `host-model-cpu.node.kubevirt.io/<model>`.
   *
   * Read by `Report`, and by the rules `cpu-model/avoids-obsolete`, `cpu-model/has-known-name`, `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `kubevirt/references-cpu-model`, `node-room/fits-pods`, `node-room/fits-topology`,
   * `placement/fits-node`.
   *
   * @default - unknown: taken to be the same everywhere
   */
  readonly hostCpuModel?: string;
}
