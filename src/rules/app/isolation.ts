import type { NetworkPolicy, NetworkPolicyPort } from '../../../imports/kubernetes';
import type { Manifest } from '../../manifests/manifest';
import { policyPeers } from '../../manifests/network-policy-peers';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const DNS_PORT = 53;

function policiesOf(manifests: readonly Manifest[]): readonly (Manifest & NetworkPolicy)[] {
  return ofKind<Manifest & NetworkPolicy>(manifests, 'networking.k8s.io/NetworkPolicy');
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'isolation/avoids-name-label',
    level: FindingLevel.ADVISED,
    summary: 'A NetworkPolicy should select a namespace by the label that Kubernetes gives it',
    why: 'Every namespace has the label kubernetes.io/metadata.name; the label name only those have to which somebody gave it, and no namespace of the input has '
      + 'this one. A selector that selects nothing lets nothing through.',
    fix: 'Write kubernetes.io/metadata.name instead of name. Where the namespace has the label name, acknowledge this finding with the reason.',
    * check(manifests) {
      const named = new Set(ofKind(manifests, '/Namespace').map(({ metadata: { labels = {} } }) => labels.name));
      for (const manifest of policiesOf(manifests)) {
        for (const { peer: { namespaceSelector }, field } of policyPeers(manifest)) {
          const got = namespaceSelector?.matchLabels?.name;
          if (got === undefined || named.has(got)) continue;
          yield { manifest, field: `${field}.namespaceSelector.matchLabels.name`, got, allowed: `kubernetes.io/metadata.name: ${got}` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'isolation/avoids-dns-by-udp-alone',
    level: FindingLevel.ADVISED,
    summary: 'A NetworkPolicy that lets DNS out by UDP should let it out by TCP, too',
    why: 'An answer that is too large for UDP is asked for again by TCP, and is never had: lookups fail for names with many addresses.',
    fix: 'Add port 53 by TCP to the same rule.',
    * check(manifests) {
      for (const manifest of policiesOf(manifests)) {
        const rules = manifest.spec?.egress ?? [];
        if (rules.some(({ ports = [] }) => ports.length === 0 || ports.some((port) => isDns(port, 'TCP')))) continue;
        for (const [i, { ports = [] }] of rules.entries()) {
          const j = ports.findIndex((port) => isDns(port, 'UDP'));
          if (j >= 0) yield { manifest, field: `spec.egress[${i}].ports[${j}]`, got: 'UDP', allowed: 'UDP and TCP' };
        }
      }
    },
  }),
];

/** Whether port 53 is among these. Names of ports are the pods' to give. */
function isDns({ port, endPort, protocol = 'TCP' }: NetworkPolicyPort, wanted: string): boolean {
  if (protocol !== wanted) return false;
  return typeof port !== 'number' || (port <= DNS_PORT && (endPort ?? port) >= DNS_PORT);
}
