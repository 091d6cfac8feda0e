import * as kplus from 'cdk8s-plus-28';
import type { Validation } from '../../../imports/kubernetes';
import { celList, celString } from '../cel';
import type { RestrictionOptions } from '../restrictions';
import { matching, policySpec, TenantPolicy } from '../tenant-policy';

/** By which ingress-nginx lets an Ingress have more hosts. */
export const SERVER_ALIAS = 'nginx.ingress.kubernetes.io/server-alias';

/** The hosts that Ingresses may name. */
export interface IngressHosts {
  readonly hosts: readonly string[];
  /** The names of Ingresses that may stand for every host. */
  readonly hostless: readonly string[];
}

/** The types of Service that a tenant may have. */
export function allowedServiceTypes({ serviceTypes = [kplus.ServiceType.CLUSTER_IP] }: RestrictionOptions): string[] {
  return [...serviceTypes];
}

/** Services and Ingresses by which traffic comes from outside of the cluster. */
export function exposurePolicy(options: RestrictionOptions, ingressHosts: () => IngressHosts): TenantPolicy {
  return {
    purpose: 'exposure',
    specOn: () => policySpec({
      matchConstraints: {
        resourceRules: [
          matching('', ['CREATE', 'UPDATE'], ['services']),
          matching('networking.k8s.io', ['CREATE', 'UPDATE'], ['ingresses']),
        ],
      },
      variables: ['object', 'oldObject'].flatMap(exposedBy),
      validations: [serviceType(options), externalIps(options), ...hosts(ingressHosts())],
    }),
  };
}

/** What an object exposes, in variables; empty where there is none. */
function exposedBy(object: string): { name: string; expression: string }[] {
  const suffix = object === 'object' ? '' : 'Before';
  const spec = `variables.spec${suffix}`;
  const annotations = `dyn(${object}).metadata.annotations`;
  const alias = `${annotations}[${celString(SERVER_ALIAS)}]`;
  return [
    { name: `spec${suffix}`, expression: `${object} != null && has(dyn(${object}).spec) ? dyn(${object}).spec : dyn({})` },
    { name: `type${suffix}`, expression: `has(${spec}.type) ? ${spec}.type : ''` },
    { name: `externalIPs${suffix}`, expression: `has(${spec}.externalIPs) ? ${spec}.externalIPs : dyn([])` },
    {
      name: `hosts${suffix}`,
      expression: `(has(${spec}.rules) ? ${spec}.rules.map(rule, has(rule.host) ? rule.host : '') : dyn([])) `
        + `+ (has(${spec}.defaultBackend) ? dyn(['']) : dyn([])) `
        + `+ (${object} != null && has(${annotations}) && ${celString(SERVER_ALIAS)} in ${annotations} ? dyn(${alias}.split(',').map(host, host.trim())) : dyn([]))`,
    },
  ];
}

function serviceType(options: RestrictionOptions): Validation {
  const types = allowedServiceTypes(options);
  return {
    expression: `request.kind.kind != 'Service' || variables.type in ${celList(types)} || variables.type == variables.typeBefore`,
    message: `the Services of this tenant are of type ${types.join(', ') || 'none'}`,
  };
}

function externalIps({ externalIps: cidrs = [] }: RestrictionOptions): Validation {
  const within = cidrs.length > 0 ? ` || ${celList(cidrs)}.exists(range, cidr(range).containsIP(ip))` : '';
  return {
    expression: `variables.externalIPs.all(ip, ip in variables.externalIPsBefore${within})`,
    message: `the externalIPs of this tenant are of ${cidrs.join(', ') || 'no range'}`,
  };
}

function hosts({ hosts: allowed, hostless }: IngressHosts): Validation[] {
  if (allowed.includes('*')) return [];
  const below = allowed.filter((host) => host.startsWith('*.')).map((host) => ` || host.endsWith(${celString(host.slice(1))})`);
  const unnamed = hostless.length > 0 ? ` || (host == '' && object.metadata.name in ${celList(hostless)})` : '';
  const named = `host in ${celList(allowed)}${below.join('')}`;
  const message = `the Ingresses of this tenant name a host, of: ${allowed.join(', ') || 'none'}`;
  return [
    { expression: `request.kind.kind != 'Ingress' || variables.hosts.all(host, ${named}${unnamed} || host in variables.hostsBefore)`, message },
    {
      expression: 'request.kind.kind != \'Ingress\' || !has(variables.spec.tls) || (has(variables.specBefore.tls) && variables.spec.tls == variables.specBefore.tls) '
        + `|| variables.spec.tls.all(entry, !has(entry.hosts) || entry.hosts.all(host, ${named}))`,
      message,
    },
  ];
}
