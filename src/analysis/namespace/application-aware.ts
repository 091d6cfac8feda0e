import type { NamespaceCapacity } from './capacity';
import type { PodGroup } from './pod-group';
import type { AAQ } from '../../../imports/aaq.kubevirt.io';
import { parseQuantity } from '../../kubernetes/quantity';
import { matchesSelector } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { vcpuCount } from '../../manifests/vcpu-count';
import { podResources } from '../pod-resources';
import { quotaUsageOf } from '../quota-usage';
import type { ResourceList } from '../resource-list';

/** The label by which a namespace is enforced where the operator is not told otherwise. */
export const GATING_LABEL = 'application-aware-quota/enable-gating';

/** How the operator of application-aware quotas is set up, as far as the input says. */
export interface ApplicationAwareQuotas {
  /** What it charges a launcher for; `undefined` where its CR is not in the input. */
  readonly calculator?: string;
  /** Whether it holds the pods of a namespace that the input makes. */
  isGated(namespace: NamespaceCapacity): boolean;
}

const ONE = 10n ** 9n;

export function applicationAwareQuotas(manifests: readonly Manifest[]): ApplicationAwareQuotas {
  const operators = ofKind<Manifest & AAQ>(manifests, 'aaq.kubevirt.io/AAQ');
  const { configuration, namespaceSelector } = operators[0]?.spec ?? {};
  const { vmiCalculatorConfiguration: calculators } = configuration ?? {};
  const calculator = calculators ? calculators.configName ?? 'DedicatedVirtualResources' : 'VmiPodUsage';
  return {
    ...operators.length === 1 ? { calculator } : {},
    isGated: ({ labels }) => (namespaceSelector ? matchesSelector(namespaceSelector, labels) : labels[GATING_LABEL] !== undefined),
  };
}

/** What a pod is charged by a calculator; nothing where it is not known (`pkg/aaq-controller/built-in-usage-calculators`, v1.8.0). */
export function applicationAwareUsage({ launcher, usage, leastUsage, containers }: PodGroup, calculator: string | undefined): ResourceList {
  if (!launcher) return usage;
  const { spec, memoryOverhead } = launcher.cost;
  const cpu = vcpuCount(spec.domain.cpu) * ONE;
  const { requests, limits } = spec.domain.resources ?? {};
  const memory = parseQuantity(spec.domain.memory?.guest ?? requests?.memory ?? limits?.memory ?? 0) ?? 0n;
  switch (calculator) {
    case 'VmiPodUsage':
    case 'IgnoreVmiCalculator': return leastUsage;
    case 'VirtualResources': return quotaUsageOf({ requests: new Map([['cpu', cpu], ['memory', memory]]), limits: new Map([['cpu', cpu], ['memory', memory]]) });
    case 'GuestEffectiveResources': {
      const effective = new Map(quotaUsageOf(podResources(containers.filter(({ name }) => name === 'compute'))));
      for (const key of ['requests.memory', 'limits.memory']) {
        const amount = effective.get(key);
        if (amount !== undefined) effective.set(key, amount - memoryOverhead * ONE);
      }
      return effective;
    }
    default: return new Map([['requests.instances/vmi', ONE], ['requests.cpu/vmi', cpu], ['requests.memory/vmi', memory]]);
  }
}
