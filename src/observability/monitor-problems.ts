import { Duration } from 'cdk8s';
import { MonitorProps } from './monitor-props';
import { isPrometheusDuration } from './prometheus-duration';
import { Relabeling } from './relabeling';
import { ScrapeEndpoint } from './scrape-endpoint';
import { UsageError } from '../usage-error';

/** Actions that write no single label. */
const WITHOUT_TARGET: readonly string[] = ['keep', 'drop', 'labelmap', 'labeldrop', 'labelkeep'];

/** What makes the operator drop the monitor, and what scrapes nothing. */
export function* monitorProblems({ endpoints, namespaces, anyNamespace, sampleLimit }: MonitorProps): Generator<UsageError> {
  if (endpoints.length === 0) yield { what: 'endpoints', got: endpoints, allowed: 'at least one', fix: 'Name the port that has the metrics.' };
  if (namespaces && anyNamespace) {
    yield { what: 'namespaces', got: namespaces, allowed: 'none beside `anyNamespace`', fix: 'Keep one of them.' };
  }
  if (sampleLimit !== undefined && !(Number.isInteger(sampleLimit) && sampleLimit > 0)) {
    yield { what: 'sampleLimit', got: sampleLimit, allowed: 'a whole number from 1', fix: 'Leave it out for no limit.' };
  }
  for (const endpoint of endpoints) yield* endpointProblems(endpoint);
}

function* endpointProblems(endpoint: ScrapeEndpoint): Generator<UsageError> {
  const { port, scheme, tls, interval, scrapeTimeout, relabelings = [], metricRelabelings = [] } = endpoint;
  const what = `endpoint "${port}"`;
  if (port === '') yield { what, got: port, allowed: 'the name of a port', fix: 'Name the port of the Service or container.' };
  if (tls && scheme !== 'https') {
    yield { what: `${what}.tls`, got: scheme ?? 'http', allowed: 'ScrapeScheme.HTTPS with `tls`', fix: 'Set the scheme, or leave `tls` out: it is not read.' };
  }
  for (const [prop, duration] of Object.entries({ interval, scrapeTimeout })) {
    if (!duration || (isPrometheusDuration(duration) && milliseconds(duration) > 0)) continue;
    yield { what: `${what}.${prop}`, got: duration.toHumanString(), allowed: 'whole milliseconds, more than zero', fix: 'Leave it out for that of the Prometheus.' };
  }
  if (interval && scrapeTimeout && milliseconds(scrapeTimeout) > milliseconds(interval)) {
    yield {
      what: `${what}.scrapeTimeout`, got: scrapeTimeout.toHumanString(), allowed: `at most the interval, ${interval.toHumanString()}`, fix: 'Prometheus refuses a longer one: shorten it.',
    };
  }
  for (const relabeling of [...relabelings, ...metricRelabelings]) yield* relabelingProblems(what, relabeling);
}

function* relabelingProblems(what: string, { action, targetLabel }: Relabeling): Generator<UsageError> {
  const name = action?.name ?? 'replace';
  if (targetLabel || WITHOUT_TARGET.includes(name)) return;
  yield { what: `${what}.relabelings`, got: `${name} without targetLabel`, allowed: 'a targetLabel', fix: 'Name the label that it writes.' };
}

function milliseconds(duration: Duration): number {
  return duration.toMilliseconds({ integral: false });
}
