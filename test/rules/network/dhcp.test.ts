import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, says } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'dhcp/has-valid-private-option': { allowed: 'a number from 224 to 254', reported: 'spec.template.spec' },
  'dhcp/has-unique-option': { allowed: 'an option that no other entry of the interface has', reported: 'spec.template.spec' },
  'dhcp/has-valid-ntp-server': { allowed: 'an IPv4 address' },
});

const at = 'domain.devices.interfaces[0].dhcpOptions';
const dhcp = (dhcpOptions: object) => ({ domain: { devices: { interfaces: [{ name: 'n', bridge: {}, dhcpOptions }] } }, networks: [{ name: 'n', pod: {} }] });
const options = (...numbers: number[]) => dhcp({ privateOptions: numbers.map((option) => ({ option, value: 'x' })) });
const ntp = (...ntpServers: string[]) => dhcp({ ntpServers });

describe('dhcp/has-unique-option', () => {
  guestTable([
    ['different', options(224, 225)],
    ['the same', options(224, 224), ['dhcp/has-unique-option', `${at}.privateOptions[1].option`, '224']],
  ]);
});

describe('dhcp/has-valid-private-option', () => {
  guestTable([
    ['the bounds', options(224, 254)],
    ['below', options(223), ['dhcp/has-valid-private-option', `${at}.privateOptions[0].option`, '223']],
    ['above', options(255), ['dhcp/has-valid-private-option', `${at}.privateOptions[0].option`, '255']],
  ]);
  test('KubeVirt reports the whole spec', () => {
    expect(reportedFields(pool(options(223)))).toEqual([['dhcp/has-valid-private-option', 'spec.virtualMachineTemplate.spec.template.spec']]);
  });
});

describe('dhcp/has-valid-ntp-server', () => {
  const accepted = (server: string): Row => [server, ntp(server)];
  const refused = (server: string): Row => [server || 'nothing', ntp(server), ['dhcp/has-valid-ntp-server', `${at}.ntpServers[0]`, server]];
  guestTable([
    ...['127.0.0.1', '010.1.1.1', '255.255.255.255', '::ffff:192.0.2.1', '::ffff:102:304', '0:0:0:0:0:ffff:1.2.3.4'].map(accepted),
    ...['::1', '2001:db8::ffff:1:2', '256.0.0.1', '1.2.3', '1.2.3.4.5', 'ntp.example.com', ''].map(refused),
    ['the second', ntp('192.0.2.1', '::1'), ['dhcp/has-valid-ntp-server', `${at}.ntpServers[1]`, '::1']],
  ]);
});
