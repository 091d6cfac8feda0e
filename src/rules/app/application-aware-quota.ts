import { exceededBy, shortage } from './shortage';
import { applicationAwareQuotas, applicationAwareUsage, GATING_LABEL } from '../../analysis/namespace/application-aware';
import { formatAmount } from '../../analysis/namespace/calculation';
import { boundedNamespaces } from '../../analysis/namespace/capacity';
import { podCharges, sumOn } from '../../analysis/namespace/demand';
import { isCharged, usageKey } from '../../analysis/namespace/quota';
import { at, mappingAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const DEDICATED = 'DedicatedVirtualResources';
const CLUSTER_QUOTA = 'aaq.kubevirt.io/ApplicationAwareClusterResourceQuota';
/** Where a kind of quota says what it limits. */
const QUOTAS: ReadonlyMap<string, readonly string[]> = new Map([
  ['aaq.kubevirt.io/ApplicationAwareResourceQuota', ['spec', 'hard']], [CLUSTER_QUOTA, ['spec', 'quota', 'hard']],
]);
const GATED = 'The operator of application-aware quotas holds a pod back by a scheduling gate until the quota has room';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'application-aware-quota/requires-gating-label',
    level: FindingLevel.ADVISED,
    summary: 'The namespace of an ApplicationAwareResourceQuota must be one that its operator gates',
    why: 'The operator counts and holds back pods only in namespaces that its namespaceSelector selects, by default those with the label '
      + `${GATING_LABEL}. In every other the quota limits nothing.`,
    fix: `Give the namespace the label ${GATING_LABEL}, or what the namespaceSelector of the AAQ resource asks for.`,
    * check(manifests, cluster) {
      const operator = applicationAwareQuotas(manifests);
      for (const namespace of boundedNamespaces(manifests, cluster)) {
        if (!namespace.isOwned || operator.isGated(namespace)) continue;
        for (const { manifest } of namespace.applicationAware) {
          const got = `${namespace.name}, without the label`;
          yield { manifest, field: 'metadata.namespace', got, allowed: `a namespace with the label ${GATING_LABEL}` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'application-aware-quota/matches-vm-counting',
    level: FindingLevel.ADVISED,
    summary: 'An application-aware quota must limit guests by keys that its operator counts',
    why: 'Only DedicatedVirtualResources counts keys that end in /vmi. Under every other vmiCalculatorConfiguration, and without one, they limit nothing.',
    fix: 'Write configuration.vmiCalculatorConfiguration.configName: DedicatedVirtualResources in the AAQ resource, or limit requests.cpu and requests.memory.',
    * check(manifests) {
      const { calculator } = applicationAwareQuotas(manifests);
      if (calculator === undefined || calculator === DEDICATED) return;
      for (const manifest of ofKinds(manifests, QUOTAS.keys())) {
        const path = QUOTAS.get(kindOf(manifest))!;
        for (const key of Object.keys(mappingAt(manifest, ...path)).filter((name) => name.endsWith('/vmi'))) {
          yield { manifest, field: `${path.join('.')}[${key}]`, got: key, allowed: `resources that ${calculator} counts` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'application-aware-quota/requires-cluster-quotas',
    level: FindingLevel.ADVISED,
    summary: 'An ApplicationAwareClusterResourceQuota must be allowed by the AAQ resource',
    why: 'The operator brings the kind, and counts what it limits, only where configuration.allowApplicationAwareClusterResourceQuota is true.',
    fix: 'Write allowApplicationAwareClusterResourceQuota: true in the AAQ resource, or a quota for each namespace.',
    * check(manifests) {
      const [operator, ...others] = ofKind(manifests, 'aaq.kubevirt.io/AAQ');
      if (!operator || others.length || at(operator, 'spec', 'configuration', 'allowApplicationAwareClusterResourceQuota') === true) return;
      for (const manifest of ofKind(manifests, CLUSTER_QUOTA)) {
        yield { manifest, field: 'kind', got: manifest.kind, allowed: `none, as AAQ ${operator.metadata.name} does not allow it` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'application-aware-quota/fits-pod',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A pod must fit into the application-aware quota of its namespace',
    why: `${GATED}: for this one it never has.`,
    fix: 'Raise the quota, or ask for less.',
    * check(manifests, cluster) {
      const operator = applicationAwareQuotas(manifests);
      for (const namespace of boundedNamespaces(manifests, cluster)) {
        if (!operator.isGated(namespace)) continue;
        const isCertain = operator.calculator !== undefined && !namespace.hasAlternatives;
        for (const quota of namespace.applicationAware) {
          for (const group of namespace.pods) {
            const [exceeded] = isCharged(quota, group) ? exceededBy(applicationAwareUsage(group, operator.calculator), quota) : [];
            if (!exceeded) continue;
            const [key, needed] = exceeded;
            yield {
              manifest: group.manifest,
              field: group.path,
              got: `${formatAmount(key, needed)} of ${key}`,
              allowed: `at most ${quota.written[key]}, by ApplicationAwareResourceQuota ${quota.name}`,
              ...isCertain ? {} : { level: FindingLevel.ADVISED },
            };
          }
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'application-aware-quota/fits-workloads',
    level: FindingLevel.UNSTARTABLE,
    summary: 'An application-aware quota must hold what always runs in its namespace',
    why: `${GATED}: for the last to come it never has.`,
    fix: 'Raise the quota, or run less.',
    * check(manifests, cluster) {
      const operator = applicationAwareQuotas(manifests);
      for (const namespace of boundedNamespaces(manifests, cluster)) {
        if (!operator.isGated(namespace)) continue;
        const isCertain = operator.calculator !== undefined && !namespace.hasAlternatives;
        const usageOf = (group: (typeof namespace.pods)[number]) => applicationAwareUsage(group, operator.calculator);
        for (const quota of namespace.applicationAware) {
          const charges = podCharges(namespace, quota, 'least', usageOf);
          for (const [written, hard] of quota.hard) {
            const key = usageKey(written);
            if (sumOn(key, charges) <= hard || charges.some(({ usage }) => (usage.get(key) ?? 0n) > hard)) continue;
            yield shortage(quota, written, charges, isCertain ? undefined : FindingLevel.ADVISED);
          }
        }
      }
    },
  }),
];
