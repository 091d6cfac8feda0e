import { keyOf } from './draft';
import type { Draft, Key } from './draft';
import { item, manifestItem, nameOf } from './items';
import type { Running } from './workloads';
import { groupBy } from '../../kubernetes/group-by';
import { parsedJson } from '../../kubernetes/json';
import { at, listAt, mappingAt, textAt, textsAt } from '../../kubernetes/untyped';
import { networksOfPods } from '../../manifests/annotated-networks';
import { matchesSelector } from '../../manifests/label-index';
import { LayerTwoNetworks } from '../../manifests/layer-two';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { cniPlugins } from '../../manifests/network-attachment';
import { ofKind } from '../../manifests/of-kind';
import { primaryNetworks } from '../../manifests/user-defined-networks';
import type { Workload } from '../../manifests/workload';

const ATTACHMENT = 'k8s.cni.cncf.io/NetworkAttachmentDefinition';
const SRIOV = 'sriovnetwork.openshift.io/SriovNetwork';
const USER_DEFINED = ['k8s.ovn.org/UserDefinedNetwork', 'k8s.ovn.org/ClusterUserDefinedNetwork'];

/** Adds networks, and what is attached to them. A pod is shown on the pod network only where it is on others as well. */
export function addNetworks(draft: Draft, running: readonly Running[], manifests: readonly Manifest[]): void {
  const attachments = new Map<string, Key>();
  for (const manifest of ofKind(manifests, SRIOV)) {
    const namespace = textAt(manifest, 'spec', 'networkNamespace') ?? manifest.metadata.namespace;
    const vlan = at(manifest, 'spec', 'vlan');
    const key = draft.add(manifestItem('network', manifest, { details: ['SR-IOV', textAt(manifest, 'spec', 'resourceName') ?? '', vlan ? `VLAN ${vlan}` : ''] }));
    attachments.set(`${namespace}/${nameOf(manifest)}`, key);
  }
  addUserDefined(draft, manifests, attachments);
  for (const manifest of ofKind(manifests, ATTACHMENT)) {
    const [plugin] = cniPlugins(textAt(manifest, 'spec', 'config') ?? '');
    const key = draft.add(manifestItem('network', manifest, { details: [textAt(plugin, 'type') ?? ''] }));
    attachments.set(`${manifest.metadata.namespace}/${nameOf(manifest)}`, key);
  }
  addLayerTwo(draft, manifests);
  const primary = new Map(primaryNetworks(manifests).map(({ manifest, namespace }) => [namespace, manifestItem('network', manifest).key]));
  const podNetwork = (namespace: string | undefined) => (
    primary.get(namespace ?? '') ?? draft.add(item('network', '/PodNetwork', 'pod network', { namespace }))
  );
  const attached = (reference: string, own: string | undefined) => {
    const [name, namespace = own] = reference.split('/').reverse();
    return attachments.get(`${namespace}/${name}`) ?? draft.add(item('network', ATTACHMENT, name, { namespace, isImplied: true }));
  };
  for (const { key, manifest, guest } of running) {
    const { namespace } = manifest.metadata;
    if (guest) {
      for (const { name, isPod, binding } of guestNetworks(guest)) draft.link(key, isPod ? podNetwork(namespace) : attached(name, namespace), 'attaches', binding);
    } else {
      const names = (networksOfPods(manifest)?.networks ?? []).map((network) => (network.namespace === undefined ? network.name : `${network.namespace}/${network.name}`));
      if (names.length) draft.link(key, podNetwork(namespace), 'attaches');
      for (const name of names) draft.link(key, attached(name, namespace), 'attaches');
    }
  }
}

function addUserDefined(draft: Draft, manifests: readonly Manifest[], attachments: Map<string, Key>): void {
  const namespaces = ofKind(manifests, '/Namespace');
  for (const manifest of USER_DEFINED.flatMap((kind) => ofKind(manifests, kind))) {
    const { namespace } = manifest.metadata;
    const spec = kindOf(manifest) === USER_DEFINED[0] ? mappingAt(manifest, 'spec') : mappingAt(manifest, 'spec', 'network');
    const layer = mappingAt(spec, 'layer2' in spec ? 'layer2' : 'layer3');
    const subnets = [...textsAt(layer, 'subnets'), ...listAt(layer, 'subnets').flatMap((entry) => textAt(entry, 'cidr') ?? [])];
    const key = draft.add(manifestItem('network', manifest, { details: [textAt(spec, 'topology') ?? '', textAt(layer, 'role') ?? '', ...subnets] }));
    // OVN-Kubernetes makes an attachment of the same name in each namespace.
    const selector = mappingAt(manifest, 'spec', 'namespaceSelector');
    const chosen = namespace === undefined
      ? namespaces.filter(({ metadata: { name, labels } }) => matchesSelector(selector, { ...labels, 'kubernetes.io/metadata.name': name })).map(nameOf)
      : [namespace];
    for (const each of chosen) attachments.set(`${each}/${nameOf(manifest)}`, key);
  }
}

/** A network below attachments that several of them join. */
function addLayerTwo(draft: Draft, manifests: readonly Manifest[]): void {
  const networks = new LayerTwoNetworks(manifests);
  const joined = ofKind(manifests, ATTACHMENT).map((manifest) => {
    const { namespace } = manifest.metadata;
    const network = { name: 'n', multus: { networkName: `${namespace}/${nameOf(manifest)}` } };
    return { manifest, network: networks.of({ name: 'n' }, network, { namespace } as Workload) };
  });
  for (const [network, members] of groupBy(joined, ({ network: key }) => key)) {
    const parts = network === undefined || members.length < 2 ? undefined : parsedJson(network);
    if (!Array.isArray(parts)) continue;
    const [type, name, vlan] = parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)));
    const key = draft.add(item('network', '/LayerTwoNetwork', name, { details: [type, vlan && vlan !== '0' ? `VLAN ${vlan}` : ''] }));
    for (const { manifest } of members) draft.link(keyOf(ATTACHMENT, manifest.metadata.namespace, nameOf(manifest)), key, 'joins');
  }
}

interface GuestNetwork {
  readonly name: string;
  readonly isPod: boolean;
  readonly binding?: string;
}

/** The networks of a guest, and how it is plugged in where that is not the usual way. */
function guestNetworks({ written: { networks = [], domain } }: Workload): GuestNetwork[] {
  const interfaces = new Map((domain.devices?.interfaces ?? []).map((entry) => [entry.name, entry]));
  return networks.flatMap(({ name, pod, multus }): GuestNetwork[] => {
    const { sriov, bridge, binding, state } = interfaces.get(name) ?? {};
    if (state === 'absent') return [];
    const way = sriov ? 'SR-IOV' : bridge && pod ? 'bridge' : binding?.name;
    if (pod) return [{ name: 'pod', isPod: true, binding: way }];
    return multus?.networkName ? [{ name: multus.networkName, isPod: false, binding: way }] : [];
  });
}
