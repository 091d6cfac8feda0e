import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const RULE = 'prober/has-host-and-port';

says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'a host, or a host and a port, without scheme and path' } });

const probe = (url: unknown) => object('monitoring.coreos.com/v1', 'Probe', 'p', { prober: { url } });
const accepted = (url: string): AppRow => [`accepts ${url}`, [probe(url)]];
const advised = (url: string): AppRow => [`advises against ${url}`, [probe(url)], [RULE, 'spec.prober.url', url]];

appTable('prober', [
  // What the tests of prometheus-operator accept and refuse (TestValidateProberUrl), and their like.
  ...['blackbox', 'blackbox:9115', 'Black_Box.monitoring.svc.:9115', '10.0.0.1', '10.0.0.1:9115', 'fd00::1', '[fd00::1]:9115'].map(accepted),
  ...['http://blackbox', 'https://blackbox:9115', 'blackbox:9115/probe', 'blackbox:http', 'blackbox:70000', 'black box', '[fd00::1', ':9115'].map(advised),
  ['accepts none', [probe(undefined), object('monitoring.coreos.com/v1', 'Probe', 'p', undefined)]],
]);
