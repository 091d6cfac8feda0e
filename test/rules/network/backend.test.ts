import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'backend/references-port';
const PORTS = 'a port of Service web: 80 (http), 443';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: [PORTS, 'a port of Service web: 80'] } });

const http = { name: 'http', port: 80, targetPort: 8080 };
const service = (spec: Json = {}, metadata: Json = {}) => object('v1', 'Service', 'web', { selector: { a: 'b' }, ports: [http, { port: 443 }], ...spec }, metadata);
const web = service();
const backend = (port: Json, name = 'web') => ({ service: { name, port } });
const ingress = (value: Json, more: Json = {}) => object('networking.k8s.io/v1', 'Ingress', 'i', { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: value }] } }], ...more });
const route = (ref: Json) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'r', { rules: [{}, { backendRefs: [ref] }] });
const openshift = (targetPort?: unknown) => object('route.openshift.io/v1', 'Route', 'r', { to: { kind: 'Service', name: 'web' }, port: { targetPort } });
const IN_INGRESS = 'spec.rules[0].http.paths[0].backend.service.port';

describe('accepts', () => appTable('backend', [
  ['the number of a port', [web, ingress(backend({ number: 80 }))]],
  ['a port without name', [web, ingress(backend({ number: 443 }))]],
  ['the name of a port', [web, ingress(backend({ name: 'http' }))]],
  ['a Service that the app does not make', [web, ingress(backend({ number: 8080 }, 'other'))]],
  ['a Service of another namespace', [service({}, { namespace: 'y' }), ingress(backend({ number: 8080 }))]],
  ['a Service outside the cluster', [service({ type: 'ExternalName', externalName: 'a.example' }), ingress(backend({ number: 8080 }))]],
  ['a Service without ports', [service({ ports: undefined, clusterIP: 'None' }), ingress(backend({ number: 8080 }))]],
  ['no Service', [ingress(backend({ number: 8080 }))]],
  ['a backend of a route', [web, route({ name: 'web', port: 443 })]],
  ['a backend of a route without port', [web, route({ name: 'web' })]],
  ['a backend of a route that is no Service', [web, route({ group: 'a.b', kind: 'Pool', name: 'web', port: 8080 })]],
  ['the name of a port in a Route', [web, openshift('http')]],
  ['the port of the pods in a Route', [web, openshift(8080)]],
  ['the port of the pods without a targetPort in a Route', [web, openshift(443)]],
  ['a Route without port', [web, openshift()]],
]));

describe('advises against', () => appTable('backend', [
  ['the port of the pods', [web, ingress(backend({ number: 8080 }))], [RULE, `${IN_INGRESS}.number`, '8080']],
  ['another name', [web, ingress(backend({ name: 'https' }))], [RULE, `${IN_INGRESS}.name`, 'https']],
  ['the only port, which has no name', [service({ ports: [{ port: 80 }] }), ingress(backend({ name: 'http' }))],
    [RULE, `${IN_INGRESS}.name`, 'http']],
  ['a default backend', [web, ingress(backend({ number: 80 }), { defaultBackend: backend({ number: 81 }) })], [RULE, 'spec.defaultBackend.service.port.number', '81']],
  ['another port in a route', [web, route({ name: 'web', port: 8080 })], [RULE, 'spec.rules[1].backendRefs[0].port', '8080']],
  ['a route from another namespace', [web, { ...route({ name: 'web', namespace: 'x', port: 8080 }), metadata: { name: 'r', namespace: 'y' } }],
    [RULE, 'spec.rules[1].backendRefs[0].port', '8080']],
  ['another name in a Route', [web, openshift('https')], [RULE, 'spec.port.targetPort', 'https']],
]));
