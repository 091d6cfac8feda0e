import { fieldOf } from '../../kubernetes/field-path';
import { parseIpNetwork, prefixOfMask } from '../../kubernetes/ip-network';
import type { IpNetwork } from '../../kubernetes/ip-network';
import { isMapping } from '../../kubernetes/is-mapping';

interface Fields { readonly [key: string]: unknown }

/** A static address or a gateway, as it is written and where. */
export interface WrittenAddress {
  readonly at: string;
  readonly text: string;
  /** Nothing where it is no address, or lacks the length of its prefix where that is needed. */
  readonly network?: IpNetwork;
}

/** An interface of the guest with the addresses that its network data gives it. */
export interface GuestInterface {
  readonly name: string;
  readonly mac?: string;
  readonly addresses: readonly WrittenAddress[];
  /** Those that must be in a network of the addresses. */
  readonly gateways: readonly WrittenAddress[];
  /** Whether it has an address that is not written as well, by family. */
  readonly dynamic: { readonly 4: boolean; readonly 6: boolean };
}

/** The device lists of netplan, on which network-config v2 is modelled. */
export const NETPLAN_DEVICES: readonly string[] = [
  'ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'modems', 'tunnels', 'vrfs', 'dummy-devices', 'virtual-ethernets', 'nm-devices',
];

/** What network data says, without the key `network` that may be around it. */
export function networkConfigOf(value: unknown): unknown {
  return isMapping(value) && isMapping(value.network) && value.version === undefined ? value.network : value;
}

/** The interfaces of network-config v1 or v2, or of network_data.json of OpenStack; what has another form has none. */
export function guestInterfaces(value: unknown): GuestInterface[] {
  const config = networkConfigOf(value);
  if (!isMapping(config)) return [];
  if (config.version === 2) return NETPLAN_DEVICES.flatMap((list) => netplanInterfaces(config[list], list));
  if (config.version === 1) return mappings(config.config).flatMap(([entry, i]) => v1Interface(entry, `config[${i}]`));
  return config.version === undefined ? openStackInterfaces(config) : [];
}

function netplanInterfaces(devices: unknown, list: string): GuestInterface[] {
  return Object.entries(isMapping(devices) ? devices : {}).flatMap(([name, device]): GuestInterface[] => {
    if (!isMapping(device)) return [];
    const at = fieldOf(list, name);
    const written = listed(device.addresses).map((entry, i) => addressOf(isMapping(entry) ? Object.keys(entry)[0] : entry, `${at}.addresses[${i}]`));
    const routes = mappings(device.routes).filter(([route]) => route['on-link'] !== true).map(([{ via }, i]) => gatewayOf(via, `${at}.routes[${i}].via`));
    return [{
      name,
      mac: textOf(isMapping(device.match) ? device.match.macaddress : undefined)?.toLowerCase(),
      addresses: defined(written),
      gateways: defined([gatewayOf(device.gateway4, `${at}.gateway4`), gatewayOf(device.gateway6, `${at}.gateway6`), ...routes]),
      dynamic: { 4: isOn(device.dhcp4), 6: isOn(device.dhcp6) || device['accept-ra'] !== undefined },
    }];
  });
}

function v1Interface(entry: Fields, at: string): GuestInterface[] {
  const subnets = mappings(entry.subnets);
  const types = subnets.map(([{ type }]) => String(type));
  return subnets.length ? [{
    name: textOf(entry.name) ?? at,
    mac: textOf(entry.mac_address)?.toLowerCase(),
    addresses: defined(subnets.filter(([{ type }]) => /^static6?$/.test(String(type))).map(([subnet, i]) => (
      addressOf(subnet.address, `${at}.subnets[${i}].address`, subnet.netmask ?? subnet.prefix)
    ))),
    gateways: defined(subnets.flatMap(([subnet, i]) => gatewaysIn(subnet, `${at}.subnets[${i}]`))),
    dynamic: { 4: types.some((type) => /^dhcp4?$/.test(type)), 6: types.some((type) => /^(?:dhcp6|ipv6_.*)$/.test(type)) },
  }] : [];
}

function openStackInterfaces({ links, networks }: Fields): GuestInterface[] {
  const all = mappings(networks);
  return mappings(links).map(([link, i]) => {
    const own = all.filter(([network]) => network.link === link.id);
    const types = own.map(([{ type }]) => String(type));
    return {
      name: textOf(link.name) ?? textOf(link.id) ?? `links[${i}]`,
      mac: textOf(link.ethernet_mac_address)?.toLowerCase(),
      addresses: defined(own.filter(([{ type }]) => /^(?:ipv[46]|static6?)$/.test(String(type))).map(([network, k]) => (
        addressOf(network.ip_address, `networks[${k}].ip_address`, network.netmask)
      ))),
      gateways: defined(own.flatMap(([network, k]) => gatewaysIn(network, `networks[${k}]`))),
      dynamic: { 4: types.includes('ipv4_dhcp'), 6: types.some((type) => /^ipv6_/.test(type)) },
    };
  });
}

function gatewaysIn({ gateway, routes }: Fields, at: string): (WrittenAddress | undefined)[] {
  return [gatewayOf(gateway, `${at}.gateway`), ...mappings(routes).map(([route, i]) => gatewayOf(route.gateway, `${at}.routes[${i}].gateway`))];
}

/** A static address, whose prefix may stand beside it as a length or as a mask. */
function addressOf(value: unknown, at: string, mask?: unknown): WrittenAddress | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const length = mask === undefined ? undefined : (/^\d+$/.test(String(mask)) ? Number(mask) : prefixOfMask(String(mask)));
  const whole = text.includes('/') || length === undefined ? text : `${text}/${length}`;
  return { at, text: whole, network: whole.includes('/') ? parseIpNetwork(whole) : undefined };
}

function gatewayOf(value: unknown, at: string): WrittenAddress | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : { at, text, network: text.includes('/') ? undefined : parseIpNetwork(text) };
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mappings(value: unknown): [Fields, number][] {
  return listed(value).flatMap((entry, i): [Fields, number][] => (isMapping(entry) ? [[entry, i]] : []));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isOn(value: unknown): boolean {
  return value === true || /^(?:true|yes|on)$/i.test(String(value));
}

function defined<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
