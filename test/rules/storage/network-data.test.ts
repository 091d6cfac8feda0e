import { secretOf, withCloudInit } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable } from '../workload-table';
import type { AppRow } from '../workload-table';

const level = FindingLevel.ADVISED;
const FORMS = 'the number 1 or 2: version: 1 with config, or version: 2 with ethernets';

says({
  'network-data/has-valid-yaml': { level, allowed: 'YAML' },
  'network-data/has-unique-keys': { level, allowed: 'each key once' },
  'network-data/requires-json-on-config-drive': { level, allowed: 'JSON with links and networks' },
  'network-data/has-known-form': { level, allowed: FORMS },
  'network-data/has-valid-address': { level, allowed: 'address/prefix of a host' },
  'network-data/has-unique-address': { level, allowed: 'an address that no other guest of the network has' },
  'network-data/references-interface': { level, allowed: '02:00:00:00:00:01' },
  'network-data/fits-gateway': { level, allowed: 'another address of the network of 192.0.2.10/24' },
});

const VOLUME = 'spec.template.spec.volumes[0]';
const noCloud = (networkData: string | Json) => [withCloudInit({ networkData: typeof networkData === 'string' ? networkData : JSON.stringify(networkData) })];
const configDrive = (networkData: string | Json) => (
  [withCloudInit({ networkData: typeof networkData === 'string' ? networkData : JSON.stringify(networkData) }, 'cloudInitConfigDrive')]
);
const v2 = (eth0: unknown, more: Json = {}) => ({ version: 2, ethernets: { eth0 }, ...more });
const v1 = (...subnets: Json[]) => ({ version: 1, config: [{ type: 'physical', name: 'eth0', subnets }] });
const openStack = (...networks: Json[]) => (
  { links: [{ id: 'a', type: 'phy', ethernet_mac_address: '02:00:00:00:00:01' }], networks: networks.map((each) => ({ link: 'a', ...each })), services: [] }
);
const field = `${VOLUME}.cloudInitNoCloud.networkData`;
const onDrive = `${VOLUME}.cloudInitConfigDrive.networkData`;
const netplan = 'version: 2\nethernets:\n  eth0:\n    addresses: [192.0.2.10/24]\n';

describe('network-data/has-valid-yaml', () => appTable('network-data', [
  ['netplan', noCloud(netplan)],
  ['an empty text of a Secret', [withCloudInit({ userData: '#!/bin/sh\n', networkDataSecretRef: { name: 's' } }), secretOf({ stringData: { networkdata: '' } })]],
  ['a mapping on one line', noCloud('version: 2\nethernets: eth0: {dhcp4: true}\n'),
    ['network-data/has-valid-yaml', field, 'line 2, column 16: bad indentation of a mapping entry']],
  ['of a Secret', [withCloudInit({ networkDataSecretRef: { name: 's' } }), secretOf({ stringData: { networkData: 'a: [' } })],
    ['network-data/has-valid-yaml', 'stringData.networkData', 'line 1, column 5: unexpected end of the stream within a flow collection']],
]));

describe('network-data/has-unique-keys', () => appTable('network-data', [
  ['one key of two interfaces', noCloud('version: 2\nethernets:\n  eth0: {dhcp4: true}\n  eth1: {dhcp4: true}\n')],
  ['an interface twice', noCloud('version: 2\nethernets:\n  eth0: {dhcp4: true}\n  eth0: {dhcp4: false}\n'), ['network-data/has-unique-keys', field, 'line 4: eth0']],
  ['JSON of a drive', configDrive('{"links": [], "links": []}')],
]));

describe('network-data/requires-json-on-config-drive', () => {
  const rule = 'network-data/requires-json-on-config-drive';
  appTable('network-data', [
    ['network_data.json', configDrive(openStack({ type: 'ipv4_dhcp' }))],
    ['links alone', configDrive({ links: [] })],
    ['netplan', configDrive(netplan), [rule, onDrive, 'text that is not JSON']],
    ['netplan in JSON', configDrive(v2({ dhcp4: true })), [rule, onDrive, 'a mapping with version, ethernets']],
    ['an empty mapping', configDrive('{}'), [rule, onDrive, 'a mapping with nothing']],
    ['a list', configDrive('[]'), [rule, onDrive, 'a list']],
    ['networks that are no list', configDrive({ links: [], networks: {} }), [rule, onDrive, 'a mapping with links, networks']],
  ]);
});

