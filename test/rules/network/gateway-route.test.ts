import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, namespace, object } from '../workload-table';

const listener = 'gateway-route/matches-listener';
const granted = 'gateway-route/requires-grant';
says({ [listener]: { level: FindingLevel.ADVISED }, [granted]: { level: FindingLevel.ADVISED, allowed: 'a Service of namespace x, or a ReferenceGrant in y' } });

const GROUP = 'gateway.networking.k8s.io';
const http = { name: 'http', port: 80, protocol: 'HTTP' };
const gateway = (...listeners: Json[]) => object(`${GROUP}/v1`, 'Gateway', 'g', { gatewayClassName: 'c', listeners });
const route = (parent: Json = {}, spec: Json = {}, metadata: Json = {}) => object(`${GROUP}/v1`, 'HTTPRoute', 'r', { parentRefs: [{ name: 'g', ...parent }], ...spec }, metadata);
const tcp = object(`${GROUP}/v1alpha2`, 'TCPRoute', 'r', { parentRefs: [{ name: 'g' }] });
const elsewhere = (from?: Json) => [gateway({ ...http, ...from ? { allowedRoutes: { namespaces: from } } : {} }), route({ namespace: 'x' }, {}, { namespace: 'y' })];
const labelled = { ...namespace('y'), metadata: { name: 'y', labels: { team: 'a' } } };
const found = (field: string, got: string, allowed: string, fix: string): Verdict => [listener, `spec.${field}`, got, { allowed, fix }];
const refused = found('parentRefs[0].name', 'a route of namespace y', 'a route of a namespace that allowedRoutes of the listener lets in',
  'Write allowedRoutes: {namespaces: {from: All}} in the listener, or a Selector of the namespaces.');
const select = (team: string) => ({ from: 'Selector', selector: { matchLabels: { team } } });
const NAMED = 'Write the name or the port of a listener, or leave it out.';

describe(listener, () => appTable('gateway-route', [
  ['a listener', [gateway(http), route()]],
  ['its name and port', [gateway(http), route({ sectionName: 'http', port: 80 })]],
  ['a Gateway of others', [gateway(http), route({ name: 'other', sectionName: 'https' })]],
  ['a Service as parent', [gateway(http), route({ group: '', kind: 'Service', sectionName: 'https' })]],
  ['a listener for TCP', [gateway(http, { name: 'ssh', port: 22, protocol: 'TCP' }), tcp]],
  ['all namespaces', elsewhere({ from: 'All' })],
  ['namespaces by label', [...elsewhere(select('a')), labelled]],
  ['namespaces of others by label', elsewhere(select('b'))],
  ['a host of a wildcard', [gateway({ ...http, hostname: '*.example.com' }), route({}, { hostnames: ['a.b.example.com'] })]],
  ['any host', [gateway({ ...http, hostname: '*.example.com' }), route()]],
  ['another name', [gateway(http), route({ sectionName: 'https' })], found('parentRefs[0].sectionName', 'https', 'a listener of Gateway g: http (HTTP 80)', NAMED)],
  ['another port', [gateway(http), route({ port: 443 })], found('parentRefs[0].port', '443', 'a listener of Gateway g: http (HTTP 80)', NAMED)],
  ['another protocol', [gateway(http), tcp], found('parentRefs[0]', 'TCPRoute', 'what listeners of Gateway g route: http (HTTP 80)', 'Add a listener of the protocol of the route.')],
  ['another namespace', elsewhere(), refused],
  ['no namespaces', elsewhere({ from: 'None' }), refused],
  ['namespaces of another label', [...elsewhere(select('b')), labelled], refused],
  ['other hosts', [gateway({ ...http, hostname: '*.example.com' }), route({}, { hostnames: ['a.example.org', 'example.com'] })],
    found('hostnames', '["a.example.org","example.com"]', 'hosts of *.example.com', 'Write hosts that the hostname of a listener covers.')],
]));

describe(granted, () => {
  const service = object('v1', 'Service', 's', { selector: { a: 'b' }, ports: [{ port: 80 }] }, { namespace: 'y' });
  const to = (ref: Json) => route({ name: 'others' }, { rules: [{ backendRefs: [{ name: 's', port: 80, ...ref }] }] });
  const grant = (kind: string) => object(`${GROUP}/v1beta1`, 'ReferenceGrant', 'g', { from: [{ group: GROUP, kind, namespace: 'x' }], to: [{ group: '', kind: 'Service' }] }, { namespace: 'y' });
  const missing: Verdict = [granted, 'spec.rules[0].backendRefs[0].name', 's of namespace y'];
  appTable('gateway-route', [
    ['one of the same namespace', [service, to({})]],
    ['one that is granted', [service, grant('HTTPRoute'), to({ namespace: 'y' })]],
    ['one of others', [to({ namespace: 'y' })]],
    ['one that is not granted', [service, to({ namespace: 'y' })], missing],
    ['one that is granted to others', [service, grant('TCPRoute'), to({ namespace: 'y' })], missing],
  ]);
});
