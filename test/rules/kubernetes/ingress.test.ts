import { kubernetesTable } from './table';
import { judge, says } from '../judge';

says({
  'ingress/matches-class': { allowed: 'x, as the annotation says' },
  'ingress/has-valid-host': {
    allowed: [
      'a DNS name, or *. before one',
      'the name of a Secret',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
    ],
  },
  'ingress/has-valid-path': {
    allowed: [
      'a path that begins with /',
      'a path without //, or pathType ImplementationSpecific',
      'a path without /./, or pathType ImplementationSpecific',
      'a path without /../, or pathType ImplementationSpecific',
      'a path without /.., or pathType ImplementationSpecific',
      'a path without /., or pathType ImplementationSpecific',
      'a path without %2f, or pathType ImplementationSpecific',
      'a path without %2F, or pathType ImplementationSpecific',
    ],
  },
  'ingress/requires-backend': {
    allowed: [
      'rules or a defaultBackend',
      'a service or resource',
      'the name or number of a port',
      'the name of a Service',
      'name or number',
      'a port from 1 to 65535',
      'service or resource',
      'a value',
    ],
  },
});

describe('ingress', () => kubernetesTable('ingress', [
  ['spec', {}, ['ingress/requires-backend', 'spec', '{}']],
  ['spec', { defaultBackend: {} }, ['ingress/requires-backend', 'spec.defaultBackend']],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: 'x', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', 'x'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a//b', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a//b'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a/./b', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a/./b'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a/../b', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a/../b'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a/..', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a/..'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a/.', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a/.'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a%2fb', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a%2fb'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a%2Fb', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
    ['ingress/has-valid-path', 'spec.rules[0].http.paths[0].path', '/a%2Fb'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: {} }] } }] },
    ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's' } } }] } }] },
    ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.service.port'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: '', port: { number: 80 } } } }] } }] },
    ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.service.name', ''],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80, name: 'web' } } } }] } }] },
    ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.service.port', '{"number":80,"name":"web"}'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 70000 } } } }] } }] },
    ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.service.port.number', '70000'],
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { resource: { kind: 'A', name: 'b' }, service: { name: 's', port: { number: 1 } } } }] } }] },
    ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend', '["service","resource"]'],
  ],
  ['spec', { defaultBackend: { service: { name: 's', port: { number: 80 } } } }],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '', pathType: 'ImplementationSpecific', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
  ],
  [
    'spec',
    { rules: [{ http: { paths: [{ path: '/a//b', pathType: 'ImplementationSpecific', backend: { service: { name: 's', port: { number: 80 } } } }] } }] },
  ],
  ['spec', { rules: [{ http: { paths: [{ path: '/a', pathType: 'Exact', backend: { service: { name: 's', port: { number: 80 } } } }] } }] }],
  ['spec', { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { name: 'web' } } } }] } }] }],
  ['spec', { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { resource: { kind: 'A', name: 'b', apiGroup: 'c.d' } } }] } }] }],
  ['spec', { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { resource: { kind: 'A', name: 'b' } } }] } }] }],
  ['spec.ingressClassName', 'N', ['ingress/has-valid-host', 'spec.ingressClassName', 'N']],
  ['spec.ingressClassName', 'nginx'],
  ['spec.rules[0].host', '*', ['ingress/has-valid-host', 'spec.rules[0].host', '*']],
  ['spec.rules[0].host', 'a.example'],
  ['spec.rules[0].host', '*.a.example'],
  ['spec.rules[0].host', ''],
  ['spec.rules[0].http', { paths: [] }, ['ingress/requires-backend', 'spec.rules[0].http.paths', 'nothing']],
  ['spec.rules[0].http', undefined],
  ['spec.tls', [{ hosts: ['A'] }], ['ingress/has-valid-host', 'spec.tls[0].hosts[0]', 'A']],
  ['spec.tls', [{ secretName: 'S' }], ['ingress/has-valid-host', 'spec.tls[0].secretName', 'S']],
  ['spec.tls', [{}]],
  ['spec.tls', [{ hosts: ['a.b'], secretName: 's' }]],
  ['spec.tls', [{ hosts: ['*.a.b'] }]],
  ['spec', undefined, ['ingress/requires-backend', 'spec']],
  ['spec.rules[0].http.paths[0].backend', { resource: { kind: '', name: 'b' } }, ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.resource.kind', '']],
  ['spec.rules[0].http.paths[0].backend', { resource: { apiGroup: 'A b', kind: 'A', name: 'b' } }, ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.resource.apiGroup', 'A b', { allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit' }]],
  ['spec.defaultBackend', { resource: { apiGroup: 'a.example', kind: 'A', name: 'b' } }],
  ['spec.defaultBackend', { service: { name: '1s', port: { number: 80 } } }],
  ['spec.rules[0].http.paths[0].backend.service', { name: 's', port: { name: 'WEB' } }, ['ingress/requires-backend', 'spec.rules[0].http.paths[0].backend.service.port.name', 'WEB', { allowed: 'at most 15 lower-case letters, digits and -, with a letter, not starting or ending with - and without --' }]],
  ['spec.rules[0].http.paths[0].backend.service', { name: 's', port: { name: 'web' } }],
]));

test('class and annotation are the same', () => {
  const ingress = (annotation: string) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'a', namespace: 'x', annotations: { 'kubernetes.io/ingress.class': annotation } },
    spec: { ingressClassName: 'nginx', defaultBackend: { service: { name: 's', port: { number: 80 } } } },
  });
  expect(judge(ingress('nginx'))).toEqual([]);
  expect(judge(ingress('x'))).toEqual([['ingress/matches-class', 'spec.ingressClassName', 'nginx']]);
});