describe('network-data/has-known-form', () => {
  const rule = 'network-data/has-known-form';
  const eth0 = { dhcp4: true };
  appTable('network-data', [
    ...Object.entries({
      'version 1': v1({ type: 'dhcp' }),
      'version 2': v2(eth0, { bonds: {}, renderer: 'networkd' }),
      'version 2 without interfaces': { version: 2 },
      'an interface without settings': v2(null),
      'a list of interfaces without entries': { version: 2, ethernets: null },
      'the key network around it': { network: v2(eth0) },
      'no configuration': { config: 'disabled' },
      'no configuration, with a version': { version: 1, config: 'disabled' },
    }).map(([title, data]): AppRow => [title, noCloud(data)]),
    ['no version', noCloud({ ethernets: { eth0 } }), [rule, field, 'no version, but ethernets']],
    ['nothing', noCloud('{}'), [rule, field, 'no version, but nothing']],
    ['only a comment', noCloud('# a\n'), [rule, field, 'nothing', { allowed: 'version: 1 with config, or version: 2 with ethernets' }]],
    ['a version in quotes', noCloud({ ...v2(eth0), version: '2' }), [rule, field, 'version "2"']],
    ['version 3', noCloud({ ...v2(eth0), version: 3 }), [rule, field, 'version 3']],
    ['network_data.json', noCloud(openStack({ type: 'ipv4_dhcp' })), [rule, field, 'no version, but links, networks, services']],
    ['a list', noCloud('- a\n'), [rule, field, 'a list', { allowed: 'version: 1 with config, or version: 2 with ethernets' }]],
    ['a list of interfaces', noCloud({ version: 2, ethernets: [{ eth0 }] }),
      [rule, field, 'ethernets: a list', { allowed: 'a mapping of interfaces by name' }]],
    ['an interface that is no mapping', noCloud(v2('dhcp')), [rule, field, 'ethernets.eth0: a text', { allowed: 'a mapping of settings' }]],
    ['addresses that are no list', noCloud(v2({ addresses: '192.0.2.10/24' })),
      [rule, field, 'ethernets.eth0.addresses: a text', { allowed: 'a list of address/prefix' }]],
    ['name servers', noCloud(v2({ ...eth0, nameservers: { addresses: ['192.0.2.53'] } }))],
    ['name servers that are a list', noCloud(v2({ ...eth0, nameservers: ['192.0.2.53'] })),
      [rule, field, 'ethernets.eth0.nameservers: a list', { allowed: 'a mapping with addresses and search, which are lists' }]],
    ['an unknown key', noCloud(v2(eth0, { ethernet: {} })), [rule, field, 'the key ethernet', {
      allowed: 'ethernets, bonds, bridges, vlans, wifis, modems, tunnels, vrfs, dummy-devices, virtual-ethernets, nm-devices, version, renderer, openvswitch',
    }]],
    ['version 1 without config', noCloud({ version: 1, ethernets: {} }), [rule, field, 'config: nothing', { allowed: 'a list' }]],
    ['version 1 without a type', noCloud({ version: 1, config: [{ name: 'eth0' }] }),
      [rule, field, 'config[0]: a mapping without type', { allowed: 'a mapping with type' }]],
    ['of a ConfigDrive source it is judged elsewhere', configDrive(v2(eth0)),
      ['network-data/requires-json-on-config-drive', onDrive, 'a mapping with version, ethernets']],
  ]);
});

