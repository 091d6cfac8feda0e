import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeKubeVirtMemory } from './edge-kubevirt-props';

/** What something takes of a node. */
export interface EdgeFootprintOptions {
  /**
   * The CPU that the component takes of each node.
   *
   * @default - as its source says; nothing for `of`
   */
  readonly cpu?: kplus.Cpu;

  /**
   * The memory that the component takes of each node.
   *
   * @default - as its source says; nothing for `of`
   */
  readonly memory?: Size;
}

/** What KubeVirt takes of a node. */
export interface EdgeKubeVirtFootprintOptions {
  /**
   * Replicas of virt-api, virt-controller and virt-exportproxy: `spec.infra.replicas` of its CR.
   *
   * @default 1, as EdgeKubeVirt says; without a CR that says so it is 2
   */
  readonly infraReplicas?: number;

  /**
   * Replicas of virt-operator: those of its Deployment, which the release manifest makes.
   *
   * @default 2, as in the release manifest of v1.9.0
   */
  readonly operatorReplicas?: number;

  /**
   * What its pods request of memory.
   *
   * @default - KubeVirt's own
   */
  readonly componentMemory?: EdgeKubeVirtMemory;
}
