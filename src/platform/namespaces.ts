import { Distribution } from './distribution';

/** Where the components of the platform run, as far as it is not where they are installed by default. */
export interface PlatformNamespacesProps {
  /**
   * KubeVirt: virt-api, virt-controller, virt-handler.
   *
   * Read by `MigrationNetwork`, `TenantNamespace`.
   *
   * @default 'kubevirt'; 'openshift-cnv' on OpenShift, 'harvester-system' on Harvester
   */
  readonly kubevirt?: string;

  /**
   * CDI: cdi-deployment, cdi-uploadproxy.
   *
   * Read by `TenantNamespace`.
   *
   * @default 'cdi'; 'openshift-cnv' on OpenShift, 'harvester-system' on Harvester
   */
  readonly cdi?: string;

  /**
   * The ingress controller or router.
   *
   * Read by `HybridBankingStack`, `VirtualMachineWorkload`.
   *
   * @default 'ingress-nginx'; 'openshift-ingress' on OpenShift, 'kube-system' on Harvester and K3s
   */
  readonly ingress?: string;

  /**
   * The SR-IOV network operator, where its policies must live.
   *
   * Read by `SriovNetwork`, `SriovNetworkNodePolicy`, `SriovOperatorConfig`.
   *
   * @default 'sriov-network-operator'; 'openshift-sriov-network-operator' on OpenShift
   */
  readonly sriovOperator?: string;

  /**
   * The golden images of the platform, that everybody may clone.
   *
   * Read by `DataSource`.
   *
   * @default - none; 'openshift-virtualization-os-images' on OpenShift
   */
  readonly goldenImages?: string;
}

/** Where the components of the platform run. */
export interface PlatformNamespaces {
  /** KubeVirt: virt-api, virt-controller, virt-handler. */
  readonly kubevirt: string;
  /** CDI: cdi-deployment, cdi-uploadproxy. */
  readonly cdi: string;
  /** The ingress controller or router. */
  readonly ingress: string;
  /** The SR-IOV network operator. */
  readonly sriovOperator: string;
  /**
   * The golden images of the platform.
   *
   * @default - none
   */
  readonly goldenImages?: string;
}

const UPSTREAM: PlatformNamespaces = {
  kubevirt: 'kubevirt', cdi: 'cdi', ingress: 'ingress-nginx', sriovOperator: 'sriov-network-operator', goldenImages: undefined,
};

/** Where each distribution installs them. */
export const NAMESPACES: { readonly [distribution in Distribution]: PlatformNamespaces } = {
  [Distribution.KUBERNETES]: UPSTREAM,
  [Distribution.K3S]: { ...UPSTREAM, ingress: 'kube-system' },
  [Distribution.OPENSHIFT]: {
    kubevirt: 'openshift-cnv',
    cdi: 'openshift-cnv',
    ingress: 'openshift-ingress',
    sriovOperator: 'openshift-sriov-network-operator',
    goldenImages: 'openshift-virtualization-os-images',
  },
  [Distribution.HARVESTER]: { ...UPSTREAM, kubevirt: 'harvester-system', cdi: 'harvester-system', ingress: 'kube-system' },
};
