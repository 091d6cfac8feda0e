/** The Kubernetes distribution, where it changes what is emitted or checked. */
export enum Distribution {
  /** Any conformant Kubernetes with KubeVirt and CDI installed from their own releases; K3s and RKE2 included. */
  KUBERNETES = 'kubernetes',
  /** OpenShift with OpenShift Virtualization: HyperConverged owns KubeVirt and CDI, DNS answers on 5353. */
  OPENSHIFT = 'openshift',
}

/** The CPU architecture of the nodes, in the words of the node label `kubernetes.io/arch` and of `spec.architecture`. */
export enum Architecture {
  /** 64-bit x86. */
  AMD64 = 'amd64',
  /** 64-bit Arm. */
  ARM64 = 'arm64',
  /** IBM Z and LinuxONE. */
  S390X = 's390x',
}
