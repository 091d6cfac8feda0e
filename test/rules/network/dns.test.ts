import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'dns/requires-config-with-none': { allowed: 'nameservers' },
  'dns/fits-nameserver-limit': { allowed: 'at most 3', reported: 'nameservers' },
  'dns/fits-search-limit': { allowed: ['at most 256 characters, spaces between them included', 'at most 6'], reported: 'searchDomains' },
  'dns/requires-nameserver-with-none': { allowed: 'at least one address', reported: 'nameservers' },
  'dns/has-valid-nameserver': { allowed: 'an IPv4 or IPv6 address', reported: 'nameservers' },
  'dns/has-valid-search': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
    reported: 'searchDomains',
  },
  'dns/requires-option-name': { allowed: 'a name such as ndots', reported: 'options' },
});

const config = (dnsConfig: Json) => ({ dnsConfig });
const nameservers = (...list: string[]) => config({ nameservers: list });
const searches = (...list: string[]) => config({ searches: list });
const refused = (rule: string, field: string, ...got: [string?]): Row[2] => [`dns/${rule}`, `dnsConfig.${field}`, ...got];

describe('DNS policy None', () => {
  const none = (dnsConfig?: Json) => ({ dnsPolicy: 'None', ...dnsConfig && { dnsConfig } });
  guestTable([
    ['is accepted with a nameserver', none({ nameservers: ['1.2.3.4'] })],
    ['is not the only one: another policy needs no configuration', { dnsPolicy: 'Default' }],
    ['is not the only one: another policy needs no nameserver', { dnsPolicy: 'ClusterFirst', dnsConfig: { searches: ['a.b'] } }],
    ['is refused without a configuration', none(), ['dns/requires-config-with-none', 'dnsConfig']],
    ['is refused without nameservers', none({ searches: ['a.b'] }), refused('requires-nameserver-with-none', 'nameservers')],
    ['is refused with an empty list of nameservers', none({ nameservers: [] }), refused('requires-nameserver-with-none', 'nameservers', 'nothing')],
  ]);
});

describe('an unknown policy is refused by the schema', () => {
  const row: Row = ['ClusterLast', { dnsPolicy: 'ClusterLast' }, ['schema/has-known-value', 'dnsPolicy', 'ClusterLast']];
  describe('of a VM', () => guestTable([row]));
  describe('of a pool', () => guestTable([row], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('nameservers', () => {
  guestTable([
    ['three are accepted', nameservers('1.2.3.4', '::1', '2001:db8::53')],
    ['four are refused', nameservers('1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'), refused('fits-nameserver-limit', 'nameservers', '4 nameservers')],
    ['leading zeros are dropped', nameservers('010.000.001.008', '000.0.0.0')],
    ['leading zeros of an IPv6 address are part of it', nameservers('0001::08')],
    ...['300.1.1.1', '0300.1.1.1', '1.2.3', '1.2.3.4:53', 'fe80::1%eth0', '::ffff:01.2.3.4', '1.2.3.4.5', '01.2.3.4:53', 'a01.2.3.4', 'dns.example.com', ''].map((address): Row => (
      [`"${address}" is refused`, nameservers(address), refused('has-valid-nameserver', 'nameservers[0]', address)]
    )),
  ]);
});

describe('search domains', () => {
  const characters = (count: number) => [...Array<string>(4).fill('a'.repeat(50)), 'b'.repeat(count - 204)];
  guestTable([
    ['six are accepted', searches('a', 'b', 'c', 'd', 'e', 'ns.svc.cluster.local')],
    ['seven are refused', searches('a', 'b', 'c', 'd', 'e', 'f', 'g'), refused('fits-search-limit', 'searches', '7 search domains')],
    ['256 characters are accepted', searches(...characters(256))],
    ['characters of more than one byte count as their bytes', searches(...characters(254), 'ä'),
      refused('fits-search-limit', 'searches', '257 characters'), refused('has-valid-search', 'searches[5]', 'ä')],
    ['257 characters are refused', searches(...characters(257)), refused('fits-search-limit', 'searches', '257 characters')],
    ...['bad+domain', 'A.b', 'a.b.', ''].map((search): Row => (
      [`"${search}" is refused`, searches(search), refused('has-valid-search', 'searches[0]', search)]
    )),
  ]);
});

describe('options', () => {
  guestTable([
    ['a name is accepted, with or without a value', config({ options: [{ name: 'ndots', value: '2' }, { name: 'rotate' }] })],
    ['no name is refused', config({ options: [{ value: '2' }] }), refused('requires-option-name', 'options[0].name')],
    ['an empty name is refused', config({ options: [{ name: '' }] }), refused('requires-option-name', 'options[0].name', '')],
  ]);
});

test.each([
  ['nameservers', nameservers('x')],
  ['searchDomains', searches('X')],
  ['options', config({ options: [{}] })],
])('KubeVirt reports %s, without the path', (reported, fragment) => {
  expect(admit([{ manifest: virtualMachine(fragment) }]).map((finding) => finding.reported)).toEqual([reported]);
});
