import { attachmentPolicy } from './policies/attachments';
import { exposurePolicy, IngressHosts } from './policies/exposure';
import { placementPolicy } from './policies/placement';
import { priorityPolicy } from './policies/priorities';
import { storageClassPolicy } from './policies/storage-classes';
import type { RestrictionOptions, TolerableTaint } from './restrictions';
import type { TenantContent } from './tenant-content';
import type { TenantPolicy } from './tenant-policy';

/** What the restrictions of a tenant follow from. */
export interface RestrictedTenant {
  readonly name: string;
  readonly options: RestrictionOptions;
  /** The taint of its reserved nodes. */
  readonly reserved?: TolerableTaint;
  /** Whether the quota leaves open which priority classes it uses. */
  readonly openPriorities: boolean;
  readonly content: () => TenantContent;
}

/** The policies of a restricted tenant, in the order they are emitted. */
export function restrictionPolicies(tenant: RestrictedTenant): TenantPolicy[] {
  const { name, options, openPriorities, content } = tenant;
  return [
    exposurePolicy(options, () => hostsOf(options, content())),
    placementPolicy(options, tolerableTaints(tenant)),
    attachmentPolicy(attachableNamespaces(tenant)),
    ...options.storageClasses ? [storageClassPolicy(options.storageClasses)] : [],
    ...openPriorities ? [priorityPolicy(name)] : [],
  ];
}

/** The taints that its pods may tolerate. */
export function tolerableTaints({ options, reserved }: Pick<RestrictedTenant, 'options' | 'reserved'>): TolerableTaint[] {
  return [...reserved ? [reserved] : [], ...options.tolerations ?? []];
}

/** The namespaces whose networks it may attach to. */
export function attachableNamespaces({ name, options }: Pick<RestrictedTenant, 'name' | 'options'>): string[] {
  return [...new Set([name, ...options.attachmentNamespaces ?? []])];
}

function hostsOf({ ingressHosts }: RestrictionOptions, { ingresses }: TenantContent): IngressHosts {
  if (ingressHosts) return { hosts: ingressHosts, hostless: [] };
  return {
    hosts: [...new Set(ingresses.flatMap(({ hosts }) => hosts.filter((host) => host !== '')))],
    hostless: ingresses.filter(({ hosts }) => hosts.includes('')).map(({ name }) => name),
  };
}
