import type { NetworkAttachmentDefinition } from '../../../imports/k8s.cni.cncf.io';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import type { Manifest } from '../../manifests/manifest';
import { cniPlugins } from '../../manifests/network-attachment';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** How much of a text is shown. */
const SHOWN = 40;

/** `IFNAMSIZ` of Linux, without the byte at its end. */
const LONGEST_INTERFACE = 15;
/** The same of its alternative names, `ALTIFNAMSIZ`. */
const LONGEST_ALTERNATIVE = 127;
/** The fields of a plugin that name an interface of the node. */
const INTERFACES: ReadonlyMap<unknown, string> = new Map([['bridge', 'bridge'], ['cnv-bridge', 'bridge'], ['macvlan', 'master'], ['ipvlan', 'master']]);
const TAGGED: readonly unknown[] = ['bridge', 'cnv-bridge'];
const LAST_VLAN = 4094;
const MACVLAN_MODES: readonly unknown[] = ['', 'bridge', 'private', 'vepa', 'passthru'];

const definition = objectsOf<NetworkAttachmentDefinition>('k8s.cni.cncf.io/NetworkAttachmentDefinition');

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'attachment-config/requires-type',
    level: FindingLevel.UNSTARTABLE,
    subject: definition,
    summary: 'The config of a NetworkAttachmentDefinition must name its plugin by type, or a list of plugins',
    why: 'Multus asks for one of the two when a pod is attached, and the library of CNI for the type of each plugin: no VM on this network ever starts.',
    fix: 'Write "type": "bridge", or the plugin that is meant; or "plugins" with at least one, each with its type.',
    * check({ spec: { config = '' } = {} }) {
      const network = parsedJson(config);
      if (!isMapping(network)) return;
      const plugins = cniPlugins(config);
      const untyped = plugins.findIndex(({ type }) => typeof type !== 'string' || type === '');
      const at = Array.isArray(network.plugins) ? `plugins[${untyped}]` : 'an object';
      if (!plugins.length) yield { field: 'spec.config', got: 'no plugins', allowed: 'a plugin with its type' };
      else if (untyped >= 0) yield { field: 'spec.config', got: `${at} without type`, allowed: 'the name of a plugin of CNI as type' };
    },
  }),
  defineRule({
    id: 'attachment-config/has-valid-settings',
    level: FindingLevel.UNSTARTABLE,
    subject: definition,
    summary: 'What the config of a NetworkAttachmentDefinition says of interfaces, VLANs and modes must be what Linux takes',
    why: 'The plugin fails on the node, when a pod is attached: names of interfaces have 15 characters at most, VLANs are numbers up to 4094, and macvlan has four modes (main/bridge and '
      + 'main/macvlan of the plugins of CNI v1.9). No VM on this network ever starts. macvlan and ipvlan find an interface by a longer alternative name, too, but not before v1.6.',
    fix: 'Write the name of the interface as the node has it, a VLAN from 1 to 4094, or a mode that there is.',
    * check({ spec: { config = '' } = {} }) {
      for (const plugin of cniPlugins(config)) {
        const { type, [INTERFACES.get(plugin.type) ?? '']: name, vlan, mode } = plugin as { readonly [field: string]: unknown };
        if (typeof name === 'string' && (Buffer.byteLength(name) > LONGEST_INTERFACE || /[\s/]/.test(name))) {
          const isAlternative = INTERFACES.get(type) === 'master' && Buffer.byteLength(name) <= LONGEST_ALTERNATIVE && !/[\s/]/.test(name);
          yield {
            field: 'spec.config',
            got: `"${INTERFACES.get(type)}": ${JSON.stringify(name)}`,
            allowed: `at most ${LONGEST_INTERFACE} characters, without / and blanks`,
            ...isAlternative ? { level: FindingLevel.ADVISED } : {},
          };
        }
        // Go takes null for nothing.
        if (TAGGED.includes(type) && !isUnset(vlan) && !isVlan(vlan)) {
          yield { field: 'spec.config', got: `"vlan": ${shortened(JSON.stringify(vlan))}`, allowed: `a number up to ${LAST_VLAN}` };
        }
        if (type === 'macvlan' && !isUnset(mode) && !MACVLAN_MODES.includes(mode)) {
          yield { field: 'spec.config', got: `"mode": ${shortened(JSON.stringify(mode))}`, allowed: MACVLAN_MODES.slice(1).join(', ') };
        }
      }
    },
  }),
  defineRule({
    id: 'attachment-config/matches-name',
    level: FindingLevel.UNSTARTABLE,
    subject: definition,
    summary: 'A network of OVN-Kubernetes must say which NetworkAttachmentDefinition it is in netAttachDefName',
    why: 'OVN-Kubernetes makes no network of a definition that is called otherwise than its config says (`ValidateNetConf` of v1.3: inconsistent with config), and no pod on it starts. Without a topology the '
      + 'definition is one of the cluster network, and needs no name.',
    fix: 'Write <namespace>/<name> of the definition itself.',
    * check({ metadata: { name, namespace }, spec: { config = '' } = {} }: NetworkAttachmentDefinition & Manifest) {
      if (namespace === undefined) return;
      const allowed = `"${namespace}/${name}"`;
      for (const plugin of cniPlugins(config)) {
        const { type, topology, netAttachDefName } = plugin as { readonly [field: string]: unknown };
        if (type !== 'ovn-k8s-cni-overlay' || !topology || JSON.stringify(netAttachDefName) === allowed) continue;
        yield { field: 'spec.config', got: `"netAttachDefName": ${shortened(JSON.stringify(netAttachDefName) ?? 'nothing')}`, allowed };
      }
    },
  }),
  defineRule({
    id: 'attachment-config/has-valid-json',
    level: FindingLevel.UNSTARTABLE,
    subject: definition,
    summary: 'The config of a NetworkAttachmentDefinition must be JSON',
    why: 'It is a text to the API server, which admits it. Multus reads it when a pod is attached (GetCNIConfigFromSpec), and fails: no VM on this network ever '
      + 'starts.',
    fix: 'Write the CNI configuration as JSON: quotes around all names and texts, no comma after the last, no comments.',
    * check({ spec: { config = '' } = {} }) {
      // Without a text Multus reads a file of the node.
      if (config !== '' && !isMapping(parsedJson(config))) yield { field: 'spec.config', got: shortened(config), allowed: 'an object in JSON' };
    },
  }),
];

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

function isVlan(vlan: unknown): boolean {
  return Number.isInteger(vlan) && 0 <= (vlan as number) && (vlan as number) <= LAST_VLAN;
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
