import { fieldOf } from '../../kubernetes/field-path';
import { isInNetwork, isLinkLocal, isReserved } from '../../kubernetes/ip-network';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { HIDDEN } from '../../kubernetes/secret-text';
import { guestDataOnce } from '../../manifests/cloud-init/guest-data';
import type { GuestData } from '../../manifests/cloud-init/guest-data';
import { guestInterfaces, NETPLAN_DEVICES, networkConfigOf } from '../../manifests/cloud-init/network-config';
import type { GuestInterface } from '../../manifests/cloud-init/network-config';
import { describeYaml, yamlReader } from '../../manifests/cloud-init/read-yaml';
import { staticAddresses } from '../../manifests/cloud-init/static-address';
import type { StaticAddress } from '../../manifests/cloud-init/static-address';
import { guestParts } from '../../manifests/guest-parts';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, CrossObjectViolation } from '../rule';

/** How much of a key is shown. */
const SHOWN = 40;
const NO_CLOUD = 'cloudInitNoCloud';
const V2_KEYS: readonly string[] = [...NETPLAN_DEVICES, 'version', 'renderer', 'openvswitch'];
const FORMS = 'version: 1 with config, or version: 2 with ethernets';

interface ReadData extends GuestData {
  readonly value: unknown;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'network-data/has-valid-yaml',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The network data of a NoCloud source must be YAML',
    why: 'Cloud-init logs that it failed to load the YAML and configures the network as if there were no network data: by DHCP on the first interface.',
    fix: 'Correct the text at the line and column given.',
    * check(manifests, cluster) {
      const read = yamlReader(manifests);
      for (const { manifest, field, text, source } of networkData(manifests, cluster)) {
        const { fault } = read(text);
        if (fault && source === NO_CLOUD) yield { manifest, field, got: fault, allowed: 'YAML' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/has-unique-keys',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A mapping of network data must have each key once',
    why: 'Cloud-init reads it by PyYAML, which takes the last of two and says nothing: the addresses and routes of the first are not there.',
    fix: 'Remove one of them, or merge the two.',
    * check(manifests, cluster) {
      const read = yamlReader(manifests);
      for (const { manifest, field, text, source } of networkData(manifests, cluster)) {
        for (const { key, line } of (source === NO_CLOUD && read(text).repeated) || []) yield { manifest, field, got: `line ${line}: ${key.slice(0, SHOWN)}`, allowed: 'each key once' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/requires-json-on-config-drive',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The network data of a ConfigDrive source must be network_data.json of OpenStack',
    why: 'KubeVirt writes it to openstack/latest/network_data.json. Cloud-init takes the whole drive for broken if that is not JSON, so user data and SSH keys '
      + 'are lost too; JSON of another form leaves the guest without a network.',
    fix: 'Write {"links": […], "networks": […], "services": []}, or keep the text and move it to a cloudInitNoCloud volume, which reads netplan.',
    * check(manifests, cluster) {
      for (const { manifest, field, text, source } of networkData(manifests, cluster)) {
        const got = source === NO_CLOUD ? undefined : configDriveFault(text);
        if (got) yield { manifest, field, got, allowed: 'JSON with links and networks' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/has-known-form',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The network data of a NoCloud source must be a network-config of version 1 or 2',
    why: 'Cloud-init reads no other form, as the schemas of its network-config say: it leaves out what it does not know, or stops configuring the network.',
    fix: 'Write version: 2 and, below ethernets, a mapping of settings for each interface.',
    * check(manifests, cluster) {
      for (const { manifest, field, source, value } of readNetworkData(manifests, cluster)) {
        if (source !== NO_CLOUD) continue;
        for (const found of formFaults(networkConfigOf(value))) yield { manifest, field, ...found };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/has-valid-address',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A static address in network data must be one that a host can have, with the length of its prefix',
    why: 'Netplan refuses the whole file for an address without a prefix or that is none, other renderers take it for a network of one host; the first and '
      + 'the last address of a network are those of the network itself and of its broadcast.',
    fix: 'Write address/prefix, such as 192.0.2.10/24, and an address of a host.',
    * check(manifests, cluster) {
      for (const { manifest, field, address: { at, text, network } } of writtenAddresses(manifests, cluster)) {
        if (network && !isReserved(network)) continue;
        const got = `${at}: ${shown(manifest, text)}`;
        yield { manifest, field, got: network ? `${got}, which is the network itself or its broadcast` : got, allowed: 'address/prefix of a host' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/fits-gateway',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A gateway in network data must be in the network of a static address of its interface',
    why: 'The kernel of the guest refuses a route through a gateway that no address of the interface reaches: the guest has no default route.',
    fix: 'Correct the address, its prefix or the gateway; a gateway that is meant to be outside needs on-link: true.',
    * check(manifests, cluster) {
      for (const data of readNetworkData(manifests, cluster)) {
        for (const guest of guestInterfaces(data.value)) yield* gatewayViolations(data, guest);
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/references-interface',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A MAC address in network data must be that of an interface of the guest',
    why: 'Cloud-init looks for the interface by its MAC address. Where the guest has none with it, it leaves the entry out, or fails and leaves the guest without a network.',
    fix: 'Write it as macAddress of the interface in domain.devices.interfaces, too: an interface without one gets another at each start.',
    * check(manifests, cluster) {
      for (const { manifest, field, value, workload } of readNetworkData(manifests, cluster)) {
        const entries = workload.written.domain?.devices?.interfaces ?? [];
        // A function of a device may have an address of its own.
        if (!entries.length || entries.some(({ macAddress, sriov }) => sriov && !macAddress)) continue;
        const own = entries.flatMap(({ macAddress }) => macAddress?.toLowerCase().replaceAll('-', ':') ?? []);
        const allowed = own.length < entries.length ? 'a macAddress that is written at an interface' : own.join(', ');
        for (const { name, mac } of guestInterfaces(value)) {
          if (mac !== undefined && !own.includes(mac)) yield { manifest, field, got: `${name}: ${shown(manifest, mac)}`, allowed };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'network-data/has-unique-address',
    reads: guestParts('volumes', 'networks', 'domain.devices.interfaces'),
    level: FindingLevel.ADVISED,
    summary: 'Guests on one network must have different static addresses',
    why: 'Two guests that answer for one address take the traffic of each other, by turns: nothing in the cluster notices it.',
    fix: 'Give each guest an address of its own: each VM of a pool by Secrets with appendIndexToSecretRefs, or by DHCP.',
    * check(manifests, cluster) {
      const first = new Map<string, StaticAddress>();
      for (const address of staticAddresses(manifests, cluster)) {
        const { data: { manifest, field, workload }, at, text, key, network, isOfSet } = address;
        const other = first.get(key);
        if (!other) first.set(key, address);
        else if (other.data.workload === workload) continue;
        const named = `${at}: ${shown(manifest, text)} on network ${network}`;
        const allowed = 'an address that no other guest of the network has';
        if (other) {
          const { kind, metadata: { name } } = other.data.workload.manifest;
          yield { manifest, other: other.data.manifest, field, got: `${named}, which ${kind} ${name} has too`, allowed };
        } else if (isOfSet) {
          yield { manifest, field, got: `${named}, of all ${workload.replicas} guests`, allowed };
        }
      }
    },
  }),
];

function* gatewayViolations({ manifest, field }: GuestData, { addresses, gateways, dynamic }: GuestInterface): Iterable<CrossObjectViolation> {
  for (const { at, text, network: gateway } of gateways) {
    if (!gateway) {
      yield { manifest, field, got: `${at}: ${shown(manifest, text)}`, allowed: 'an address without a prefix' };
      continue;
    }
    const networks = addresses.flatMap(({ network }) => (network?.family === gateway.family ? [network] : []));
    if (!networks.length || dynamic[gateway.family] || isLinkLocal(gateway)) continue;
    const isOwn = networks.some(({ address }) => address === gateway.address);
    if (!isOwn && networks.some((network) => isInNetwork(gateway, network))) continue;
    const own = addresses.filter(({ network }) => network?.family === gateway.family).map((address) => shown(manifest, address.text)).join(', ');
    const got = `${at}: ${shown(manifest, text)}${isOwn ? ', the address of the guest itself' : ''}`;
    yield { manifest, field, got, allowed: `another address of the network of ${own}` };
  }
}

/** What a Secret holds is not shown, whatever it is. */
function shown({ kind }: Manifest, text: string): string {
  return kind === 'Secret' ? HIDDEN : text;
}

function networkData(manifests: readonly Manifest[], cluster: Cluster): GuestData[] {
  return guestDataOnce(manifests, cluster).filter(({ part }) => part === 'networkData');
}

/** The network data that can be read. */
function readNetworkData(manifests: readonly Manifest[], cluster: Cluster): ReadData[] {
  const read = yamlReader(manifests);
  return networkData(manifests, cluster).flatMap((data) => {
    const { value, fault } = read(data.text);
    const isReadable = !fault && (data.source === NO_CLOUD || !configDriveFault(data.text));
    return isReadable ? [{ ...data, value }] : [];
  });
}

function writtenAddresses(manifests: readonly Manifest[], cluster: Cluster) {
  return readNetworkData(manifests, cluster).flatMap((data) => guestInterfaces(data.value).flatMap(({ addresses }) => (
    addresses.map((address) => ({ ...data, address }))
  )));
}

function configDriveFault(text: string): string | undefined {
  const value = parsedJson(text);
  if (value === undefined) return 'text that is not JSON';
  if (!isMapping(value)) return describeYaml(value);
  if (Array.isArray(value.links) && (value.networks === undefined || Array.isArray(value.networks))) return undefined;
  return `a mapping with ${Object.keys(value).slice(0, 4).join(', ') || 'nothing'}`;
}

function* formFaults(config: unknown): Iterable<{ readonly got: string; readonly allowed: string }> {
  if (!isMapping(config)) {
    yield { got: describeYaml(config), allowed: FORMS };
    return;
  }
  const { version, config: commands } = config;
  if (commands === 'disabled') return;
  if (version !== 1 && version !== 2) {
    const got = version === undefined ? `no version, but ${Object.keys(config).slice(0, 4).join(', ') || 'nothing'}` : `version ${JSON.stringify(version)}`;
    yield { got, allowed: `the number 1 or 2: ${FORMS}` };
  } else if (version === 1) {
    if (!Array.isArray(commands)) yield { got: `config: ${describeYaml(commands)}`, allowed: 'a list' };
    for (const [i, entry] of (Array.isArray(commands) ? commands : []).entries()) {
      if (!isMapping(entry) || typeof entry.type !== 'string') yield { got: `config[${i}]: ${describeYaml(entry)} without type`, allowed: 'a mapping with type' };
    }
  } else {
    yield* netplanFaults(config);
  }
}

function* netplanFaults(config: { readonly [key: string]: unknown }): Iterable<{ readonly got: string; readonly allowed: string }> {
  for (const [key, devices] of Object.entries(config)) {
    if (!V2_KEYS.includes(key)) {yield { got: `the key ${key.slice(0, SHOWN)}`, allowed: V2_KEYS.join(', ') };} else if (NETPLAN_DEVICES.includes(key) && devices !== null && !isMapping(devices)) {
      yield { got: `${key}: ${describeYaml(devices)}`, allowed: 'a mapping of interfaces by name' };
    }
    for (const [name, device] of Object.entries(NETPLAN_DEVICES.includes(key) && isMapping(devices) ? devices : {})) {
      const at = fieldOf(key, name);
      if (device !== null && !isMapping(device)) yield { got: `${at}: ${describeYaml(device)}`, allowed: 'a mapping of settings' };
      const { addresses, nameservers } = isMapping(device) ? device : {};
      if (nameservers !== undefined && nameservers !== null && !isMapping(nameservers)) {
        yield { got: `${at}.nameservers: ${describeYaml(nameservers)}`, allowed: 'a mapping with addresses and search, which are lists' };
      }
      if (addresses !== undefined && addresses !== null && !Array.isArray(addresses)) {
        yield { got: `${at}.addresses: ${describeYaml(addresses)}`, allowed: 'a list of address/prefix' };
      }
    }
  }
}
