import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { withCloudInit } from '../storage/cloud-init-table';
import { appTable } from '../workload-table';
import type { AppRow } from '../workload-table';

const rule = 'guest-address/fits-masquerade';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'DHCP on n, which is masqueraded' } });

const FIELD = 'spec.template.spec.volumes[0].cloudInitNoCloud.networkData';
const MAC = '02:00:00:00:00:01';
const data = (...addresses: string[]) => JSON.stringify({ version: 2, ethernets: { eth0: { addresses } } });
const byMac = JSON.stringify({ version: 2, ethernets: { a: { match: { macaddress: MAC }, addresses: ['192.0.2.10/24'] }, b: { dhcp4: true } } });
const guest = (networkData: string, entry: object = { masquerade: {} }, network: object = { pod: {} }) => [withCloudInit({ networkData }, 'cloudInitNoCloud', {
  domain: { devices: { interfaces: [{ name: 'n', ...entry }] } }, networks: [{ name: 'n', ...network }],
})];
const wrong = (title: string, manifests: ReturnType<typeof guest>, got: string): AppRow => [title, manifests, [rule, FIELD, got]];

describe(rule, () => appTable('guest-address', [
  ['DHCP', guest(JSON.stringify({ version: 2, ethernets: { eth0: { dhcp4: true } } }))],
  ['what KubeVirt forwards to', guest(data('10.0.2.2/24', 'fd10:0:2::2/120'))],
  ['that of another network behind the pod', guest(data('10.9.0.2/24'), { masquerade: {} }, { pod: { vmNetworkCIDR: '10.9.0.0/24' } })],
  ['a bridge', guest(data('192.0.2.10/24'), { bridge: {} }, { multus: { networkName: 'lan' } })],
  ['which of two is not known', guest(JSON.stringify({ version: 2, ethernets: { a: { addresses: ['192.0.2.10/24'] }, b: { dhcp4: true } } }))],
  wrong('an address of the LAN', guest(data('192.0.2.10/24')), 'ethernets.eth0.addresses[0]: 192.0.2.10/24'),
  wrong('the usual one in another network', guest(data('10.0.2.2/24'), { masquerade: {} }, { pod: { vmNetworkCIDR: '10.9.0.0/24' } }), 'ethernets.eth0.addresses[0]: 10.0.2.2/24'),
  wrong('by the MAC address', guest(byMac, { masquerade: {}, macAddress: MAC }), 'ethernets.a.addresses[0]: 192.0.2.10/24'),
]));
