import { PodSecurityLevel } from './pod-security-level';
import type { Namespace } from '../../imports/kubernetes';
import { isDnsLabel } from '../kubernetes/dns-name';
import { Distribution } from '../platform/distribution';
import type { Platform } from '../platform/platform';
import { UsageError } from '../usage-error';

const RESERVED = /^(default|kubevirt|cdi|kube-.*|openshift(-.*)?)$/;
const POD_SECURITY = 'pod-security.kubernetes.io';

/** What a tenant asks of its namespace. */
export interface NamespaceRequest {
  readonly name: string;
  readonly podSecurity?: PodSecurityLevel;
  readonly securityTier?: string;
  /** Whether NetworkPolicies are to isolate it. */
  readonly isolated: boolean;
}

/** The labels that the library puts on the namespace. */
export function namespaceLabels({ podSecurity, securityTier }: NamespaceRequest, platform: Platform): { [key: string]: string } {
  const enforced = podSecurity ?? (platform.distribution === Distribution.OPENSHIFT ? undefined : PodSecurityLevel.BASELINE);
  return {
    ...(securityTier ? { 'security-tier': securityTier } : {}),
    ...(enforced ? {
      [`${POD_SECURITY}/enforce`]: enforced,
      [`${POD_SECURITY}/warn`]: PodSecurityLevel.RESTRICTED,
      [`${POD_SECURITY}/audit`]: PodSecurityLevel.RESTRICTED,
    } : {}),
  };
}

/** The Namespace itself. */
export function renderNamespace(name: string, labels: { [key: string]: string }): Namespace {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** What the cluster would refuse, or could not keep. */
export function* namespaceProblems({ name, podSecurity, isolated }: NamespaceRequest, platform: Platform): Generator<UsageError> {
  const { namespaces: { kubevirt, cdi }, dns, kubevirtConfiguration, network } = platform;
  if (!isDnsLabel(name)) {
    yield {
      what: 'name',
      got: name,
      allowed: 'a DNS label: lower-case letters, digits and dashes, at most 63',
      fix: 'Choose such an id, or pass `name`.',
    };
  }
  if (RESERVED.test(name) || [kubevirt, cdi, dns.namespace].includes(name)) {
    yield { what: 'name', got: name, allowed: 'a namespace that is not part of the platform', fix: 'Give the tenant a name of its own.' };
  }
  if (podSecurity === PodSecurityLevel.RESTRICTED && !kubevirtConfiguration.launcherSeccompProfile) {
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
      fix: 'Pass `NetworkIsolation.none()`, so that nobody counts on it.',
    };
  }
}
