import { longestPrefix, parseIpNetwork } from '../../kubernetes/ip-network';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';

/** Those of the network, its gateway, the guest, and what is left for broadcasts: two bits. */
const BITS = 2;
/** The field of each family of addresses. A pod without an IPv6 address does not need that of IPv6. */
const FIELDS = [
  { field: 'vmNetworkCIDR', family: 4, level: FindingLevel.UNSTARTABLE },
  { field: 'vmIPv6NetworkCIDR', family: 6, level: FindingLevel.ADVISED },
] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'masquerade/has-valid-network',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The network of a masqueraded guest must be one of its family with four addresses or more',
    why: 'KubeVirt admits any text, and takes the gateway and the address of the guest from it when the launcher pod is there (less than 4 addresses on network): it fails, and the VM never '
      + 'starts. vmIPv6NetworkCIDR counts where pods have IPv6 addresses.',
    fix: 'Write a network such as 10.0.2.0/24, or fd10:0:2::/120 for IPv6, or leave it out.',
    * check({ spec: { networks = [], domain: { devices } } }) {
      const masqueraded = new Set(devices?.interfaces?.filter(({ masquerade }) => masquerade).map(({ name }) => name));
      for (const [i, { name, pod }] of networks.entries()) {
        if (!pod || !masqueraded.has(name)) continue;
        for (const { field, family, level } of FIELDS) {
          const got = pod[field];
          if (got && !isLargeEnough(got, family)) yield { field: `networks[${i}].pod.${field}`, got, allowed: `an IPv${family} network of four addresses or more`, level };
        }
      }
    },
  }),
];

function isLargeEnough(text: string, family: 4 | 6): boolean {
  const parsed = text.includes('/') ? parseIpNetwork(text) : undefined;
  return parsed !== undefined && parsed.family === family && parsed.prefix <= longestPrefix(parsed) - BITS;
}
