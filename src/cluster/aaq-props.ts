import * as kplus from 'cdk8s-plus-28';
import { ComponentPlacement } from './component-placement';
import { KubeVirtCertificates } from './kubevirt-components';

/** What application-aware quotas charge a VM for. */
export enum AaqVmCounting {
  /** The guest's vCPUs and memory, under keys of their own: `requests.cpu/vmi`, `requests.memory/vmi`, `requests.instances/vmi`. Launchers cost nothing under the usual keys. */
  DEDICATED_VIRTUAL_RESOURCES = 'DedicatedVirtualResources',
  /** The guest's vCPUs and memory, under the usual keys. */
  VIRTUAL_RESOURCES = 'VirtualResources',
  /** What the container of the guest requests, without the overhead of memory, under the usual keys. */
  GUEST_EFFECTIVE_RESOURCES = 'GuestEffectiveResources',
  /** What the launcher requests, once while it migrates. */
  VMI_POD_USAGE = 'VmiPodUsage',
  /** What each launcher requests, as a ResourceQuota does. */
  IGNORE_VMI_CALCULATOR = 'IgnoreVmiCalculator',
}

/** Properties of `Aaq`. */
export interface AaqProps extends kplus.ResourceProps {
  /**
   * What quotas charge a VM for: `configuration.vmiCalculatorConfiguration`. `TenantQuota.applicationAware` needs
   * `AaqVmCounting.DEDICATED_VIRTUAL_RESOURCES` for `guests`.
   *
   * @default - AAQ's: AaqVmCounting.VMI_POD_USAGE
   */
  readonly vmCounting?: AaqVmCounting;

  /**
   * Whether there may be quotas over several namespaces, ApplicationAwareClusterResourceQuota.
   *
   * @default - AAQ's: false
   */
  readonly clusterQuotas?: boolean;

  /**
   * The labels of the namespaces whose pods are gated: `namespaceSelector`.
   *
   * @default - AAQ's: those with the label `Aaq.GATING_LABEL`, whatever its value
   */
  readonly namespaceLabels?: { [label: string]: string };

  /**
   * Where AAQ's own components run.
   *
   * @default - AAQ's own
   */
  readonly infraPlacement?: ComponentPlacement;

  /**
   * Where AAQ's workloads run.
   *
   * @default - AAQ's own
   */
  readonly workloadPlacement?: ComponentPlacement;

  /**
   * How certificates of the components are rotated.
   *
   * @default - AAQ's own
   */
  readonly certificates?: KubeVirtCertificates;

  /**
   * The pull policy of AAQ's images.
   *
   * @default - AAQ's: IfNotPresent
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * The PriorityClass of AAQ's own components.
   *
   * @default - AAQ's own
   */
  readonly priorityClass?: string;
}
