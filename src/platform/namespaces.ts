import { Distribution } from './distribution';

/** Where the components of the platform run. */
export interface PlatformNamespacesProps {
  /**
   * KubeVirt: virt-api, virt-controller, virt-handler.
   *
   * @default 'kubevirt'; 'openshift-cnv' on OpenShift
   */
  readonly kubevirt?: string;

  /**
   * CDI: cdi-deployment, cdi-uploadproxy.
   *
   * @default 'cdi'; 'openshift-cnv' on OpenShift
   */
  readonly cdi?: string;

  /**
   * Prometheus.
   *
   * @default 'monitoring'; 'openshift-monitoring' on OpenShift
   */
  readonly monitoring?: string;

  /**
   * The ingress controller or router.
   *
   * @default 'ingress-nginx'; 'openshift-ingress' on OpenShift
   */
  readonly ingress?: string;

  /**
   * The SR-IOV network operator, where its policies must live.
   *
   * @default 'sriov-network-operator'; 'openshift-sriov-network-operator' on OpenShift
   */
  readonly sriovOperator?: string;

  /**
   * The images that VM disks are cloned from.
   *
   * @default 'golden-images'; 'openshift-virtualization-os-images' on OpenShift
   */
  readonly goldenImages?: string;
}

const DEFAULTS = {
  [Distribution.KUBERNETES]: {
    kubevirt: 'kubevirt',
    cdi: 'cdi',
    monitoring: 'monitoring',
    ingress: 'ingress-nginx',
    sriovOperator: 'sriov-network-operator',
    goldenImages: 'golden-images',
  },
  [Distribution.OPENSHIFT]: {
    kubevirt: 'openshift-cnv',
    cdi: 'openshift-cnv',
    monitoring: 'openshift-monitoring',
    ingress: 'openshift-ingress',
    sriovOperator: 'openshift-sriov-network-operator',
    goldenImages: 'openshift-virtualization-os-images',
  },
};

/** Where the components of the platform run. */
export class PlatformNamespaces {
  /** KubeVirt: virt-api, virt-controller, virt-handler. */
  public readonly kubevirt: string;
  /** CDI: cdi-deployment, cdi-uploadproxy. */
  public readonly cdi: string;
  /** Prometheus. */
  public readonly monitoring: string;
  /** The ingress controller or router. */
  public readonly ingress: string;
  /** The SR-IOV network operator. */
  public readonly sriovOperator: string;
  /** The images that VM disks are cloned from. */
  public readonly goldenImages: string;

  /**
   * @param distribution decides the defaults
   * @param props what differs from them
   */
  public constructor(distribution: Distribution, props: PlatformNamespacesProps = {}) {
    const defaults = DEFAULTS[distribution];
    this.kubevirt = props.kubevirt ?? defaults.kubevirt;
    this.cdi = props.cdi ?? defaults.cdi;
    this.monitoring = props.monitoring ?? defaults.monitoring;
    this.ingress = props.ingress ?? defaults.ingress;
    this.sriovOperator = props.sriovOperator ?? defaults.sriovOperator;
    this.goldenImages = props.goldenImages ?? defaults.goldenImages;
  }
}
