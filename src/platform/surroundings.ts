import { Distribution, KubeVirtInstallation } from './distribution';
import type { ClusterFacts, SurroundingFact } from '../manifests/cluster-facts';
import type { KubeVirtConfigurationProps } from '../manifests/kubevirt-configuration';

/** What rules judge by, as far as a distribution says it. */
export interface Surroundings extends Pick<ClusterFacts, SurroundingFact> {
  /** What its KubeVirt CR sets by itself. */
  readonly kubevirtConfiguration?: KubeVirtConfigurationProps;
}

/**
 * The surroundings of each distribution.
 *
 * OpenShift: IngressClass `openshift-<controller>` (`pkg/operator/controller/names.go` of openshift/cluster-ingress-operator); HyperConverged gives
 * launchers the profile `kubevirt/kubevirt.json` (`getKVSeccompConfig`). K3s: `manifests/traefik.yaml` of k3s-io/k3s, and Flannel.
 */
export const SURROUNDINGS: { readonly [distribution in Distribution]: Surroundings } = {
  [Distribution.KUBERNETES]: {},
  [Distribution.K3S]: { ingressClasses: ['traefik'], ovnKubernetes: false },
  [Distribution.OPENSHIFT]: {
    kubevirtInstallation: KubeVirtInstallation.HYPERCONVERGED,
    ingressClasses: ['openshift-default'],
    ovnKubernetes: true,
    kubevirtConfiguration: { launcherSeccompProfile: true },
  },
  [Distribution.HARVESTER]: { kubevirtInstallation: KubeVirtInstallation.HARVESTER },
};

/** The props that the user gives, and what the distribution says of the rest. */
export function surroundingsOf(distribution: Distribution, props: Surroundings): Surroundings {
  const own = SURROUNDINGS[distribution];
  const {
    hypervisorNodes = own.hypervisorNodes,
    kubevirtInstallation = own.kubevirtInstallation,
    ingressClasses = own.ingressClasses,
    monitorLabels = own.monitorLabels,
    ovnKubernetes = own.ovnKubernetes,
    kubevirtConfiguration,
  } = props;
  return {
    ...hypervisorNodes && { hypervisorNodes },
    ...kubevirtInstallation && { kubevirtInstallation },
    ...ingressClasses && { ingressClasses },
    ...monitorLabels && { monitorLabels },
    ...ovnKubernetes === undefined ? {} : { ovnKubernetes },
    ...(own.kubevirtConfiguration || kubevirtConfiguration) && {
      kubevirtConfiguration: { ...own.kubevirtConfiguration, ...kubevirtConfiguration },
    },
  };
}
