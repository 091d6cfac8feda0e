import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, says } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'dhcp/avoids-sriov': { level: FindingLevel.ADVISED, allowed: 'none with sriov' },
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
    ['different options are accepted', options(224, 225)],
    ['one option of two interfaces is accepted', {
      domain: {
        devices: {
          interfaces: [
            { name: 'n', bridge: {}, dhcpOptions: { privateOptions: [{ option: 224, value: 'x' }] } },
            { name: 'm', bridge: {}, dhcpOptions: { privateOptions: [{ option: 224, value: 'x' }] } },
          ],
        },
      },
      networks: [{ name: 'n', pod: {} }, { name: 'm', multus: { networkName: 'a' } }],
    }],
    ['no options are accepted', dhcp({})],
    ['a repeated option is refused', options(224, 224), ['dhcp/has-unique-option', `${at}.privateOptions[1].option`, '224']],
  ]);
});

describe('dhcp/has-valid-private-option', () => {
  guestTable([
    ['the first and the last number are accepted', options(224, 254)],
    ['the number before the first is refused', options(223), ['dhcp/has-valid-private-option', `${at}.privateOptions[0].option`, '223']],
    ['the number after the last is refused', options(255), ['dhcp/has-valid-private-option', `${at}.privateOptions[0].option`, '255']],
  ]);
  test('KubeVirt reports the whole spec', () => {
    expect(reportedFields(pool(options(223)))).toEqual([['dhcp/has-valid-private-option', 'spec.virtualMachineTemplate.spec.template.spec']]);
  });
});

describe('dhcp/has-valid-ntp-server', () => {
  const accepted = (server: string): Row => [`accepts ${server}`, ntp(server)];
  const refused = (server: string): Row => [`refuses "${server}"`, ntp(server), ['dhcp/has-valid-ntp-server', `${at}.ntpServers[0]`, server]];
  guestTable([
    ...['127.0.0.1', '010.1.1.1', '255.255.255.255', '::ffff:192.0.2.1', '::FFFF:192.0.2.1', '::ffff:102:304', '0:0:0:0:0:ffff:1.2.3.4'].map(accepted),
    ...['::1', '2001:db8::ffff:1:2', '256.0.0.1', '1.2.3', '1.2.3.4.5', '1.2.3.4 ', ':ffff:1.2.3.4', 'ntp.example.com', ''].map(refused),
    ['refuses the second of two', ntp('192.0.2.1', '::1'), ['dhcp/has-valid-ntp-server', `${at}.ntpServers[1]`, '::1']],
  ]);
});

describe('dhcp/avoids-sriov', () => {
  const bound = (entry: object) => ({ domain: { devices: { interfaces: [{ name: 'n', ...entry }] } }, networks: [{ name: 'n', multus: { networkName: 'a' } }] });
  guestTable([
    ['a bridge is accepted', bound({ bridge: {}, dhcpOptions: { tftpServerName: 't' } })],
    ['a function without options is accepted', bound({ sriov: {} })],
    ['a function with empty options is accepted', bound({ sriov: {}, dhcpOptions: {} })],
    ['a function with options', bound({ sriov: {}, dhcpOptions: { tftpServerName: 't' } }), ['dhcp/avoids-sriov', at, '{"tftpServerName":"t"}']],
  ]);
});
