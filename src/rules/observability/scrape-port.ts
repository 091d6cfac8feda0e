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
      const all = servicesOf(manifests);
      const services = new LabelIndex(all);
      const namespacesOf = monitoredAmong(all);
      for (const manifest of monitors) {
        const { selector, endpoints } = manifest.spec;
        const namespaces = namespacesOf(manifest);
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
      const namespacesOf = monitoredAmong(all);
      for (const manifest of monitors) {
        const { selector, podMetricsEndpoints = [] } = manifest.spec;
        const namespaces = namespacesOf(manifest);
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
  defineCrossObjectRule({
    id: 'scrape-port/references-target-port',
    level: FindingLevel.ADVISED,
    summary: 'The targetPort of an endpoint of a ServiceMonitor must be a port that the containers behind its Services declare',
    why: 'The operator of Prometheus keeps only targets whose container port has this name or number (__meta_kubernetes_pod_container_port_name and _number), and a port that no container '
      + 'declares, or no interface of a guest, has neither: Prometheus scrapes nothing, and no error says so.',
    fix: 'Declare the port under ports of the container or of the interface, or name a port of the Service by port instead.',
    * check(manifests, cluster) {
      const monitors = ofKind<Manifest & ServiceMonitor>(manifests, 'monitoring.coreos.com/ServiceMonitor');
      if (!monitors.some(({ spec: { endpoints } }) => endpoints.some(({ targetPort }) => targetPort !== undefined))) return;
      const listed = servicesOf(manifests);
      const services = new LabelIndex(listed);
      const namespacesOf = monitoredAmong(listed);
      const pods = new LabelIndex(podsWithPorts(manifests, cluster));
      for (const manifest of monitors) {
        const { selector, endpoints } = manifest.spec;
        const selected = namespacesOf(manifest).flatMap((namespace) => services.findAll(namespace, selector));
        const behind = selected.map(({ manifest: { metadata, spec } }) => (
          spec?.selector ? pods.findAll(metadata.namespace, { matchLabels: spec.selector }) : []
        ));
        // Of a Service whose pods others bring nothing is known.
        if (!behind.length || behind.some((found) => !found.length)) continue;
        const all = behind.flat();
        for (const [i, { port, targetPort: got }] of endpoints.entries()) {
          if (port !== undefined || !got || all.some((pod) => pod.isInjected || isDeclared(pod, got))) continue;
          yield { manifest, field: `spec.endpoints[${i}].targetPort`, got, allowed: declaredPorts(all[0]) };
        }
      }
    },
  }),
];

/** The namespaces in which a monitor looks: those that it names, otherwise all that have one of these. */
function monitoredAmong(all: readonly Labelled[]): (monitor: Manifest) => readonly (string | undefined)[] {
  const inhabited = [...new Set(all.map(({ manifest: { metadata } }) => metadata.namespace))];
  return (monitor) => {
    const named = monitoredNamespaces(monitor);
    return named.length ? named : inhabited;
  };
}

function isDeclared({ ports, numbers }: NamedPorts, wanted: string | number): boolean {
  return typeof wanted === 'number' ? numbers.includes(wanted) : ports.includes(wanted);
}

function declaredPorts({ manifest: { kind, metadata }, ports, numbers }: NamedPorts): string {
  const whose = `${kind} ${metadata.name}`;
  return numbers.length ? `a port of ${whose}: ${[...ports, ...numbers].join(', ')}` : `a port of ${whose}, which declares none`;
}

function servicesOf(manifests: readonly Manifest[]): LabelledService[] {
  return ofKind<Manifest & Service>(manifests, '/Service').map((manifest) => ({ manifest, labels: manifest.metadata.labels ?? {} }));
}

function hasPort({ manifest: { spec: { ports = [] } = {} } }: LabelledService, wanted: string): boolean {
  return ports.some(({ name }) => name === wanted);
}

function portsOf({ manifest: { metadata, spec: { ports = [] } = {} } }: LabelledService): string {
  const names = ports.flatMap(({ name }) => name ?? []);
  const whose = `of Service ${metadata.name}`;
  return names.length ? `a port ${whose}: ${names.join(', ')}` : `the name of a port ${whose}, which has none`;
}
