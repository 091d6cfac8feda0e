import type { Service } from '../../../imports/kubernetes';
import type { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface LabelledService extends Labelled { readonly manifest: Manifest & Service }

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'scrape-port/references-service-port',
    level: FindingLevel.ADVISED,
    summary: 'An endpoint of a ServiceMonitor must name a port of the Services that it selects',
    why: 'port is the name of a port of the Service, not its number and not that of a container. Where none has it Prometheus scrapes nothing, and no '
      + 'error says so.',
    fix: 'Write the name of the port of the Service; give it one where it has none.',
    * check(manifests) {
      const monitors = ofKind<Manifest & ServiceMonitor>(manifests, 'monitoring.coreos.com/ServiceMonitor');
      if (!monitors.length) return;
      const all = ofKind<Manifest & Service>(manifests, '/Service');
      const services = new LabelIndex<LabelledService>(all.map((manifest) => ({ manifest, labels: manifest.metadata.labels ?? {} })));
      const inhabited = [...new Set(all.map(({ metadata }) => metadata.namespace))];
      for (const manifest of monitors) {
        const { selector, namespaceSelector: { any, matchNames } = {}, endpoints } = manifest.spec;
        const namespaces = any ? inhabited : matchNames ?? [manifest.metadata.namespace];
        const first = namespaces.flatMap((namespace) => services.find(namespace, selector) ?? [])[0];
        if (!first) continue;
        for (const [i, { port: got }] of endpoints.entries()) {
          if (got === undefined || namespaces.some((namespace) => services.find(namespace, selector, (service) => hasPort(service, got)))) continue;
          yield { manifest, field: `spec.endpoints[${i}].port`, got, allowed: portsOf(first) };
        }
      }
    },
  }),
];

function hasPort({ manifest: { spec: { ports = [] } = {} } }: LabelledService, wanted: string): boolean {
  return ports.some(({ name }) => name === wanted);
}

function portsOf({ manifest: { metadata, spec: { ports = [] } = {} } }: LabelledService): string {
  const names = ports.flatMap(({ name }) => name ?? []);
  const whose = `of Service ${metadata.name}`;
  return names.length ? `a port ${whose}: ${names.join(', ')}` : `the name of a port ${whose}, which has none`;
}