describe('network-data/has-valid-address', () => {
  const rule = 'network-data/has-valid-address';
  const found = (got: string, at = field): [string, string, string] => [rule, at, got];
  appTable('network-data', [
    ['an address of each family', noCloud(v2({ addresses: ['192.0.2.10/24', '2001:db8::1/64'] }))],
    ['a labelled address', noCloud(v2({ addresses: [{ '192.0.2.10/24': { label: 'a' } }] }))],
    ['one host', noCloud(v2({ addresses: ['192.0.2.0/32'] }))],
    ['version 1 with a prefix', noCloud(v1({ type: 'static', address: '192.0.2.10/24' }))],
    ['version 1 with a mask', noCloud(v1({ type: 'static', address: '192.0.2.10', netmask: '255.255.255.0' }))],
    ['version 1 with a length', noCloud(v1({ type: 'static6', address: '2001:db8::1', prefix: 64 }))],
    ['OpenStack with a mask', configDrive(openStack({ type: 'ipv4', ip_address: '192.0.2.10', netmask: '255.255.255.0' }))],
    ['an address of DHCP', noCloud(v1({ type: 'dhcp', address: 'a' }))],
    ['no prefix', noCloud(v2({ addresses: ['192.0.2.10'] })), found('ethernets.eth0.addresses[0]: 192.0.2.10')],
    ['no address', noCloud(v2({ addresses: ['192.0.2.10/24', '192.0.2.300/24'] })), found('ethernets.eth0.addresses[1]: 192.0.2.300/24')],
    ['the network', noCloud(v2({ addresses: ['192.0.2.0/24'] })),
      found('ethernets.eth0.addresses[0]: 192.0.2.0/24, which is the network itself or its broadcast')],
    ['version 1 without a mask', noCloud(v1({ type: 'static', address: '192.0.2.10' })), found('config[0].subnets[0].address: 192.0.2.10')],
    ['version 1 with a mask that is none', noCloud(v1({ type: 'static', address: '192.0.2.10', netmask: '255.0.255.0' })),
      found('config[0].subnets[0].address: 192.0.2.10')],
    ['OpenStack with the broadcast', configDrive(openStack({ type: 'ipv4', ip_address: '192.0.2.255', netmask: '255.255.255.0' })),
      found('networks[0].ip_address: 192.0.2.255/24, which is the network itself or its broadcast', onDrive)],
    ['in a Secret, without the address', [
      withCloudInit({ networkDataSecretRef: { name: 's' } }), secretOf({ stringData: { networkdata: JSON.stringify(v2({ addresses: ['hunter2'] })) } }),
    ], found('ethernets.eth0.addresses[0]: (not shown)', 'stringData.networkdata')],
  ]);
});

describe('network-data/fits-gateway', () => {
  const rule = 'network-data/fits-gateway';
  const addresses = ['192.0.2.10/24'];
  const via = (gateway: string, more: Json = {}) => noCloud(v2({ addresses, routes: [{ to: 'default', via: gateway, ...more }] }));
  const route = 'ethernets.eth0.routes[0].via';
  appTable('network-data', [
    ['a gateway of the network', via('192.0.2.1')],
    ['a gateway of a second network', noCloud(v2({ addresses: [...addresses, '198.51.100.10/24'], gateway4: '198.51.100.1' }))],
    ['a gateway on the link', via('198.51.100.1', { 'on-link': true })],
    ['a gateway of another family without addresses', via('2001:db8::1')],
    ['a gateway of the link', noCloud(v2({ addresses: ['2001:db8::10/64'], gateway6: 'fe80::1' }))],
    ['DHCP beside it', noCloud(v2({ addresses, dhcp4: true, gateway4: '198.51.100.1' }))],
    ['a route without a gateway', noCloud(v2({ addresses, routes: [{ to: 'default', scope: 'link' }] }))],
    ['OpenStack', configDrive(openStack({ type: 'ipv4', ip_address: '192.0.2.10', netmask: '255.255.255.0', routes: [{ gateway: '192.0.2.1' }] }))],
    ['DHCP of version 1', noCloud(v1({ type: 'dhcp4' }, { type: 'static', address: '192.0.2.10/24', gateway: '198.51.100.1' }))],
    ['outside', via('192.0.3.1'), [rule, field, `${route}: 192.0.3.1`]],
    ['the guest itself', via('192.0.2.10'), [rule, field, `${route}: 192.0.2.10, the address of the guest itself`]],
    ['with a prefix', via('192.0.2.1/24'), [rule, field, `${route}: 192.0.2.1/24`, { allowed: 'an address without a prefix' }]],
    ['gateway4', noCloud(v2({ addresses, gateway4: '192.0.3.1' })), [rule, field, 'ethernets.eth0.gateway4: 192.0.3.1']],
    ['gateway6', noCloud(v2({ addresses: ['2001:db8::10/64'], gateway6: '2001:db8:1::1' })),
      [rule, field, 'ethernets.eth0.gateway6: 2001:db8:1::1', { allowed: 'another address of the network of 2001:db8::10/64' }]],
    ['version 1', noCloud(v1({ type: 'static', address: '192.0.2.10', netmask: 24, gateway: '192.0.3.1' })),
      [rule, field, 'config[0].subnets[0].gateway: 192.0.3.1']],
    ['a route of version 1', noCloud(v1({ type: 'static', address: '192.0.2.10/24', routes: [{ destination: '10.0.0.0/8', gateway: '192.0.3.1' }] })),
      [rule, field, 'config[0].subnets[0].routes[0].gateway: 192.0.3.1']],
    ['OpenStack outside', configDrive(openStack({ type: 'ipv4', ip_address: '192.0.2.10', netmask: '255.255.255.0', routes: [{ gateway: '192.0.3.1' }] })),
      [rule, onDrive, 'networks[0].routes[0].gateway: 192.0.3.1']],
    ['in a Secret', [withCloudInit({ networkDataSecretRef: { name: 's' } }), secretOf({ stringData: { networkdata: JSON.stringify(v2({ addresses, gateway4: '192.0.3.1' })) } })],
      [rule, 'stringData.networkdata', 'ethernets.eth0.gateway4: (not shown)', { allowed: 'another address of the network of (not shown)' }]],
  ]);
});

