import type { NetworkIsolation } from './isolation';
import { EVERYTHING } from './render-isolation';
import { POLICY_SINCE } from './tenant-policy';
import { isDnsLabel } from '../kubernetes/dns-name';
import { isCidr } from '../kubernetes/ip-block';
import type { Platform } from '../platform/platform';
import type { UsageError } from '../usage-error';

/** Image sources that are not CIDRs, namespaces that cannot be, and ports that are missing or out of range. */
export function* isolationProblems({ exceptions }: NetworkIsolation): Generator<UsageError> {
  for (const cidr of exceptions?.imageSources?.filter((source) => source !== EVERYTHING && !isCidr(source)) ?? []) {
    yield { what: 'imageSources', got: cidr, allowed: 'CIDRs, or `*`', fix: 'Write an address and a prefix length, such as 203.0.113.0/24.' };
  }
  for (const what of ['cloneSources', 'cloneTargets'] as const) {
    for (const namespace of exceptions?.[what]?.filter((name) => !isDnsLabel(name) && !(name === EVERYTHING && what === 'cloneSources')) ?? []) {
      yield { what, got: namespace, allowed: 'names of namespaces', fix: 'Write the name of the namespace alone.' };
    }
  }
  for (const { namespace, allPorts = false, tcpPorts = [], udpPorts = [] } of exceptions?.sharedServices ?? []) {
    if (allPorts === (tcpPorts.length + udpPorts.length > 0)) {
      yield {
        what: `ports of ${namespace}`,
        got: allPorts ? 'ports and allPorts' : 'none',
        allowed: 'tcpPorts and udpPorts, or allPorts',
        fix: 'State the ports of the service; `allPorts` opens every port and protocol.',
      };
    }
    for (const port of [...tcpPorts, ...udpPorts].filter((number) => !Number.isInteger(number) || number < 1 || number > 65535)) {
      yield { what: `port of ${namespace}`, got: port, allowed: '1 to 65535', fix: 'State the port of the pods.' };
    }
  }
}

/** What this platform cannot enforce. */
export function* isolationProblemsOn({ exceptions }: NetworkIsolation, platform: Platform): Generator<UsageError> {
  if (exceptions && (exceptions.reserveCdiLabels ?? true) && !platform.kubernetesAtLeast(POLICY_SINCE)) {
    yield {
      what: 'isolation.reserveCdiLabels',
      got: `Kubernetes ${platform.kubernetesVersion}`,
      allowed: `Kubernetes ${POLICY_SINCE} or later, which has ValidatingAdmissionPolicies`,
      fix: 'Pass `reserveCdiLabels: false`, and know that any pod may then use what is open to importers.',
    };
  }
}
