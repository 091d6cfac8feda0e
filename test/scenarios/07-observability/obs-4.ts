import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { LogBackend, LogCollector } from '../../../src';

/** Logs of containers and serial consoles of VMs, apart from each other, in Elasticsearch. */
export function build(app: App): void {
  const cluster = new Chart(app, 'obs-4-namespace');
  new kplus.Namespace(cluster, 'logging', { metadata: { name: 'logging', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });
  const chart = new Chart(app, 'obs-4', { namespace: 'logging' });
  new LogCollector(chart, 'fluent-bit', { backend: LogBackend.elasticsearch({ host: 'elasticsearch.logging.svc' }) });
}
