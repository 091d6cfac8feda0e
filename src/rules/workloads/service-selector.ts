import { mayMakePods } from './pod-selector';
import type { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { LabelIndex } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'service-selector/matches-services',
    level: FindingLevel.ADVISED,
    summary: 'A ServiceMonitor of a namespace that the app makes must select Services of the app',
    why: 'It selects by the labels of Services, not by those of their pods. One that selects none is admitted, Prometheus scrapes nothing, and alerts on the '
      + 'metrics never fire. The app makes the whole namespace, so the Service should be in it.',
    fix: 'Put the labels on the Service, or select those that it has. Where something outside the app makes the Service, acknowledge this finding with the reason.',
    * check(manifests) {
      const owned = ownedNamespaces(manifests);
      const monitors = ofKind<Manifest & ServiceMonitor>(manifests, 'monitoring.coreos.com/ServiceMonitor').filter(({ metadata }) => owned.has(metadata.namespace));
      if (!monitors.length) return;
      const open = new Set(manifests.filter(mayMakePods).map(({ metadata }) => metadata.namespace));
      const all = ofKind(manifests, '/Service');
      const inhabited = new Set(all.map(({ metadata }) => metadata.namespace));
      const services = new LabelIndex(all.map((manifest) => ({ manifest, labels: manifest.metadata.labels ?? {} })));
      for (const manifest of monitors) {
        const { metadata: { namespace }, spec: { selector: got, namespaceSelector } } = manifest;
        // Who makes a namespace may prepare it for Services that others bring, as an operator does.
        if (namespaceSelector || open.has(namespace) || !inhabited.has(namespace) || services.find(namespace, got)) continue;
        yield { manifest, field: 'spec.selector', got, allowed: `labels of a Service that the app makes in namespace ${namespace}` };
      }
    },
  }),
];
