import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { LogBackend, LogCollector, LogCollectorProps } from '../../src/logging';
import { object, Rendered } from '../compute/fixture';

export const HOST = 'elasticsearch.logging.svc';
export const ELASTICSEARCH = LogBackend.elasticsearch({ host: HOST });

export function logging(): Chart {
  return new Chart(new App(), 'test', { namespace: 'logging' });
}

/** A key of the Secret `backend`. */
export function secretKey(key: string): kplus.SecretValue {
  return { secret: kplus.Secret.fromSecretName(logging(), 'secret', 'backend'), key };
}

/** The configuration of a collector with these props. */
export function configuration(props: Partial<LogCollectorProps>): string {
  return new LogCollector(logging(), 'logs', { backend: ELASTICSEARCH, ...props }).configuration;
}

/** The spec of its pods. */
export function podSpec(props: Partial<LogCollectorProps>): Rendered {
  const chart = logging();
  new LogCollector(chart, 'logs', { backend: ELASTICSEARCH, ...props });
  return object(chart, 'DaemonSet').spec.template.spec;
}
