import { isEmptyMapping, isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { GuestDhcpOptions } from '../../network/guest-dhcp-options';
import type { BindingPluginOptions } from '../../network/guest-network';
import type { GuestPort } from '../../network/interface-options';
import type { Surroundings } from '../adopter';
import { fields, list, make } from '../expression';
import type { Fields, Optional } from '../expression';
import { attachment } from '../references';
import { member, memberOfPlus, named, number, text, texts, value } from '../values';

/** The networks of a guest, in their order, each with its interface. An empty list where it has none, as one is attached by default. */
export function networksOf(spec: unknown, surroundings: Surroundings): Optional {
  const interfaces = new Map(listAt(spec, 'domain', 'devices', 'interfaces').map((each) => [at(each, 'name'), each]));
  const networks = listAt(spec, 'networks');
  if (isDefault(networks, [...interfaces.values()])) return undefined;
  const items = networks.map((network) => networkOf(network, interfaces.get(at(network, 'name')), surroundings));
  return list(items.filter((item) => item !== undefined)) ?? { kind: 'list', items: [] };
}

function isDefault([network, ...others]: readonly unknown[], interfaces: readonly unknown[]): boolean {
  const [binding] = interfaces;
  return others.length === 0 && interfaces.length === 1 && at(network, 'name') === 'default' && isEmptyMapping(at(network, 'pod'))
    && isMapping(binding) && Object.keys(binding).length === 2 && binding.name === 'default' && isEmptyMapping(binding.masquerade);
}

function networkOf(network: unknown, binding: unknown, surroundings: Surroundings): Optional {
  const name = textAt(network, 'name');
  if (name === undefined || binding === undefined) return undefined;
  const options = optionsOf(binding);
  const plugin = textAt(binding, 'binding', 'name');
  if (isMapping(at(network, 'pod'))) {
    const ofPod: Fields<BindingPluginOptions> = {
      name: name === 'default' ? undefined : value(name),
      ...options,
      ports: list(listAt(binding, 'ports').map(portOf)),
      vmNetworkCidr: text(at(network, 'pod', 'vmNetworkCIDR')),
      vmIpv6NetworkCidr: text(at(network, 'pod', 'vmIPv6NetworkCIDR')),
    };
    if (isMapping(at(binding, 'masquerade'))) return make('GuestNetwork', 'masquerade', fields(ofPod));
    if (isMapping(at(binding, 'bridge'))) return make('GuestNetwork', 'podBridge', fields(ofPod));
    if (isMapping(at(binding, 'passtBinding'))) return make('GuestNetwork', 'passt', fields(ofPod));
    if (plugin === 'l2bridge') return make('GuestNetwork', 'l2bridge', fields(ofPod));
    return plugin === undefined ? undefined : make('GuestNetwork', 'binding', value(plugin), fields(ofPod));
  }
  const attached = attachment(at(network, 'multus', 'networkName'), surroundings);
  if (!attached) return undefined;
  if (isMapping(at(binding, 'bridge'))) return make('GuestNetwork', 'bridge', value(name), attached, fields(options));
  if (isMapping(at(binding, 'sriov'))) return make('GuestNetwork', 'sriov', value(name), attached, fields(options));
  if (plugin === undefined) return undefined;
  return make('GuestNetwork', 'binding', value(plugin), fields<BindingPluginOptions>({
    name: name === 'default' ? undefined : value(name), attachment: attached, ...options,
  }));
}

function optionsOf(binding: unknown): Fields<BindingPluginOptions> {
  return {
    model: named('InterfaceModel', at(binding, 'model')),
    macAddress: text(at(binding, 'macAddress')),
    bootOrder: number(at(binding, 'bootOrder')),
    pciAddress: text(at(binding, 'pciAddress')),
    acpiIndex: number(at(binding, 'acpiIndex')),
    tag: text(at(binding, 'tag')),
    state: member('InterfaceState', at(binding, 'state')),
    dhcpOptions: dhcpOptions(at(binding, 'dhcpOptions')),
  };
}

function dhcpOptions(written: unknown): Optional {
  const privateOptions = listAt(written, 'privateOptions');
  return fields<GuestDhcpOptions>({
    bootFileName: text(at(written, 'bootFileName')),
    tftpServerName: text(at(written, 'tftpServerName')),
    ntpServers: texts(at(written, 'ntpServers')),
    ...privateOptions.length > 0 && privateOptions.every(isPrivateOption) ? { privateOptions: value(privateOptions) } : {},
  });
}

function isPrivateOption(option: unknown): boolean {
  return isMapping(option) && typeof option.option === 'number' && typeof option.value === 'string' && Object.keys(option).length === 2;
}

function portOf(port: unknown): Optional {
  const written = number(at(port, 'port'));
  return written && fields<GuestPort>({ name: text(at(port, 'name')), port: written, protocol: memberOfPlus('Protocol', at(port, 'protocol')) });
}

