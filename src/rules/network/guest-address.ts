import type { Interface, Network } from '../../../imports/kubevirt.io';
import { firstAddress, parseIpNetwork } from '../../kubernetes/ip-network';
import { HIDDEN } from '../../kubernetes/secret-text';
import { guestDataOnce } from '../../manifests/cloud-init/guest-data';
import type { GuestData } from '../../manifests/cloud-init/guest-data';
import { guestInterfaces } from '../../manifests/cloud-init/network-config';
import type { GuestInterface } from '../../manifests/cloud-init/network-config';
import { yamlReader } from '../../manifests/cloud-init/read-yaml';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** The networks behind the address of the pod, unless the guest names others. */
const DEFAULTS = { 4: '10.0.2.0/24', 6: 'fd10:0:2::/120' } as const;
const FIELDS = { 4: 'vmNetworkCIDR', 6: 'vmIPv6NetworkCIDR' } as const;
/** The first address is that of the network, the second of the gateway. */
const OF_GUEST = 2n;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'guest-address/fits-masquerade',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest behind masquerade must not give itself another address than KubeVirt forwards to',
    why: 'KubeVirt forwards what comes to the pod to one address, the third of the network behind it (10.0.2.2), and routes nothing else. A guest with another address reaches nobody, and nobody '
      + 'reaches the guest.',
    fix: 'Write dhcp4: true for this interface; a fixed address needs a network of its own, such as a bridge by Multus.',
    * check(manifests, cluster) {
      const read = yamlReader(manifests);
      for (const data of guestDataOnce(manifests, cluster)) {
        if (data.part !== 'networkData') continue;
        const { value, fault } = read(data.text);
        const interfaces = fault ? [] : guestInterfaces(value);
        for (const guest of interfaces) {
          const { name, pod } = masqueradedNetwork(data, guest, interfaces.length) ?? {};
          for (const { at, text, network: address } of pod ? guest.addresses : []) {
            const inside = address && parseIpNetwork(pod![FIELDS[address.family]] ?? DEFAULTS[address.family]);
            if (!inside || address.address === firstAddress(inside) + OF_GUEST) continue;
            const { manifest, field } = data;
            yield { manifest, field, got: `${at}: ${manifest.kind === 'Secret' ? HIDDEN : text}`, allowed: `DHCP on ${name}, which is masqueraded` };
          }
        }
      }
    },
  }),
];

/** The pod network where an interface of the guest is masqueraded to it: by its MAC address, or the only one of the only interface. */
function masqueradedNetwork({ workload }: GuestData, { mac }: GuestInterface, count: number): Network | undefined {
  const { written: { domain, networks = [] } } = workload;
  const entries: readonly Interface[] = domain?.devices?.interfaces ?? [];
  const entry = mac === undefined ? (entries.length === 1 && count === 1 ? entries[0] : undefined)
    : entries.find(({ macAddress }) => macAddress?.toLowerCase().replaceAll('-', ':') === mac);
  return entry?.masquerade ? networks.find(({ name, pod }) => pod && name === entry.name) : undefined;
}
