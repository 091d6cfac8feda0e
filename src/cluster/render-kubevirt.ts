import type { ComponentPlacement } from './component-placement';
import type { CertificateLifetime, WorkloadUpdates } from './kubevirt-components';
import type { KubeVirtProps } from './kubevirt-props';
import { renderKubeVirtConfiguration } from './render-kubevirt-configuration';
import { unlessEmpty } from './unless-empty';
import type { CertConfig, KubeVirtSpec, NodePlacement } from '../../imports/kubevirt.io';
import { tolerationOf } from '../cdk8s-plus-internals';
import { formatGoDuration } from '../kubernetes/go-duration';
import { omitEmpty } from '../kubernetes/omit-empty';

/** The spec of a KubeVirt CR. */
export function renderKubeVirt(props: KubeVirtProps): KubeVirtSpec {
  const { certificates = {}, components = {}, monitoring = {} } = props;
  const { certificateAuthority: ca, server } = certificates;
  return {
    configuration: renderKubeVirtConfiguration(props),
    workloadUpdateStrategy: renderWorkloadUpdates(props.workloadUpdates),
    uninstallStrategy: props.uninstallStrategy,
    certificateRotateStrategy: ca || server ? { selfSigned: { ca: renderLifetime(ca), server: renderLifetime(server) } } : undefined,
    infra: unlessEmpty({ replicas: components.replicas, nodePlacement: renderPlacement(components.infraPlacement) }),
    workloads: unlessEmpty({ nodePlacement: renderPlacement(components.workloadPlacement) }),
    customizeComponents: components.patches && {
      patches: components.patches.map(({ resourceType, resourceName, patch, type = 'strategic' }) => ({ resourceType, resourceName, patch, type })),
    },
    imageRegistry: components.imageRegistry,
    imageTag: components.imageTag,
    imagePullPolicy: components.imagePullPolicy,
    imagePullSecrets: omitEmpty(components.imagePullSecrets?.map(({ name }) => ({ name }))),
    monitorNamespace: monitoring.namespace,
    monitorAccount: monitoring.serviceAccount,
    serviceMonitorNamespace: monitoring.serviceMonitorNamespace,
  };
}

/** How running VMs follow an update. */
export function renderWorkloadUpdates(updates: WorkloadUpdates | undefined) {
  return updates && {
    workloadUpdateMethods: [...updates.methods],
    batchEvictionSize: updates.batchEvictionSize,
    batchEvictionInterval: updates.batchEvictionInterval && formatGoDuration(updates.batchEvictionInterval.toSeconds()),
  };
}

/** On which nodes components run. */
export function renderPlacement({ nodeSelector, tolerations }: ComponentPlacement = {}): NodePlacement | undefined {
  return unlessEmpty({ nodeSelector: omitEmpty(nodeSelector), tolerations: omitEmpty(tolerations?.map(tolerationOf)) });
}

/** How long a certificate lasts. */
export function renderLifetime(lifetime: CertificateLifetime | undefined): CertConfig | undefined {
  return lifetime && { duration: formatGoDuration(lifetime.duration.toSeconds()), renewBefore: formatGoDuration(lifetime.renewBefore.toSeconds()) };
}
