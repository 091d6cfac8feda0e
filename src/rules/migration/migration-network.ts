import { isMapping } from '../../kubernetes/is-mapping';
import { migrationSettingsIn } from '../../manifests/migration-settings';
import { attachmentsOf, cniPlugins } from '../../manifests/network-attachment';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Plugins that give addresses by themselves, or by an IPAM that stands elsewhere. */
const WITH_OWN_ADDRESSES: readonly unknown[] = ['ovn-k8s-cni-overlay', 'kube-ovn', 'calico', 'cilium-cni', 'flannel'];
/** IPAM that hands addresses out on each node by itself, or the same everywhere. */
const OF_ONE_NODE: readonly unknown[] = ['host-local', 'static'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'migration-network/requires-addresses',
    level: FindingLevel.ADVISED,
    summary: 'The network of migrations must give each node an address of its own',
    why: 'virt-handler of every node is attached to it and takes its address from there. Without IPAM it stops at once (no IP found on migration0), on all nodes; host-local and static do not know '
      + 'of other nodes and give several the same address, so that migrations go to the wrong one.',
    fix: 'Write an IPAM for the whole cluster, such as {"type": "whereabouts", "range": "192.0.2.0/24"}, or dhcp.',
    * check(manifests) {
      const attachments = attachmentsOf(manifests);
      if (!attachments.size) return;
      for (const { manifest, settings: { network }, path } of migrationSettingsIn(manifests)) {
        const attachment = attachments.get(`${manifest.metadata.namespace}/${String(network)}`);
        const [plugin] = cniPlugins(attachment?.spec?.config ?? '');
        if (!attachment || !plugin || WITH_OWN_ADDRESSES.includes(plugin.type)) continue;
        const ipam = isMapping(plugin.ipam) ? plugin.ipam.type : undefined;
        if (ipam !== undefined && !OF_ONE_NODE.includes(ipam)) continue;
        yield { manifest, other: attachment, field: `${path}.network`, got: `${String(network)}, with ${ipam === undefined ? 'no IPAM' : `the IPAM ${String(ipam)}`}`, allowed: 'a network with an IPAM for all nodes' };
      }
    },
  }),
];
