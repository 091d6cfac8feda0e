import type { NamespaceLabels } from './namespace-labels';
import { selectorOf, selects } from './selector';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { at, entriesAt, listAt, textAt } from '../../kubernetes/untyped';
import { LayerTwoNetworks } from '../../manifests/layer-two';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';

/** The label without which OVN-Kubernetes gives a namespace no primary network. */
const PRIMARY_LABEL = 'k8s.ovn.org/primary-user-defined-network';
const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';

/** Which network an attachment leads to, and which namespaces have a network in the place of that of the cluster. */
export class PlaneMap {
  private readonly joined = new Map<string, string>();
  private readonly primary = new Map<string, string>();
  private readonly layerTwo: LayerTwoNetworks;

  constructor(manifests: readonly Manifest[], namespaces: NamespaceLabels, known: readonly string[]) {
    this.layerTwo = new LayerTwoNetworks(manifests);
    for (const manifest of manifests) {
      const name = textAt(manifest, 'metadata', 'name') ?? '';
      switch (kindOf(manifest)) {
        case 'k8s.ovn.org/UserDefinedNetwork':
          this.addUserDefined(at(manifest, 'spec'), name, [textAt(manifest, 'metadata', 'namespace') ?? 'default'], namespaces, manifest.kind);
          break;
        case 'k8s.ovn.org/ClusterUserDefinedNetwork': {
          const selector = selectorOf(at(manifest, 'spec', 'namespaceSelector'));
          this.addUserDefined(
            at(manifest, 'spec', 'network'),
            name,
            known.filter((namespace) => selects(selector, namespaces.of(namespace))),
            namespaces,
            manifest.kind,
          );
          break;
        }
        case 'k8s.cni.cncf.io/NetworkAttachmentDefinition':
          this.addVirtualFunctions(manifest, name);
          break;
        case 'sriovnetwork.openshift.io/SriovNetwork': {
          const namespace = textAt(manifest, 'spec', 'networkNamespace') ?? textAt(manifest, 'metadata', 'namespace') ?? 'default';
          this.joined.set(`${namespace}/${name}`, functionsOf(textAt(manifest, 'spec', 'resourceName'), at(manifest, 'spec', 'vlan')));
          break;
        }
        default:
      }
    }
  }

  /** What tells the network of an attachment, `namespace/name`, from all others. */
  public ofAttachment(attachment: string): string {
    return this.joined.get(attachment) ?? this.layerTwo.ofAttachment(attachment);
  }

  /** The primary network of a namespace; `undefined` where it is that of the cluster. */
  public primaryOf(namespace: string | undefined): string | undefined {
    return namespace === undefined ? undefined : this.primary.get(namespace);
  }

  private addUserDefined(network: unknown, name: string, members: readonly string[], namespaces: NamespaceLabels, kind: string): void {
    const role = textAt(network, 'layer2', 'role') ?? textAt(network, 'layer3', 'role');
    const [home] = members;
    const own = kind === 'UserDefinedNetwork' ? `${kind} ${home}/${name}` : `${kind} ${name}`;
    for (const namespace of members) {
      if (role !== 'Primary') {
        this.joined.set(`${namespace}/${name}`, localnetOf(network) ?? own);
      } else if (!namespaces.has(namespace) || namespaces.of(namespace).has(PRIMARY_LABEL)) {
        if (!this.primary.has(namespace)) this.primary.set(namespace, own);
      }
    }
  }

  /** Virtual functions of one pool with one VLAN are on one wire. */
  private addVirtualFunctions(manifest: Manifest, name: string): void {
    const config = parsedJson(textAt(manifest, 'spec', 'config') ?? '');
    const [plugin = config] = listAt(config, 'plugins');
    if (!isMapping(plugin) || plugin.type !== 'sriov') return;
    const annotations = new Map(entriesAt(manifest, 'metadata', 'annotations'));
    const namespace = textAt(manifest, 'metadata', 'namespace') ?? 'default';
    const resource = annotations.get(RESOURCE_NAME);
    if (resource !== undefined) this.joined.set(`${namespace}/${name}`, functionsOf(resource.replace(/^.*\//, ''), plugin.vlan));
  }
}

function localnetOf(network: unknown): string | undefined {
  const physical = textAt(network, 'localnet', 'physicalNetworkName');
  if (physical === undefined) return undefined;
  const vlan = at(network, 'localnet', 'vlan', 'access', 'id');
  return `localnet ${physical}${typeof vlan === 'number' ? ` VLAN ${vlan}` : ''}`;
}

function functionsOf(resource: string | undefined, vlan: unknown): string {
  return `SR-IOV ${resource ?? ''}${typeof vlan === 'number' && vlan > 0 ? ` VLAN ${vlan}` : ''}`;
}
