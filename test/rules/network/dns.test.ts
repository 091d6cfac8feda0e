import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'dns/has-config-when-none': { allowed: 'nameservers' },
  'dns/has-few-nameservers': { allowed: 'at most 3', reported: 'nameservers' },
  'dns/has-few-searches': { allowed: ['at most 256 characters, spaces between them included', 'at most 6'], reported: 'searchDomains' },
  'dns/has-nameserver-when-none': { allowed: 'at least one address', reported: 'nameservers' },
  'dns/has-valid-nameserver': { allowed: 'an IPv4 or IPv6 address', reported: 'nameservers' },
  'dns/has-valid-search': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
    reported: 'searchDomains',
  },
  'dns/names-options': { allowed: 'a name such as ndots', reported: 'options' },
});

const config = (dnsConfig: Json) => ({ dnsConfig });
const nameservers = (...list: string[]) => config({ nameservers: list });
const searches = (...list: string[]) => config({ searches: list });
const refused = (rule: string, field: string, ...got: [string?]): Row[2] => [`dns/${rule}`, `dnsConfig.${field}`, ...got];

describe('DNS policy None', () => {
  const none = (dnsConfig?: Json) => ({ dnsPolicy: 'None', ...dnsConfig && { dnsConfig } });
  guestTable([
    ['with a nameserver', none({ nameservers: ['1.2.3.4'] })],
    ['another policy needs none', { dnsPolicy: 'Default' }],
    ['without a configuration', none(), ['dns/has-config-when-none', 'dnsConfig']],
    ['without a nameserver', none({ searches: ['a.b'] }), refused('has-nameserver-when-none', 'nameservers')],
    ['without any nameserver', none({ nameservers: [] }), refused('has-nameserver-when-none', 'nameservers', '[]')],
  ]);
});

describe('an unknown policy is refused by the schema', () => {
  const row: Row = ['ClusterLast', { dnsPolicy: 'ClusterLast' }, ['schema/has-known-value', 'dnsPolicy', 'ClusterLast']];
  describe('of a VM', () => guestTable([row]));
  describe('of a pool', () => guestTable([row], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('nameservers', () => {
  guestTable([
    ['three', nameservers('1.2.3.4', '::1', '2001:db8::53')],
    ['four', nameservers('1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'), refused('has-few-nameservers', 'nameservers', '4 nameservers')],
    ['with zeros, which are dropped', nameservers('010.000.001.008')],
    ...['300.1.1.1', '0300.1.1.1', '1.2.3', '1.2.3.4:53', 'fe80::1%eth0', 'dns.example.com', ''].map((address): Row => (
      [`"${address}"`, nameservers(address), refused('has-valid-nameserver', 'nameservers[0]', address)]
    )),
  ]);
});

describe('search domains', () => {
  const characters = (count: number) => [...Array<string>(4).fill('a'.repeat(50)), 'b'.repeat(count - 204)];
  guestTable([
    ['six', searches('a', 'b', 'c', 'd', 'e', 'ns.svc.cluster.local')],
    ['seven', searches('a', 'b', 'c', 'd', 'e', 'f', 'g'), refused('has-few-searches', 'searches', '7 search domains')],
    ['256 characters', searches(...characters(256))],
    ['257 characters', searches(...characters(257)), refused('has-few-searches', 'searches', '257 characters')],
    ...['bad+domain', 'A.b', 'a.b.', ''].map((search): Row => (
      [`"${search}"`, searches(search), refused('has-valid-search', 'searches[0]', search)]
    )),
  ]);
});

describe('options', () => {
  guestTable([
    ['a name', config({ options: [{ name: 'ndots', value: '2' }, { name: 'rotate' }] })],
    ['no name', config({ options: [{ value: '2' }] }), refused('names-options', 'options[0].name')],
    ['an empty name', config({ options: [{ name: '' }] }), refused('names-options', 'options[0].name', '')],
  ]);
});

test.each([
  ['nameservers', nameservers('x')],
  ['searchDomains', searches('X')],
  ['options', config({ options: [{}] })],
])('KubeVirt reports %s, without the path', (reported, fragment) => {
  expect(admit([{ manifest: virtualMachine(fragment) }]).map((finding) => finding.reported)).toEqual([reported]);
});
