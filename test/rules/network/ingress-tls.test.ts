import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'ingress-tls/matches-host';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a host of the rules: www.example.com' } });

const http = { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] };
const ingress = (host: string | undefined, hosts: string[] | undefined, more: object = {}) => [
  object('networking.k8s.io/v1', 'Ingress', 'i', { tls: [{ hosts, secretName: 'tls' }], rules: [{ host, http }], ...more }),
];

appTable('ingress-tls', [
  ['the same host', ingress('www.example.com', ['www.example.com'])],
  ['a wildcard for it', ingress('www.example.com', ['*.example.com'])],
  ['a host of a wildcard', ingress('*.example.com', ['www.example.com'])],
  ['any host', ingress(undefined, ['shop.example.com'])],
  ['no hosts', ingress('www.example.com', undefined)],
  ['a default backend', ingress('www.example.com', ['shop.example.com'], { defaultBackend: { service: { name: 's', port: { number: 80 } } } })],
  ['another host', ingress('www.example.com', ['www.example.com', 'shop.example.com']), [rule, 'spec.tls[0].hosts[1]', 'shop.example.com']],
  ['a wildcard of two labels', ingress('www.example.com', ['*.shop.example.com']), [rule, 'spec.tls[0].hosts[0]', '*.shop.example.com']],
]);
