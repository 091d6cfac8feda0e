export { Architecture } from '../manifests/architecture';

/** The Kubernetes distribution, where it changes what is emitted or checked. */
export enum Distribution {
  /** Any conformant Kubernetes with KubeVirt and CDI installed from their own releases; K3s and RKE2 included. */
  KUBERNETES = 'kubernetes',
  /** OpenShift with OpenShift Virtualization: HyperConverged owns KubeVirt and CDI, DNS answers on 5353. */
  OPENSHIFT = 'openshift',
  /** Harvester (SUSE Virtualization), which brings KubeVirt and CDI on RKE2. */
  HARVESTER = 'harvester',
}
