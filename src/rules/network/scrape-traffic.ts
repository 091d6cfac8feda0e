import { calleesOf, OF_NEITHER_KUBEVIRT_NOR_CDI, portText } from './callees';
import type { Callee, Callees } from './callees';
import type { Service } from '../../../imports/kubernetes';
import type { PodMonitor, PodMonitorSpec, ServiceMonitor, ServiceMonitorSpec } from '../../../imports/monitoring.coreos.com';
import { guestParts } from '../../manifests/guest-parts';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled } from '../../manifests/label-index';
import { groupOf, kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { mayAdmitPod } from '../../manifests/network-peer';
import { opensPort } from '../../manifests/network-policies';
import { ofKinds } from '../../manifests/of-kind';
import { podPortOf, servicePort } from '../../manifests/services';
import type { PodPort } from '../../manifests/services';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** A port of pods that a monitor has Prometheus scrape. */
interface Target extends PodPort {
  readonly callee: Callee;
  readonly field: string;
}

interface LabelledService extends Labelled { readonly manifest: Manifest & Service }

const SERVICE_MONITOR = 'monitoring.coreos.com/ServiceMonitor';
const POD_MONITOR = 'monitoring.coreos.com/PodMonitor';
/** What scrapes, wherever it comes from: Prometheus Operator, the agent of VictoriaMetrics. */
const SCRAPERS = /^(?:Prometheus|PrometheusAgent|VMAgent)$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'scrape-traffic/requires-ingress-from-prometheus',
    reads: guestParts(),
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let Prometheus reach the pods that a monitor has it scrape',
    why: 'Prometheus calls the pods from its own namespace. Behind a default deny every scrape times out, the target is down, and alerts on its metrics '
      + 'never fire.',
    fix: 'Allow ingress to the pods on that port from the namespace of Prometheus: a `sharedServices` entry of the TenantNamespace with direction INGRESS, or '
      + '`allowFrom`.',
    * check(manifests, cluster) {
      const monitors = ofKinds(manifests, [SERVICE_MONITOR, POD_MONITOR]);
      if (!monitors.length) return;
      const callees = calleesOf(manifests, cluster);
      const services = new LabelIndex([...callees.services.values()].map((manifest) => ({ manifest, labels: manifest.metadata.labels ?? {} })));
      const namespaces = new Set(manifests.map(({ metadata }) => metadata.namespace));
      const withPrometheus = new Set(manifests.filter(isScraper).map(({ metadata }) => metadata.namespace));
      for (const manifest of monitors) {
        for (const namespace of scrapedNamespaces(manifest, namespaces)) {
          const stranger = { labels: OF_NEITHER_KUBEVIRT_NOR_CDI };
          const scrapers = withPrometheus.has(namespace) ? [stranger, { ...stranger, namespace, isNeighbour: true }] : [stranger];
          const closed = targetsOf(manifest, namespace, callees, services).find(({ callee, port, protocol }) => (
            !callee.openings.some((opening) => opensPort(opening, port, protocol) && scrapers.some((scraper) => mayAdmitPod(opening, scraper)))
          ));
          if (!closed) continue;
          const got = `${portText(closed)} of ${closed.callee.name} in ${namespace ?? 'its namespace'}, which no NetworkPolicy opens to other namespaces`;
          yield { manifest, field: closed.field, got, allowed: 'a port that Prometheus may call' };
          break;
        }
      }
    },
  }),
];

function scrapedNamespaces(manifest: Manifest, all: ReadonlySet<string | undefined>): Iterable<string | undefined> {
  const { any, matchNames } = (manifest as Manifest & ServiceMonitor).spec.namespaceSelector ?? {};
  if (any) return all;
  return matchNames?.length ? matchNames : [manifest.metadata.namespace];
}

function targetsOf(manifest: Manifest, namespace: string | undefined, callees: Callees, services: LabelIndex<LabelledService>): Target[] {
  return kindOf(manifest) === POD_MONITOR
    ? podTargets((manifest as Manifest & PodMonitor).spec, namespace, callees)
    : serviceTargets((manifest as Manifest & ServiceMonitor).spec, namespace, callees, services);
}

function podTargets({ selector, podMetricsEndpoints = [] }: PodMonitorSpec, namespace: string | undefined, callees: Callees): Target[] {
  const callee = callees.selected(namespace, selector);
  return callee ? podMetricsEndpoints.map(({ portNumber, targetPort }, i) => (
    { callee, field: `spec.podMetricsEndpoints[${i}]`, port: portNumber ?? numberOf(targetPort), protocol: 'TCP' }
  )) : [];
}

function serviceTargets(
  { selector, endpoints }: ServiceMonitorSpec, namespace: string | undefined, callees: Callees, services: LabelIndex<LabelledService>,
): Target[] {
  const service = services.find(namespace, selector)?.manifest;
  const callee = service && callees.behind(service);
  return callee ? endpoints.map(({ port, targetPort }, i) => {
    const named = port === undefined ? undefined : servicePort(service, port);
    return { callee, field: `spec.endpoints[${i}]`, ...named ? podPortOf(named) : { port: numberOf(targetPort), protocol: 'TCP' } };
  }) : [];
}

function numberOf(port: number | string | undefined): number | undefined {
  return typeof port === 'number' ? port : undefined;
}

function isScraper(manifest: Manifest): boolean {
  return groupOf(manifest) !== '' && SCRAPERS.test(manifest.kind);
}