test('what has another form is left to the rule on forms', () => {
  const rules = (data: string | Json) => judge(noCloud(data)).map(([rule]) => rule).filter((rule) => rule.startsWith('network-data/'));
  expect(rules({ version: 1, config: { a: 1 } })).toEqual(['network-data/has-known-form']);
  expect(rules(v2({ addresses: [1], routes: [1, {}] }))).toEqual([]);
});

describe('network-data/has-unique-address', () => {
  const rule = 'network-data/has-unique-address';
  const MAC = '02:00:00:00:00:01';
  const on = (networkName: string, data: Json, name = 'a', macAddress?: string) => merged(withCloudInit({ networkData: JSON.stringify(data) }, 'cloudInitNoCloud', {
    networks: [{ name: 'n', multus: { networkName } }],
    domain: { devices: { interfaces: [{ name: 'n', bridge: {}, ...macAddress ? { macAddress } : {} }] } },
  }), { metadata: { name } });
  const beside = (data: Json, name: string, more: Json = {}) => merged(on('lan', data, name, '02-00-00-00-00-01'), {
    spec: {
      template: {
        spec: {
          networks: [{ name: 'p', pod: {} }, { name: 'n', multus: { networkName: 'lan' } }],
          domain: { devices: { interfaces: [{ name: 'p', masquerade: {} }, { name: 'n', bridge: {}, macAddress: '02-00-00-00-00-01' }] } },
          ...more,
        },
      },
    },
  });
  const at = (address: string, more: Json = {}) => v2({ addresses: [address], ...more });
  const ten = at('192.0.2.10/24');
  const matched = at('192.0.2.10/24', { match: { macaddress: MAC.toUpperCase() } });
  const got = 'ethernets.eth0.addresses[0]: 192.0.2.10/24 on network x/lan';
  const replicas = (count: number, make: (fragment: Json) => Json = replicaSet) => merged(
    make({ volumes: [{ name: 'ci', cloudInitNoCloud: { networkData: JSON.stringify(ten) } }], networks: [{ name: 'n', multus: { networkName: 'lan' } }] }),
    { metadata: { namespace: 'x' }, spec: { replicas: count } },
  );
  appTable('network-data', [
    ['other addresses', [on('lan', ten), on('lan', at('192.0.2.11/24'), 'b')]],
    ['other networks', [on('lan', ten), on('wan', ten, 'b')]],
    ['a network of another namespace', [on('lan', ten), on('y/lan', ten, 'b')]],
    ['the pod network', ['a', 'b'].map((name) => merged(withCloudInit({ networkData: JSON.stringify(ten) }, 'cloudInitNoCloud', {
      networks: [{ name: 'n', pod: {} }], domain: { devices: { interfaces: [{ name: 'n', masquerade: {} }] } },
    }), { metadata: { name } }))],
    ['an interface that may be on either network', [beside(ten, 'a'), beside(ten, 'b')]],
    ['an interface of another MAC address', [on('lan', matched, 'a', '02:00:00:00:00:02'), on('lan', matched, 'b', '02:00:00:00:00:02')],
      ...Array<Verdict>(2).fill(['network-data/references-interface', field, 'eth0: 02:00:00:00:00:01', { allowed: '02:00:00:00:00:02' }])],
    ['twice in one guest', [on('lan', v2({ addresses: ['192.0.2.10/24', '192.0.2.10/25'] }))]],
    ['one replica', [replicas(1)]],
    ['a pool whose VMs have Secrets of their own', [
      merged(pool({ volumes: [{ name: 'ci', cloudInitNoCloud: { networkDataSecretRef: { name: 's' } } }], networks: [{ name: 'n', multus: { networkName: 'lan' } }] }),
        { metadata: { namespace: 'x' }, spec: { replicas: 2, nameGeneration: { appendIndexToSecretRefs: true } } }),
      secretOf({ stringData: { networkdata: JSON.stringify(ten) } }, 's-0'),
    ]],
    ['two VMs', [on('lan', ten), on('x/lan', ten, 'b')], [rule, field, `${got}, which VirtualMachine a has too`]],
    ['two VMs, with another prefix', [on('lan', ten), on('lan', at('192.0.2.10/16'), 'b')],
      [rule, field, 'ethernets.eth0.addresses[0]: 192.0.2.10/16 on network x/lan, which VirtualMachine a has too']],
    ['two VMs by MAC address', [beside(matched, 'a'), beside(matched, 'b')], [rule, field, `${got}, which VirtualMachine a has too`]],
    ['two VMs of one Secret', ['a', 'b'].map((name): Json => merged(on('lan', ten, name), {
      spec: {
        template: {
          spec: {
            volumes: [{ name: 'ci', cloudInitNoCloud: { networkDataSecretRef: { name: 's' } } }],
          },
        },
      },
    })).concat(secretOf({ stringData: { networkdata: JSON.stringify(ten) } })),
    [rule, 'stringData.networkdata', 'ethernets.eth0.addresses[0]: (not shown) on network x/lan, which VirtualMachine a has too']],
    ['replicas', [replicas(2)], [rule, field, `${got}, of all 2 guests`]],
    ['a pool', [replicas(2, pool)],
      [rule, field.replace('spec.template', 'spec.virtualMachineTemplate.spec.template'), `${got}, of all 2 guests`]],
  ]);
});

