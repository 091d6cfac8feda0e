import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AccessCredential } from './access-credential';
import { CloudInit } from './cloud-init/cloud-init';
import { Firmware, Tpm } from './firmware';
import { GuestCpu } from './guest-cpu';
import { GuestDeviceProps } from './guest-device-props';
import { GuestProbe } from './guest-probe';
import { GuestResources, Hugepages } from './memory';
import { EvictionStrategy, WhenUnsatisfiable } from './policies';
import { GuestNetwork } from '../network/guest-network';
import { Architecture } from '../platform/distribution';
import { Disk } from '../storage/disk';

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

/** Where the text of cloud-init goes. */
export enum CloudInitPlacement {
  /** Inline up to KubeVirt's limit of 2,048 bytes, else in a Secret. */
  AUTO = 'auto',
  /** Inline always; over the limit the cluster refuses it. */
  INLINE = 'inline',
  /** In a Secret always. */
  SECRET = 'secret',
}

/** A guest: what a virtual machine, a pool and a replica set have in common. */
export interface GuestProps extends kplus.ResourceProps, GuestDeviceProps {
  /**
   * Virtual CPUs.
   *
   * @default - one, or the instancetype's
   */
  readonly cpu?: GuestCpu;

  /**
   * Memory that the guest sees. Required unless an instancetype gives it.
   *
   * @default - the instancetype's
   */
  readonly memory?: Size;

  /**
   * Backs the memory with huge pages of this size, which must divide it. Nodes must have them set aside.
   *
   * @default - ordinary pages
   */
  readonly hugepages?: Hugepages;

  /**
   * Memory that live memory hotplug may reach. A pool then names its architecture.
   *
   * @default - KubeVirt's: four times the memory
   */
  readonly maxGuest?: Size;

  /**
   * What the launcher pod asks of the node, where that shall not be derived.
   *
   * @default - derived by KubeVirt from `cpu` and `memory`
   */
  readonly resources?: GuestResources;

  /**
   * What boots the guest.
   *
   * @default - KubeVirt's: BIOS on amd64, EFI on arm64
   */
  readonly firmware?: Firmware;

  /**
   * A Trusted Platform Module.
   *
   * @default - none
   */
  readonly tpm?: Tpm;

  /**
   * The machine type, such as `q35` or `pc-q35-rhel9.4.0`.
   *
   * @default - the cluster's for the architecture, which KubeVirt writes into the VM
   */
  readonly machineType?: string;

  /**
   * The CPU architecture. KubeVirt writes its default into a VM that has none, which GitOps sees as drift.
   *
   * @default - what a Platform states, else left to the cluster
   */
  readonly architecture?: Architecture;

  /**
   * The disks, in the order in which firmware tries them.
   *
   * @default - none; see `addDisk`
   */
  readonly disks?: Disk[];

  /**
   * The networks.
   *
   * @default - the pod network, masqueraded
   */
  readonly networks?: GuestNetwork[];

  /**
   * First-boot configuration. It becomes the disk `cloudinit`.
   *
   * @default - none
   */
  readonly cloudInit?: CloudInit;

  /**
   * Where the text of `cloudInit` goes. Everyone who can read the manifests can read it in both places.
   *
   * @default CloudInitPlacement.AUTO
   */
  readonly cloudInitPlacement?: CloudInitPlacement;

  /**
   * Credentials taken from Secrets.
   *
   * @default - none; see `addAccessCredential`
   */
  readonly accessCredentials?: AccessCredential[];

  /**
   * When the guest may get traffic.
   *
   * @default - as soon as it runs
   */
  readonly readinessProbe?: GuestProbe;

  /**
   * When the guest is stopped as dead; its run strategy decides what then.
   *
   * @default - never
   */
  readonly livenessProbe?: GuestProbe;

  /**
   * What happens when the node is drained.
   *
   * @default - the cluster's (KubeVirt CR), which is None unless set
   */
  readonly evictionStrategy?: EvictionStrategy;

  /**
   * Time between the shutdown signal and the power cord.
   *
   * @default - KubeVirt's: 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Starts the guest paused; `virtctl unpause` boots it. Not with a liveness probe.
   *
   * @default false
   */
  readonly startPaused?: boolean;

  /**
   * Labels of the launcher pod, besides `app.kubernetes.io/name`, which is the workload's name unless given here; of a name over 63
   * characters, which no label may have, it is the beginning with a hash. Services,
   * policies and scheduling select by `app.kubernetes.io/name`: workloads that share its value are one application to them.
   *
   * @default - app.kubernetes.io/name only
   */
  readonly labels?: { [key: string]: string };

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
}
