import { exceededBy, shortage } from './shortage';
import { applicationAwareQuotas, applicationAwareUsage, GATING_LABEL } from '../../analysis/namespace/application-aware';
import { formatAmount } from '../../analysis/namespace/calculation';
import { boundedNamespaces } from '../../analysis/namespace/capacity';
import { podCharges, sumOn } from '../../analysis/namespace/demand';
import { isCharged, usageKey } from '../../analysis/namespace/quota';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

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