describe('network-data/references-interface', () => {
  const rule = 'network-data/references-interface';
  const MAC = '02:00:00:00:00:01';
  const guest = (macaddress: unknown, ...interfaces: Json[]) => [withCloudInit(
    { networkData: JSON.stringify({ version: 2, ethernets: { lan: { match: { macaddress }, dhcp4: true } } }) }, 'cloudInitNoCloud',
    { domain: { devices: { interfaces } }, networks: interfaces.map(({ name }) => ({ name, multus: { networkName: 'lan' } })) },
  )];
  const nic = (macAddress?: string, name = 'n') => ({ name, bridge: {}, macAddress });
  const other = '02:00:00:00:00:99';
  appTable('network-data', [
    ['that of the interface', guest(MAC, nic(MAC))],
    ['in capitals and with dashes', guest('02:00:00:00:00:AB', nic('02-00-00-00-00-ab'))],
    ['no MAC address', guest(undefined, nic(MAC))],
    ['a function of a device, which has an address', guest(other, nic(MAC), { name: 'm', sriov: {} })],
    ['an interface whose address KubeVirt makes up', guest(other, nic(MAC), nic(undefined, 'm')),
      [rule, field, `lan: ${other}`, { allowed: 'a macAddress that is written at an interface' }]],
    ['interfaces whose addresses KubeVirt makes up', guest(other, nic()), [rule, field, `lan: ${other}`, { allowed: 'a macAddress that is written at an interface' }]],
    ['a guest without interfaces', guest(other)],
    ['another one', guest(other, nic(MAC)), [rule, field, `lan: ${other}`]],
    ['another one of OpenStack', [withCloudInit(
      { networkData: JSON.stringify(openStack({ type: 'ipv4_dhcp' })) }, 'cloudInitConfigDrive',
      { domain: { devices: { interfaces: [nic('02:00:00:00:00:02')] } }, networks: [{ name: 'n', multus: { networkName: 'lan' } }] },
    )], [rule, onDrive, `a: ${MAC}`, { allowed: '02:00:00:00:00:02' }]],
  ]);
});
