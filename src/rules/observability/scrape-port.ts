import type { Service } from '../../../imports/kubernetes';
import type { PodMonitor, ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { monitoredNamespaces } from '../../manifests/monitored-namespaces';
import { ofKind } from '../../manifests/of-kind';
import { podsWithPorts, portNames } from '../../manifests/pod-ports';
import type { NamedPorts } from '../../manifests/pod-ports';
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
        const { selector, endpoints } = manifest.spec;
        const named = monitoredNamespaces(manifest);
        const namespaces = named.length ? named : inhabited;
        const first = namespaces.flatMap((namespace) => services.find(namespace, selector) ?? [])[0];
        if (!first) continue;
        for (const [i, { port: got }] of endpoints.entries()) {
          if (got === undefined || namespaces.some((namespace) => services.find(namespace, selector, (service) => hasPort(service, got)))) continue;
          yield { manifest, field: `spec.endpoints[${i}].port`, got, allowed: portsOf(first) };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'scrape-port/references-container-port',
    level: FindingLevel.ADVISED,
    summary: 'An endpoint of a PodMonitor must name a port of the pods that it selects',
    why: 'port is the name of a port of a container, and of the launcher of a guest one that an interface names. Where no pod has it Prometheus scrapes nothing, and no error says so.',
    fix: 'Write the name of the containerPort, or of the port of the interface; give it one where it has none.',
    * check(manifests, cluster) {
      const monitors = ofKind<Manifest & PodMonitor>(manifests, 'monitoring.coreos.com/PodMonitor');
      if (!monitors.length) return;
      const all = podsWithPorts(manifests, cluster);
      const pods = new LabelIndex(all);
      const inhabited = [...new Set(all.map(({ manifest: { metadata } }) => metadata.namespace))];
      for (const manifest of monitors) {
        const { selector, podMetricsEndpoints = [] } = manifest.spec;
        const named = monitoredNamespaces(manifest);
        const namespaces = named.length ? named : inhabited;
        const [first] = namespaces.flatMap((namespace) => pods.find(namespace, selector) ?? []);
        if (!first) continue;
        for (const [i, { port: got }] of podMetricsEndpoints.entries()) {
          const isThere = ({ ports, isInjected }: NamedPorts) => isInjected || ports.includes(got ?? '');
          if (!got || namespaces.some((namespace) => pods.find(namespace, selector, isThere))) continue;
          yield { manifest, field: `spec.podMetricsEndpoints[${i}].port`, got, allowed: portNames(first) };
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
