import type { KubeVirt } from '../../../imports/kubevirt.io';
import type { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { matchesSelector } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** What virt-operator calls its own. */
const OF_KUBEVIRT = 'prometheus-kubevirt-rules';
/** The labels of the Service in front of KubeVirt's components. */
const METRICS_SERVICE = { 'prometheus.kubevirt.io': 'true' };
const FIELDS = ['monitorNamespace', 'monitorAccount', 'serviceMonitorNamespace'] as const;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'kubevirt-monitor/avoids-second-scrape',
    level: FindingLevel.ADVISED,
    summary: 'KubeVirt should not be scraped by hand where its CR says who watches it',
    why: 'virt-operator then makes a ServiceMonitor of its own, prometheus-kubevirt-rules, with the RBAC of Prometheus. With a second one each series is there '
      + 'twice, and sums over VMs are twice what they are.',
    fix: 'Drop the ServiceMonitor, or leave monitorNamespace, monitorAccount and serviceMonitorNamespace out of the KubeVirt CR.',
    * check(manifests) {
      const kubevirts = ofKind<Manifest & KubeVirt>(manifests, 'kubevirt.io/KubeVirt').flatMap((kubevirt) => {
        const field = FIELDS.find((each) => kubevirt.spec?.[each]);
        return field ? [{ ...kubevirt.metadata, field }] : [];
      });
      if (!kubevirts.length) return;
      for (const manifest of ofKind<Manifest & ServiceMonitor>(manifests, 'monitoring.coreos.com/ServiceMonitor')) {
        const { metadata, spec: { selector, namespaceSelector: { any, matchNames = [metadata.namespace] } = {} } } = manifest;
        if (metadata.name === OF_KUBEVIRT || !selectsMetrics(selector)) continue;
        const scraped = kubevirts.find(({ namespace }) => any || matchNames.includes(namespace as string));
        if (scraped) yield { manifest, field: 'spec.selector', got: selector, allowed: `none, as the KubeVirt CR ${scraped.name} has ${scraped.field}` };
      }
    },
  }),
];

/** Whether it selects that Service for a reason, not as one of all. */
function selectsMetrics(selector: ServiceMonitor['spec']['selector']): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return Object.keys(matchLabels).length + matchExpressions.length > 0 && matchesSelector(selector, METRICS_SERVICE);
}
