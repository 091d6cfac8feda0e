import { dnsSubdomain, emptyOr, must, portName, requires, serviceName } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { isIpAddress } from '../../kubernetes/ip-address';
import type { ObjectRule } from '../rule';

const INGRESS = 'networking.k8s.io/Ingress';
const PATHS = 'spec.rules[].http.paths[]';
const BACKENDS = ['spec.defaultBackend', `${PATHS}.backend`];
const REFUSED_PARTS = ['//', '/./', '/../', '%2f', '%2F'];
const REFUSED_ENDS = ['/..', '/.'];
const CLASS = 'kubernetes.io/ingress.class';

const host = must((name: string) => name === '' || (!isIpAddress(name) && (name.includes('*') ? name.startsWith('*.') && isDnsSubdomain(name.slice(2)) : isDnsSubdomain(name))),
  'a DNS name, or *. before one');
const path: Check = function* ({ path: given = '', pathType }) {
  const form = pathType === 'Exact' || pathType === 'Prefix';
  if ((form || given) && !given.startsWith('/')) yield { field: 'path', got: given || undefined, allowed: 'a path that begins with /' };
  const wrong = form && (REFUSED_PARTS.find((part) => given.includes(part)) ?? REFUSED_ENDS.find((end) => given.endsWith(end)));
  if (wrong) yield { field: 'path', got: given, allowed: `a path without ${wrong}, or pathType ImplementationSpecific` };
};
const backend: Check = function* ({ service, resource }) {
  if (service && resource) {yield { field: '', got: ['service', 'resource'], allowed: 'service or resource' };} else if (service) {
    const { name, number } = service.port ?? {};
    if (!service.name) yield { field: 'service.name', got: service.name, allowed: 'the name of a Service' };
    if (name && number) yield { field: 'service.port', got: service.port, allowed: 'name or number' };
    else if (!name && !number) yield { field: 'service.port', got: service.port, allowed: 'the name or number of a port' };
    else if (number && (number < 1 || number > 65_535)) yield { field: 'service.port.number', got: number, allowed: 'a port from 1 to 65535' };
  } else if (!resource) {yield { field: '', allowed: 'a service or resource' };}
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'ingress/requires-backend',
    summary: 'An Ingress must have rules or a default backend, and each path a backend with a port',
    fix: 'Name the Service and the number or name of its port.',
    places: {
      [INGRESS]: {
        '': requires('spec'),
        'spec': must(({ rules: given = [], defaultBackend }) => given.length > 0 || defaultBackend !== undefined, 'rules or a defaultBackend'),
        'spec.rules[].http': requires('paths'),
        ...Object.fromEntries(BACKENDS.flatMap((at) => [
          [at, backend],
          [`${at}.resource`, requires('kind', 'name')],
          [`${at}.resource.apiGroup`, dnsSubdomain],
          [`${at}.service.name`, emptyOr(serviceName)],
          [`${at}.service.port.name`, emptyOr(portName)],
        ])),
      },
    },
  }),
  definePlacesRule({
    id: 'ingress/has-valid-path',
    summary: 'A path of an Ingress must begin with / and be plain',
    fix: 'Write an absolute path without //, /./ and /../.',
    places: { [INGRESS]: { [PATHS]: path } },
  }),
  definePlacesRule({
    id: 'ingress/has-valid-host',
    summary: 'Hosts of an Ingress must be DNS names, and its class and Secrets names of objects',
    fix: 'Write a DNS name in lower case; the only wildcard is *. at its start.',
    places: {
      [INGRESS]: {
        'spec.rules[].host': host,
        'spec.tls[].hosts[]': must((name: string) => name !== '' && (isDnsSubdomain(name) || (name.startsWith('*.') && isDnsSubdomain(name.slice(2)))), 'a DNS name, or *. before one'),
        'spec.tls[].secretName': must((name) => name === '' || isDnsSubdomain(name), 'the name of a Secret'),
        'spec.ingressClassName': dnsSubdomain,
      },
    },
  }),
  definePlacesRule({
    id: 'ingress/matches-class',
    summary: 'The class of an Ingress and its older annotation must be the same where both are given',
    fix: `Remove the annotation ${CLASS}.`,
    places: {
      [INGRESS]: {
        '': function* ({ metadata, spec }) {
          const old = metadata?.annotations?.[CLASS];
          const { ingressClassName } = spec ?? {};
          if (old !== undefined && ingressClassName !== undefined && old !== ingressClassName) {
            yield { field: 'spec.ingressClassName', got: ingressClassName, allowed: `${old}, as the annotation says` };
          }
        },
      },
    },
  }),
];
