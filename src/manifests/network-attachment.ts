import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import type { Workload } from './workload';
import type { NetworkAttachmentDefinition } from '../../imports/k8s.cni.cncf.io';
import type { Interface } from '../../imports/kubevirt.io';
import { isMapping } from '../kubernetes/is-mapping';
import { parsedJson } from '../kubernetes/json';

/** A plugin of CNI as a network configures it. */
export interface CniPlugin { readonly type?: unknown; readonly ipam?: unknown; readonly plugins?: unknown }

/** An interface of a guest, and the NetworkAttachmentDefinition it is plugged into, as `namespace/name`. */
export interface Attached {
  readonly entry: Interface;
  readonly attachment: string;
}

/** The NetworkAttachmentDefinitions of the manifests by `namespace/name`. */
export function attachmentsOf(manifests: readonly Manifest[]): Map<string, Manifest & NetworkAttachmentDefinition> {
  const definitions = ofKind(manifests, 'k8s.cni.cncf.io/NetworkAttachmentDefinition');
  return new Map(definitions.map((manifest) => [`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest as Manifest & NetworkAttachmentDefinition]));
}

/** The interfaces of a guest that multus plugs in. */
export function attachedInterfaces({ written: { domain, networks = [] }, namespace }: Workload): Attached[] {
  const byNetwork = new Map(networks.flatMap(({ name, multus }) => (multus?.networkName ? [[name, multus.networkName] as const] : [])));
  return (domain.devices?.interfaces ?? []).flatMap((entry) => {
    const name = byNetwork.get(entry.name);
    return name === undefined ? [] : [{ entry, attachment: name.includes('/') ? name : `${namespace}/${name}` }];
  });
}

/** The plugins of a CNI configuration in their order; none of a text that is no configuration. */
export function cniPlugins(config: string): CniPlugin[] {
  const network = parsedJson(config);
  if (!isMapping(network)) return [];
  const { plugins } = network as CniPlugin;
  return Array.isArray(plugins) ? plugins.filter(isMapping) as CniPlugin[] : [network as CniPlugin];
}
