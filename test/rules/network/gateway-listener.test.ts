import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'gateway-listener/requires-certificate';
says({ [rule]: { allowed: 'tls.certificateRefs' } });

const gateway = (protocol: string, tls?: Json, annotations: Json = {}, gatewayClassName = 'c') => (
  [object('gateway.networking.k8s.io/v1', 'Gateway', 'g', { gatewayClassName, listeners: [{ name: 'l', port: 443, protocol, ...tls && { tls } }] }, { annotations })]
);
const field = 'spec.listeners[0]';
const advised = { level: FindingLevel.ADVISED };
const found = (protocol: string, where = field, said: Verdict[3] = undefined): Verdict => (
  said ? [rule, where, `${protocol} without a certificate`, said] : [rule, where, `${protocol} without a certificate`]
);

describe(rule, () => appTable('gateway-listener', [
  ['HTTP', gateway('HTTP')],
  ['a certificate', gateway('HTTPS', { certificateRefs: [{ name: 's' }] })],
  ['options of the implementation', gateway('HTTPS', { options: { 'example.com/certificate': 'c' } })],
  ['TLS that is passed through', gateway('TLS', { mode: 'Passthrough' })],
  ['a certificate by annotation', gateway('HTTPS', undefined, { 'networking.gke.io/certmap': 'm' })],
  ['a class of a cloud', gateway('HTTPS', undefined, {}, 'gke-l7-global-external-managed')],
  ['HTTPS without tls', gateway('HTTPS'), found('HTTPS', field, advised)],
  ['HTTPS that names no certificate', gateway('HTTPS', { mode: 'Terminate' }), found('HTTPS', `${field}.tls`)],
  ['HTTPS with a list of none', gateway('HTTPS', { certificateRefs: [] }), found('HTTPS', `${field}.tls`)],
  ['TLS without tls', gateway('TLS'), found('TLS')],
  ['TLS that is ended without certificate', gateway('TLS', { mode: 'Terminate' }), found('TLS', `${field}.tls`)],
]));
