import * as kplus from 'cdk8s-plus-28';
import { MonitorProps } from './monitor-props';
import { formatPrometheusDuration } from './prometheus-duration';
import { Relabeling } from './relabeling';
import { ScrapeEndpoint } from './scrape-endpoint';
import type { BearerTokenSecret, MetricRelabeling, PodMetricsEndpoint, PodMonitorSpec } from '../../imports/monitoring.coreos.com';
import { omitEmpty } from '../kubernetes/omit-empty';

/** The fields that both kinds of monitors have. */
type SharedSpec = Pick<PodMonitorSpec, 'namespaceSelector' | 'jobLabel' | 'podTargetLabels' | 'sampleLimit'>;
/** The fields that the endpoints of both kinds have. */
type SharedEndpoint = Pick<
  PodMetricsEndpoint,
  'port' | 'path' | 'scheme' | 'tlsConfig' | 'authorization' | 'interval' | 'scrapeTimeout' | 'honorLabels' | 'params' | 'relabelings' | 'metricRelabelings'
>;

export function renderMonitor({ namespaces, anyNamespace, jobLabel, podTargetLabels, sampleLimit }: MonitorProps): SharedSpec {
  return {
    namespaceSelector: anyNamespace ? { any: true } : namespaces && { matchNames: [...namespaces] },
    jobLabel,
    podTargetLabels: omitEmpty(podTargetLabels),
    sampleLimit,
  };
}

export function renderScrapeEndpoint(endpoint: ScrapeEndpoint): SharedEndpoint {
  const { tls, bearerToken, interval, scrapeTimeout } = endpoint;
  return {
    port: endpoint.port,
    path: endpoint.path,
    scheme: endpoint.scheme,
    tlsConfig: tls && { insecureSkipVerify: tls.insecureSkipVerify, serverName: tls.serverName, ca: tls.ca && { secret: keyOf(tls.ca) } },
    authorization: bearerToken && { credentials: keyOf(bearerToken) },
    interval: interval && formatPrometheusDuration(interval),
    scrapeTimeout: scrapeTimeout && formatPrometheusDuration(scrapeTimeout),
    honorLabels: endpoint.honorLabels,
    params: omitEmpty(endpoint.params),
    relabelings: omitEmpty(endpoint.relabelings?.map(renderRelabeling)),
    metricRelabelings: omitEmpty(endpoint.metricRelabelings?.map(renderRelabeling)),
  };
}

function renderRelabeling({ action, sourceLabels, targetLabel, regex, replacement }: Relabeling): MetricRelabeling {
  return { action: action?.name as MetricRelabeling['action'], sourceLabels: omitEmpty(sourceLabels), targetLabel, regex, replacement };
}

function keyOf({ secret, key }: kplus.SecretValue): BearerTokenSecret {
  return { name: secret.name, key };
}
