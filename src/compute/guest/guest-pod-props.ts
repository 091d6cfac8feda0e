import * as kplus from 'cdk8s-plus-28';
import { GuestDns } from './guest-dns';
import { WhenUnsatisfiable } from './policies';

/** Spreads the VMs that carry this one's `app.kubernetes.io/name` over topology domains. */
export interface TopologySpreadConstraint {
  /**
   * How far the numbers of VMs in two domains may differ, at least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What a domain is.
   *
   * @default kplus.Topology.HOSTNAME
   */
  readonly topology?: kplus.Topology;

  /**
   * What happens where it cannot be met.
   *
   * @default WhenUnsatisfiable.DO_NOT_SCHEDULE
   */
  readonly whenUnsatisfiable?: WhenUnsatisfiable;
}

/** The launcher pod of a guest: its labels, its place and its name. */
export interface GuestPodProps {
  /**
   * Labels of the launcher pod, besides `selectorLabels` or `app.kubernetes.io/name`, which is the workload's name unless given here; of a name over 63
   * characters, which no label may have, it is the beginning with a hash. Services,
   * policies and scheduling select by `app.kubernetes.io/name`: workloads that share its value are one application to them.
   *
   * @default - selectorLabels only
   */
  readonly labels?: { [key: string]: string };

  /**
   * The labels of the launcher pod by which Services, policies, budgets and `spread` find it, in place of `app.kubernetes.io/name`, which is not
   * written then: for workloads that were there before this app. A VirtualMachine may have none, `{}`: it is found by `vm.kubevirt.io/name`, which
   * KubeVirt writes on its pods.
   *
   * @default - app.kubernetes.io/name
   */
  readonly selectorLabels?: { [key: string]: string };

  /**
   * Annotations of the launcher pod.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels a node must have.
   *
   * @default - any node; see `scheduling` for affinities and tolerations
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Spreads the VMs that carry this one's `app.kubernetes.io/name` label over nodes, zones …
   *
   * @default - none
   */
  readonly spread?: TopologySpreadConstraint[];

  /**
   * The PriorityClass.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * The scheduler.
   *
   * @default - the cluster's default
   */
  readonly schedulerName?: string;

  /**
   * The service account of the launcher pod, with which CDI also authorizes clones. `Disk.serviceAccount` gives the guest its token.
   *
   * @default - the namespace's default
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * The host name in the guest's DHCP and in DNS.
   *
   * @default - the name of the VM
   */
  readonly hostname?: string;

  /**
   * The DNS subdomain: with a headless Service of this name the guest is `<hostname>.<subdomain>.<namespace>.svc`.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * The resolver of the launcher pod, which guests on the pod network get by DHCP.
   *
   * @default - that of the cluster
   */
  readonly dns?: GuestDns;
}
