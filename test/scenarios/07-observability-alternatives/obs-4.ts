import { App, Chart } from 'cdk8s';
import { LogBackend, LogCollector, LogCollectorEngine, LogIndex } from '../../../src';

/** The same by Fluentd, into one index and without what Kubernetes knows of the pods. */
export function build(app: App): void {
  const chart = new Chart(app, 'obs-4', { namespace: 'logging' });
  new LogCollector(chart, 'unified-logging-config', {
    backend: LogBackend.elasticsearch({ host: 'elasticsearch.logging.svc', index: LogIndex.single() }),
    engine: LogCollectorEngine.fluentd({
      image: 'docker.io/fluent/fluentd-kubernetes-daemonset:v1.17-debian-elasticsearch8-1', fileBuffer: false, podMetadata: false,
    }),
  });
}
