import { allowedServiceTypes } from './policies/exposure';
import { SYSTEM_TAINTS } from './policies/placement';
import type { RestrictionOptions, TolerableTaint } from './restrictions';
import type { TenantContent } from './tenant-content';
import { POLICY_SINCE } from './tenant-policy';
import type { Toleration } from '../../imports/kubernetes';
import { DNS_SUBDOMAIN_WORDS, isDnsLabel, isDnsSubdomain } from '../kubernetes/dns-name';
import { isCidr } from '../kubernetes/ip-block';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../kubernetes/label';
import type { Platform } from '../platform/platform';
import type { UsageError } from '../usage-error';

/** The first release of Kubernetes whose CEL reads CIDRs. */
const CIDR_SINCE = '1.31';

/** Names that nothing has, and ranges that are none. */
export function* restrictionProblems(options: RestrictionOptions = {}): Generator<UsageError> {
  const { externalIps = [], ingressHosts = [], tolerations = [], nodeSelector = {}, storageClasses = [], attachmentNamespaces = [] } = options;
  for (const cidr of externalIps.filter((range) => !isCidr(range))) {
    yield { what: 'restrictions.externalIps', got: cidr, allowed: 'CIDRs', fix: 'Write an address and a prefix length, such as 203.0.113.0/24.' };
  }
  for (const host of ingressHosts.filter((name) => name !== '*' && !isDnsSubdomain(name.replace(/^\*\./, '')))) {
    yield { what: 'restrictions.ingressHosts', got: host, allowed: 'hosts, *.<domain>, or *', fix: 'Write the host as the Ingress does.' };
  }
  for (const { key, value } of tolerations) yield* pairProblems('restrictions.tolerations', key, value);
  for (const [key, value] of Object.entries(nodeSelector)) yield* pairProblems('restrictions.nodeSelector', key, value);
  for (const name of storageClasses.filter((other) => !isDnsSubdomain(other))) {
    yield { what: 'restrictions.storageClasses', got: name, allowed: DNS_SUBDOMAIN_WORDS, fix: 'Write the name of a StorageClass.' };
  }
  for (const name of attachmentNamespaces.filter((other) => !isDnsLabel(other))) {
    yield { what: 'restrictions.attachmentNamespaces', got: name, allowed: 'names of namespaces', fix: 'Write the name of the namespace alone.' };
  }
}

/** What this platform cannot enforce. */
export function* restrictionProblemsOn(options: RestrictionOptions | undefined, platform: Platform): Generator<UsageError> {
  if (!options) return;
  const got = `Kubernetes ${platform.kubernetesVersion}`;
  if (!platform.kubernetesAtLeast(POLICY_SINCE)) {
    yield {
      what: 'restrictions',
      got,
      allowed: `Kubernetes ${POLICY_SINCE} or later, which has ValidatingAdmissionPolicies`,
      fix: 'Pass `TenantRestrictions.none()`, and know what editors of the tenant may do then.',
    };
  } else if (options.externalIps?.length && !platform.kubernetesAtLeast(CIDR_SINCE)) {
    yield {
      what: 'restrictions.externalIps', got, allowed: `Kubernetes ${CIDR_SINCE} or later, whose policies read CIDRs`, fix: 'Leave it out: no externalIPs.',
    };
  }
}

/** What is created inside the tenant and would be refused by the API server. */
export function* contentProblems(
  options: RestrictionOptions, taints: readonly TolerableTaint[], namespaces: readonly string[], content: TenantContent,
): Generator<UsageError> {
  const types = allowedServiceTypes(options);
  for (const { of, spec: { type = 'ClusterIP', externalIPs = [] } } of content.services) {
    if (!types.includes(type)) yield broken('serviceTypes', `${of}: ${type}`, types);
    if (externalIPs.length > 0 && !options.externalIps?.length) yield broken('externalIps', `${of}: ${externalIPs.join(', ')}`, []);
  }
  const { ingressHosts, nodeSelector = {} } = options;
  for (const { of, hosts } of ingressHosts ? content.ingresses : []) {
    for (const host of hosts.filter((name) => !isAllowedHost(name, ingressHosts ?? []))) yield broken('ingressHosts', `${of}: ${host || '*'}`, ingressHosts ?? []);
  }
  for (const { of, nodeName, nodeSelector: selected = {}, tolerations, attachments } of content.workloads) {
    for (const toleration of tolerations.filter((one) => !isAllowedToleration(one, taints))) {
      const { key = '*', value } = toleration;
      yield broken('tolerations', `${of}: ${value ? `${key}=${value}` : key}`, taints.map((taint) => (taint.value === undefined ? taint.key : `${taint.key}=${taint.value}`)));
    }
    if (nodeName) {
      yield { what: 'nodeName', got: `${of}: ${nodeName}`, allowed: 'nodes that the scheduler chooses', fix: 'Select nodes by their labels instead.' };
    }
    for (const [label, value] of Object.entries(nodeSelector).filter(([key, wanted]) => selected[key] !== wanted)) {
      yield {
        what: 'restrictions.nodeSelector', got: of, allowed: `workloads that select ${label}=${value}`, fix: 'Give the workload this node selector.',
      };
    }
    for (const name of attachments.filter((one) => one.includes('/') && !namespaces.includes(one.split('/')[0]))) {
      yield broken('attachmentNamespaces', `${of}: ${name}`, namespaces);
    }
  }
}

function broken(option: keyof RestrictionOptions, got: string, allowed: readonly string[]): UsageError {
  return {
    what: `restrictions.${option}`,
    got,
    allowed: allowed.join(', ') || 'none',
    fix: `The API server would refuse it. Change it, or open this for the tenant: \`TenantRestrictions.enforced({ ${option}: … })\`.`,
  };
}

function* pairProblems(what: string, key: string, value: string | undefined): Generator<UsageError> {
  if (!isLabelKey(key)) yield { what, got: key, allowed: LABEL_KEY_WORDS, fix: 'Write the key as the nodes have it.' };
  if (value !== undefined && !isLabelValue(value)) yield { what, got: value, allowed: LABEL_VALUE_WORDS, fix: 'Write the value as the nodes have it.' };
}

function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.includes('*') || allowed.includes(host) || allowed.some((pattern) => pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}

function isAllowedToleration({ key, operator = 'Equal', value = '' }: Toleration, taints: readonly TolerableTaint[]): boolean {
  if (!key) return false;
  return key.startsWith(SYSTEM_TAINTS)
    || taints.some((taint) => taint.key === key && (taint.value === undefined || (operator === 'Equal' && taint.value === value)));
}
