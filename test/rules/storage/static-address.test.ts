import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'static-address/fits-subnet';
const OUTSIDE = '192.0.2.10/24';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: ['an address of 10.0.0.0/24', 'an address of 10.0.0.0/24, 10.0.1.0/24', 'an address of 10.0.0.10-10.0.0.20/24'] } });

const networkData = (...addresses: string[]) => JSON.stringify({ version: 2, ethernets: { eth0: { addresses } } });
const vm = (source: Json) => machine({
  domain: { devices: { disks: [{ name: 'ci', disk: { bus: 'virtio' } }], interfaces: [{ name: 'n', bridge: {} }] } },
  networks: [{ name: 'n', multus: { networkName: 'lan' } }],
  volumes: [{ name: 'ci', cloudInitNoCloud: { userData: '#cloud-config\n{}\n', ...source } }],
});
const at = (...addresses: string[]) => vm({ networkData: networkData(...addresses) });
const lan = (ipam: unknown, name = 'lan', type = 'bridge') => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', name, {
  config: JSON.stringify({ cniVersion: '0.3.1', name, type, ipam }),
});
const local = lan({ type: 'host-local', subnet: '10.0.0.0/24' });
const two = lan({ type: 'host-local', ranges: [[{ subnet: '10.0.0.0/24' }], [{ subnet: '10.0.1.0/24' }]] });
const whereabouts = lan({ type: 'whereabouts', range: '10.0.0.10-10.0.0.20/24' });
const FIELD = 'spec.template.spec.volumes[0].cloudInitNoCloud.networkData';
const found = (text = OUTSIDE, field = FIELD): [string, string, string] => [RULE, field, `ethernets.eth0.addresses[0]: ${text} on network x/lan`];
const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'x' }, stringData: { networkdata: networkData(OUTSIDE) } };

appTable('static-address', [
  ['an address of the subnet', [local, at('10.0.0.10/24')]],
  ['an address of one of the subnets', [two, at('10.0.1.10/24')]],
  ['an address of the range', [whereabouts, at('10.0.0.30/24')]],
  ['an address of the second range', [lan({ type: 'whereabouts', ipRanges: [{ range: '10.0.9.0/24' }, { range: '10.0.0.0/24' }] }), at('10.0.0.1/24')]],
  ['an address of another family', [local, at('2001:db8::10/64')]],
  ['a network without IPAM', [lan(undefined), lan({}), at(OUTSIDE)]],
  ['an IPAM that says the subnet elsewhere', [lan({ type: 'dhcp', subnet: '10.0.0.0/24' }), at(OUTSIDE)]],
  ['an IPAM of what no subnet can be', [lan({ type: 'host-local', subnet: 5, ranges: ['a', [1, { subnet: 'x' }]] }), at(OUTSIDE)]],
  ['another network', [lan({ type: 'host-local', subnet: '10.0.0.0/24' }, 'wan'), at(OUTSIDE)]],
  ['no network', [at(OUTSIDE)]],
  ['an address outside the subnet', [local, at(OUTSIDE)], found()],
  ['an address outside all subnets', [two, at(OUTSIDE)], found()],
  ['an address outside the range', [whereabouts, at(OUTSIDE)], found()],
  ['an address of a second plugin', [merged(local, { spec: { config: JSON.stringify({ plugins: [{ type: 'tuning' }, { type: 'macvlan', ipam: { type: 'host-local', subnet: '10.0.0.0/24' } }] }) } }), at(OUTSIDE)], found()],
  ['an address in a Secret, which is not shown', [local, vm({ networkDataSecretRef: { name: 's' } }), secret], found('(not shown)', 'stringData.networkdata')],
]);
