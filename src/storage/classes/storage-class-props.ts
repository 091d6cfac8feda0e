import * as kplus from 'cdk8s-plus-28';

/** When a volume is made for a claim. */
export enum VolumeBindingMode {
  /** As soon as the claim is there, wherever the provisioner likes. CDI and KubeVirt fill disks before a VM starts. */
  IMMEDIATE = 'Immediate',
  /** Once a pod uses the claim, where that pod can run: needed for volumes that not all nodes reach. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}

/** Where volumes of a class may be. */
export interface AllowedTopology {
  /** Labels of the place with their allowed values, such as `topology.kubernetes.io/zone`; all must match. */
  readonly matchLabels: { [key: string]: string[] };
}

/** Properties of a `StorageClass`. */
export interface StorageClassProps extends kplus.ResourceProps {
  /** What makes the volumes: the name of a CSI driver, such as `ebs.csi.aws.com`, or `StorageClass.NO_PROVISIONER`. */
  readonly provisioner: string;

  /**
   * What the provisioner is told, such as IOPS, a pool, encryption. Its documentation says which keys it knows; all values are texts: `"true"`, `"5000"`.
   *
   * @default - none
   */
  readonly parameters?: { [key: string]: string };

  /**
   * What happens to a volume whose claim is deleted.
   *
   * @default - Kubernetes': PersistentVolumeReclaimPolicy.DELETE
   */
  readonly reclaimPolicy?: kplus.PersistentVolumeReclaimPolicy;

  /**
   * Whether claims can be made larger later. KubeVirt shows running guests the new size, before 1.9 with the feature gate ExpandDisks.
   *
   * @default false
   */
  readonly allowVolumeExpansion?: boolean;

  /**
   * When a volume is made.
   *
   * @default - Kubernetes': VolumeBindingMode.IMMEDIATE
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Mount options of the file systems.
   *
   * @default - none
   */
  readonly mountOptions?: string[];

  /**
   * Where volumes may be: in one of these.
   *
   * @default - wherever the provisioner can make them
   */
  readonly allowedTopologies?: AllowedTopology[];

  /**
   * Whether it is used where a claim names no class: annotation `storageclass.kubernetes.io/is-default-class`.
   *
   * @default false
   */
  readonly isDefaultClass?: boolean;

  /**
   * Whether CDI prefers it for disks of VMs that name no class: annotation `storageclass.kubevirt.io/is-default-virt-class`.
   *
   * @default false
   */
  readonly isDefaultVirtClass?: boolean;
}
