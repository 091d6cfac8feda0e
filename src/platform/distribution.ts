export { Architecture } from '../manifests/architecture';
export { HypervisorNodes } from '../manifests/hypervisor-nodes';
export { KubeVirtInstallation } from '../manifests/kubevirt-installation';

/** The Kubernetes distribution, where it changes what is emitted or checked. */
export enum Distribution {
  /** Any conformant Kubernetes with KubeVirt and CDI installed from their own releases, RKE2 included. */
  KUBERNETES = 'kubernetes',
  /** K3s as it is installed, with its Traefik and its Flannel, and with KubeVirt and CDI installed from their own releases. */
  K3S = 'k3s',
  /** OpenShift with OpenShift Virtualization: HyperConverged owns KubeVirt and CDI, DNS answers on 5353. */
  OPENSHIFT = 'openshift',
  /** Harvester (SUSE Virtualization), which brings KubeVirt and CDI on RKE2. */
  HARVESTER = 'harvester',
}
