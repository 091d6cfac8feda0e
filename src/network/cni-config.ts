import { outOfRange } from './out-of-range';
import { EXTENDED_RESOURCE_WORDS, isExtendedResource } from '../kubernetes/extended-resource';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { UsageError } from '../usage-error';

/** A CNI configuration, or one plugin of a chain, in wire form. */
export interface CniConfig {
  readonly [key: string]: any;
}

/** The specification that all plugins used with KubeVirt speak; from here on a name is required. */
const CNI_VERSION = '0.4.0';
const BRIDGE_TYPES = ['bridge', 'cnv-bridge', 'ovs'];
/** What Linux takes as the name of an interface, and as an alternative one. */
const INTERFACE_NAME = /^[^\s/:]{1,15}$/;
const ALTERNATIVE_NAME = /^[^\s/:]{1,127}$/;
const SRIOV_TYPES = ['sriov', 'ib-sriov'];

/** The text of `spec.config`. A configuration may have another name in it, as OVN-Kubernetes demands. */
export function renderCniConfig(name: string, config: CniConfig): string {
  return JSON.stringify({ cniVersion: CNI_VERSION, name, ...config }, (key, value: unknown) => (key === 'ipam' ? inKeyOrder(value) : value), 2) + '\n';
}

/** The plugins of a configuration: its chain, or itself. */
export function pluginsOf(config: CniConfig): CniConfig[] {
  return Array.isArray(config.plugins) ? config.plugins : [config];
}

/** Whether a plugin hands virtual functions to pods. */
export function isSriov({ type }: CniConfig): boolean {
  return SRIOV_TYPES.includes(type);
}

/** Whether a plugin gives pods an address. */
export function hasIpam({ ipam }: CniConfig): boolean {
  return ipam?.type !== undefined;
}

/** What the plugins would refuse, or would do to no avail. */
export function* cniProblems(config: CniConfig, resourceName?: string): Generator<UsageError> {
  const plugins = pluginsOf(config);
  if (plugins.length === 0 || plugins.some(({ type }) => typeof type !== 'string' || type === '')) {
    yield {
      what: 'config',
      got: config,
      allowed: 'a `type`, or `plugins` that have one each',
      fix: 'Name the CNI plugin, such as "bridge".',
    };
  }
  for (const plugin of plugins) {
    if (BRIDGE_TYPES.includes(plugin.type)) yield* bridgeProblems(plugin);
    if (plugin.type === 'macvlan') yield* macvlanProblems(plugin);
    if (isSriov(plugin)) yield* sriovProblems(plugin, resourceName);
  }
  if (resourceName !== undefined && !isExtendedResource(resourceName)) {
    yield {
      what: 'resourceName',
      got: resourceName,
      allowed: EXTENDED_RESOURCE_WORDS,
      fix: "Write it with its prefix, such as 'intel.com/sriov'.",
    };
  }
}

function* bridgeProblems({ bridge, vlan, mtu, ipam, disableContainerInterface }: CniConfig): Generator<UsageError> {
  if (bridge !== undefined && !INTERFACE_NAME.test(bridge)) {
    yield {
      what: 'bridge',
      got: bridge,
      allowed: 'a name of at most 15 characters without blanks, "/" and ":"',
      fix: 'Linux has no longer interface names: rename the bridge on the nodes.',
    };
  }
  yield* outOfRange('vlan', vlan, 1, 4094, 'Leave it out for untagged traffic.');
  yield* outOfRange('mtu', mtu, 68, 65535, 'Write the bytes of a packet, such as 9000.');
  if (disableContainerInterface && ipam !== undefined) {
    yield {
      what: 'ipam',
      got: ipam,
      allowed: 'no IPAM where containers get no interface (`vmOnly`)',
      fix: 'Make a second attachment for containers on the same bridge.',
    };
  }
}

function* macvlanProblems({ master, mtu }: CniConfig): Generator<UsageError> {
  if (master !== undefined && !ALTERNATIVE_NAME.test(master)) {
    yield {
      what: 'networkInterface',
      got: master,
      allowed: 'a name of at most 15 characters, or an alternative one of at most 127, without blanks, "/" and ":"',
      fix: 'Write the card as `ip link` shows it on the nodes, such as ens3f1.',
    };
  }
  yield* outOfRange('mtu', mtu, 68, 65535, 'Write the bytes of a packet, such as 9000.');
}

function* sriovProblems({ type, vlan, ipam }: CniConfig, resourceName?: string): Generator<UsageError> {
  if (resourceName === undefined) {
    yield {
      what: 'resourceName',
      got: resourceName,
      allowed: `the resource of the virtual functions, where the type is ${type}`,
      fix: "Name what the device plugin advertises, such as 'intel.com/sriov': pods get no virtual function without it.",
    };
  }
  yield* outOfRange('vlan', vlan, 0, 4094, 'Leave it out, or write 0, for untagged traffic.');
  yield* ipamProblems(ipam);
}

/** An IPAM that hands out the same address twice. */
export function* ipamProblems(ipam: CniConfig | undefined): Generator<UsageError> {
  if (ipam?.type === 'host-local') {
    yield {
      what: 'ipam',
      got: ipam.type,
      allowed: 'an IPAM that all nodes share, such as whereabouts, and for containers only',
      fix: 'host-local hands out the same addresses on every node. VMs get theirs by `addresses` or from a DHCP server.',
    };
  }
}
