import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'static-address/fits-subnet';
const OUTSIDE = '192.0.2.10/24';
says({ 'static-address/avoids-pool': { level: FindingLevel.ADVISED }, [RULE]: { level: FindingLevel.ADVISED, allowed: ['an address of 10.0.0.0/24', 'an address of 10.0.0.0/24, 10.0.1.0/24', 'an address of 10.0.0.10-10.0.0.20/24'] } });

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

describe('static-address/avoids-pool', () => {
  const rule = 'static-address/avoids-pool';
  const subnet = '10.0.0.0/24';
  const range = lan({ type: 'host-local', subnet, rangeStart: '10.0.0.100', rangeEnd: '10.0.0.200', gateway: '10.0.0.1' });
  const inside = (text: string, allowed: string): Verdict => (
    [rule, FIELD, `ethernets.eth0.addresses[0]: ${text}/24 on network x/lan`, { allowed: `an address other than ${allowed}` }]
  );
  const POOL = '10.0.0.100 to 10.0.0.200';
  appTable('static-address', [
    ['an address before the range', [range, at('10.0.0.99/24')]],
    ['an address behind it', [range, at('10.0.0.201/24')]],
    ['a subnet as a whole', [local, at('10.0.0.100/24')]],
    ['a range without an end', [lan({ type: 'host-local', subnet, rangeStart: '10.0.0.100' }), at('10.0.0.100/24')]],
    ['ends that are no addresses', [lan({ type: 'host-local', subnet, rangeStart: 'a', rangeEnd: 5, gateway: 'b' }), at('10.0.0.100/24')]],
    ['an address that is excluded', [lan({ type: 'whereabouts', range: '10.0.0.100-10.0.0.200/24', exclude: ['10.0.0.128/25'] }), at('10.0.0.150/24')]],
    ['another network', [lan({ type: 'host-local', subnet, rangeStart: '10.0.0.100', rangeEnd: '10.0.0.200' }, 'wan'), at('10.0.0.100/24')]],
    ['the first of the range', [range, at('10.0.0.100/24')], inside('10.0.0.100', POOL)],
    ['the last of the range', [range, at('10.0.0.200/24')], inside('10.0.0.200', POOL)],
    ['the gateway', [range, at('10.0.0.1/24')], inside('10.0.0.1', '10.0.0.1, the gateway')],
    ['a range in a list', [lan({ type: 'host-local', ranges: [[{ subnet: '10.0.9.0/24' }], [{ subnet, rangeStart: '10.0.0.100', rangeEnd: '10.0.0.200' }]] }), at('10.0.0.150/24')],
      inside('10.0.0.150', POOL)],
    ['a range of whereabouts', [lan({ type: 'whereabouts', range: subnet, range_start: '10.0.0.100', range_end: '10.0.0.200' }), at('10.0.0.150/24')], inside('10.0.0.150', POOL)],
    ['a range of whereabouts in one text', [lan({ type: 'whereabouts', range: '10.0.0.100-10.0.0.200/24' }), at('10.0.0.150/24')], inside('10.0.0.150', POOL)],
    ['a range of whereabouts in a list', [lan({ type: 'whereabouts', ipRanges: [{ range: '10.0.0.100-10.0.0.200/24' }] }), at('10.0.0.150/24')], inside('10.0.0.150', POOL)],
    ['an address that is not excluded', [lan({ type: 'whereabouts', range: '10.0.0.100-10.0.0.200/24', exclude: ['10.0.0.128/25', 'x'] }), at('10.0.0.127/24')], inside('10.0.0.127', POOL)],
  ]);
  test('in a Secret, which is not shown', () => {
    const inSecret = { ...secret, stringData: { networkdata: networkData('10.0.0.100/24') } };
    const judged = judge([range, vm({ networkDataSecretRef: { name: 's' } }), inSecret]).filter(([each]) => each === rule);
    expect(judged).toEqual([[rule, 'stringData.networkdata', 'ethernets.eth0.addresses[0]: (not shown) on network x/lan', { allowed: `an address other than ${POOL}` }]]);
  });
});
