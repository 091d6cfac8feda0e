import { meetingNothing } from './monitored-objects';
import type { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { fieldOf } from '../../kubernetes/field-path';
import type { Manifest } from '../../manifests/manifest';
import { monitoredNamespaces } from '../../manifests/monitored-namespaces';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const LAUNCHER = 'virt-launcher';
/** Labels that KubeVirt gives to launcher pods, and nobody to Services. */
const ONLY_OF_LAUNCHERS = new Set(['kubevirt.io/created-by', 'kubevirt.io/domain', 'kubevirt.io/nodeName', 'vm.kubevirt.io/name', 'vmi.kubevirt.io/id']);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'service-selector/matches-services',
    level: FindingLevel.ADVISED,
    summary: 'A ServiceMonitor of a namespace that the app makes must select Services of the app',
    why: 'It selects by the labels of Services, not by those of their pods. One that selects none is admitted, Prometheus scrapes nothing, and alerts on the '
      + 'metrics never fire. The app makes the whole namespace, so the Service should be in it.',
    fix: 'Put the labels on the Service, or select those that it has. Where something outside the app makes the Service, acknowledge this finding with the reason.',
    * check(manifests) {
      const monitors = ofKind<Manifest & ServiceMonitor>(manifests, 'monitoring.coreos.com/ServiceMonitor').map((manifest) => (
        { manifest, selector: manifest.spec.selector, namespaces: monitoredNamespaces(manifest) }
      ));
      for (const { manifest, selector: got, namespaces } of meetingNothing(manifests, '/Service', monitors)) {
        yield { manifest, field: 'spec.selector', got, allowed: `labels of a Service that the app makes in namespace ${namespaces.join(' or ')}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service-selector/avoids-launcher-labels',
    level: FindingLevel.ADVISED,
    summary: 'A ServiceMonitor should not select launcher pods',
    why: 'It selects Services, by their own labels, and no Service has the labels that KubeVirt gives to launcher pods. Nor is there anything to scrape: metrics of '
      + 'VMs are served by virt-handler, those of exporters inside guests need a Service of their own.',
    fix: 'Drop it: KubeVirtMonitor scrapes KubeVirt, GuestExporterMonitor what runs inside guests, a PodMonitor pods without a Service.',
    * check(manifests) {
      const monitors = ofKind<Manifest & ServiceMonitor>(manifests, 'monitoring.coreos.com/ServiceMonitor');
      const labelsOfServices = monitors.length ? ofKind(manifests, '/Service').flatMap(({ metadata: { labels = {} } }) => Object.entries(labels)) : [];
      const known = new Set(labelsOfServices.map(([key, value]) => `${key}=${value}`));
      for (const manifest of monitors) {
        const { matchLabels = {}, matchExpressions = [] } = manifest.spec.selector;
        const selected = [
          ...Object.entries(matchLabels).map(([key, value]) => ({ key, value, field: fieldOf('spec.selector.matchLabels', key) })),
          ...matchExpressions.flatMap(({ key, operator, values = [] }, i) => (
            operator === 'In' ? values.map((value) => ({ key, value, field: `spec.selector.matchExpressions[${i}]` })) : []
          )),
        ];
        for (const { key, value, field } of selected) {
          if (!(value === LAUNCHER || ONLY_OF_LAUNCHERS.has(key)) || known.has(`${key}=${value}`)) continue;
          yield { manifest, field, got: `${key}: ${value}`, allowed: 'labels of Services' };
        }
      }
    },
  }),
];
