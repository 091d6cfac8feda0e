import { PodSecurityLevel } from './pod-security-level';
import { isDnsLabel } from '../kubernetes/dns-name';
import { Distribution } from '../platform/distribution';
import type { Platform } from '../platform/platform';
import type { UsageError } from '../usage-error';

const RESERVED = /^(default|kubevirt|cdi|kube-.*|openshift(-.*)?)$/;
const POD_SECURITY = 'pod-security.kubernetes.io';
/** By which OVN-Kubernetes gives the namespace a primary network of its own. */
const PRIMARY_NETWORK = 'k8s.ovn.org/primary-user-defined-network';
/** By which policies find the namespace; the API server sets it. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** What a tenant asks of its namespace. */
export interface NamespaceRequest {
  readonly name: string;
  readonly podSecurity?: PodSecurityLevel;
  readonly securityTier?: string;
  readonly primaryUserDefinedNetwork?: boolean;
  /** Whether NetworkPolicies are to isolate it. */
  readonly isolated: boolean;
}

/** The value of a label, or what it is on a platform; without one there is no label. */
export type LabelValue = string | ((platform: Platform) => string | undefined);

/** The labels that the library puts on the namespace. */
export function namespaceLabels({ podSecurity, securityTier, primaryUserDefinedNetwork }: NamespaceRequest): { [key: string]: LabelValue } {
  const unlessDerived = (level: PodSecurityLevel) => ({ distribution }: Platform) => (
    podSecurity === undefined && distribution === Distribution.OPENSHIFT ? undefined : level
  );
  return {
    ...securityTier ? { 'security-tier': securityTier } : {},
    ...primaryUserDefinedNetwork ? { [PRIMARY_NETWORK]: '' } : {},
    [`${POD_SECURITY}/enforce`]: unlessDerived(podSecurity ?? PodSecurityLevel.BASELINE),
    [`${POD_SECURITY}/warn`]: unlessDerived(PodSecurityLevel.RESTRICTED),
    [`${POD_SECURITY}/audit`]: unlessDerived(PodSecurityLevel.RESTRICTED),
  };
}

/** Names that the cluster refuses, or that are taken on every cluster. */
export function* nameProblems(name: string): Generator<UsageError> {
  if (!isDnsLabel(name)) {
    yield {
      what: 'name',
      got: name,
      allowed: 'a DNS label: lower-case letters, digits and dashes, at most 63',
      fix: 'Choose such an id, or pass `name`.',
    };
  }
  if (RESERVED.test(name)) yield takenName(name);
}

/** Labels that would undo what the library or the API server says of the namespace. */
export function* labelProblems(labels: { readonly [key: string]: string }, written: readonly string[]): Generator<UsageError> {
  for (const key of Object.keys(labels)) {
    if (key.startsWith(`${POD_SECURITY}/`)) {
      yield {
        what: 'labels',
        got: key,
        allowed: 'labels that do not decide what pods may do',
        fix: 'Pass `podSecurity`: privileged pods own their node, and with it the other tenants.',
      };
    } else if (key === NAME_LABEL || written.includes(key)) {
      yield { what: 'labels', got: key, allowed: 'labels that are not set already', fix: 'Leave it out, or change the prop that sets it.' };
    }
  }
}

/** What this platform refuses, or does not enforce; launchers may have a seccomp profile by a KubeVirt CR of the app, too. */
export function* namespaceProblems(
  { name, podSecurity, isolated }: NamespaceRequest, platform: Platform, hasProfileByApp: () => boolean,
): Generator<UsageError> {
  const { namespaces, dns, kubevirtConfiguration, network } = platform;
  if ([...Object.values(namespaces), dns.namespace].includes(name)) yield takenName(name);
  if (podSecurity === PodSecurityLevel.RESTRICTED && !kubevirtConfiguration.launcherSeccompProfile && !hasProfileByApp()) {
    yield {
      what: 'podSecurity',
      got: podSecurity,
      allowed: 'baseline, as launchers have no seccomp profile on this platform',
      fix: 'Set `seccompConfiguration.virtualMachineInstanceProfile` in the KubeVirt CR and `kubevirtConfiguration.launcherSeccompProfile` on the Platform.',
    };
  }
  if (isolated && !network.networkPolicies) {
    yield {
      what: 'isolation',
      got: 'NetworkPolicies',
      allowed: 'none, as the CNI of this platform enforces no NetworkPolicies',
      fix: 'Pass `NetworkIsolation.none()`, so that it is not relied upon.',
    };
  }
}

function takenName(name: string): UsageError {
  return { what: 'name', got: name, allowed: 'a namespace that is not part of the platform', fix: 'Give the tenant a name of its own.' };
}
