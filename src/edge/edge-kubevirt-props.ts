import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KubeVirtProps } from '../cluster';

/** What the pods of KubeVirt request of memory where it is not KubeVirt's own, which is meant for nodes of any size. */
export interface EdgeKubeVirtMemory {
  /**
   * That of virt-api.
   *
   * @default - KubeVirt's: 500Mi (v1.9.0)
   */
  readonly virtApi?: Size;

  /**
   * That of virt-controller.
   *
   * @default - KubeVirt's: 275Mi (v1.9.0)
   */
  readonly virtController?: Size;

  /**
   * That of virt-exportproxy.
   *
   * @default - KubeVirt's: 150Mi (v1.9.0)
   */
  readonly virtExportProxy?: Size;

  /**
   * That of virt-handler.
   *
   * @default - KubeVirt's: 325Mi (v1.9.0)
   */
  readonly virtHandler?: Size;
}

/** Properties of an `EdgeKubeVirt`: how small it is, and everything that a KubeVirt CR has. What is given here is left as it is. */
export interface EdgeKubeVirtProps extends KubeVirtProps {
  /**
   * What its pods request of memory: JSON patches in `components.patches`, before those given there.
   *
   * @default - KubeVirt's own
   */
  readonly componentMemory?: EdgeKubeVirtMemory;

  /**
   * Taints of the node that its pods tolerate, virt-handler too.
   *
   * @default - none
   */
  readonly tolerations?: kplus.NodeTaintQuery[];
}
