import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import type { Workload } from './workload';
import type { NetworkAttachmentDefinition } from '../../imports/k8s.cni.cncf.io';
import type { Interface, Network } from '../../imports/kubevirt.io';
import { isMapping } from '../kubernetes/is-mapping';
import { parsedJson } from '../kubernetes/json';

/** The fields of a plugin that name the network it joins, beside its type; nodes are assumed to be cabled alike. */
const NAMED_BY: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['bridge', ['bridge', 'vlan', 'vlanTrunk']],
  ['cnv-bridge', ['bridge', 'vlan', 'vlanTrunk']],
  ['ovs', ['bridge', 'vlan', 'trunk']],
  ['macvlan', ['master']],
  // The name of an OVN network holds in the cluster: attachments of several namespaces join it by name.
  ['ovn-k8s-cni-overlay', ['name']],
]);
/** What is joined where the plugin leaves it to its default. */
const UNNAMED = 0;

/**
 * The layer-2 networks of a cluster, as far as manifests show them. Two interfaces are on one if they are attached by one
 * NetworkAttachmentDefinition, or by two that join the same bridge, parent interface or OVN network.
 */
export class LayerTwoNetworks {
  private readonly joined = new Map<string, string>();

  constructor(manifests: readonly Manifest[]) {
    for (const { metadata: { namespace, name }, spec } of ofKind<Manifest & NetworkAttachmentDefinition>(manifests, 'k8s.cni.cncf.io/NetworkAttachmentDefinition')) {
      const network = networkOf(spec?.config);
      if (network !== undefined) this.joined.set(attachmentKey(namespace, name), network);
    }
  }

  /**
   * The network that sees the MAC address of an interface. `undefined` where none outside the pod is known to: a masqueraded guest is behind
   * the NAT of its pod, and what a binding plugin shows on the pod network is its own affair.
   */
  public of({ bridge }: Interface, network: Network | undefined, { namespace }: Workload): string | undefined {
    if (network?.multus) {
      const [name, elsewhere = namespace] = network.multus.networkName.split('/').reverse();
      return this.ofAttachment(`${elsewhere ?? ''}/${name}`);
    }
    return network?.pod && bridge ? 'pod network' : undefined;
  }

  /** The network of a NetworkAttachmentDefinition, `namespace/name`. */
  public ofAttachment(attachment: string): string {
    const key = `attachment ${attachment}`;
    return this.joined.get(key) ?? key;
  }
}

function attachmentKey(namespace = '', name = ''): string {
  return `attachment ${namespace}/${name}`;
}

/** The network that a configuration joins; `undefined` where it does not say. */
function networkOf(config = ''): string | undefined {
  const network = parsedJson(config);
  if (!isMapping(network)) return undefined;
  const [plugin]: unknown[] = Array.isArray(network.plugins) ? network.plugins : [network];
  if (!isMapping(plugin)) return undefined;
  const joined: { readonly [field: string]: unknown } = { ...plugin, name: network.name };
  const fields = NAMED_BY.get(joined.type);
  const [first] = fields ?? [];
  if (!fields || joined[first] === undefined) return undefined;
  return JSON.stringify([joined.type, ...fields.map((field) => joined[field] ?? UNNAMED)]);
}
