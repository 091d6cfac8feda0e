import { EdgeKubeVirtProps } from './edge-kubevirt-props';
import { EdgeMonitorProps } from './edge-monitor';
import { EdgeNode } from './edge-node';
import { EdgeVirtualMachineProps } from './edge-virtual-machine-props';
import { PlatformProps } from '../platform';
import { PodSecurityLevel } from '../tenancy';

/** What a store runs. */
export interface EdgeStoreDefinition {
  /** The VM of each store; named `pos` unless `metadata.name` is given. */
  readonly virtualMachine: EdgeVirtualMachineProps;

  /**
   * A container beside the VM; named `monitor` unless `metadata.name` is given.
   *
   * @default - none
   */
  readonly monitor?: EdgeMonitorProps;

  /**
   * KubeVirt's CR, in the namespace `kubevirt` unless `metadata.namespace` is given, and named `kubevirt` unless `metadata.name` is. It is counted
   * in the default footprint of the node.
   *
   * @default - none: KubeVirt is configured elsewhere
   */
  readonly kubevirt?: EdgeKubeVirtProps;

  /**
   * How much the pods of the namespace may do.
   *
   * @default PodSecurityLevel.BASELINE
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * The one node of the store: what runs on it is judged against what it has.
   *
   * @default - `new EdgeNode()`, whose footprint counts the memory that `kubevirt` says
   */
  readonly node?: EdgeNode;

  /**
   * What else is known about the cluster, such as versions. `nodes`, `architecture` and `storageClasses` are those of the store unless given here; the
   * id of the store is added to `identitySalt`.
   *
   * @default - nothing
   */
  readonly platform?: PlatformProps;
}

/** Properties of an `EdgeStoreWorkload`. */
export interface EdgeStoreWorkloadProps extends EdgeStoreDefinition {
  /**
   * The namespace of the VM and the monitor.
   *
   * @default - the id of the store
   */
  readonly namespace?: string;

  /**
   * Labels of all objects.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };
}
