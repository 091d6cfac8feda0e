import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

const RULE = 'masquerade/has-valid-network';
const FOUR = 'an IPv4 network of four addresses or more';
const SIX = 'an IPv6 network of four addresses or more';

says({ [RULE]: { level: [FindingLevel.UNSTARTABLE, FindingLevel.ADVISED], allowed: [FOUR, SIX] } });

const on = (pod: object, binding: object = { masquerade: {} }) => ({ domain: { devices: { interfaces: [{ name: 'n', ...binding }] } }, networks: [{ name: 'n', pod }] });
const four = (got: string): Row => [`refuses ${got}`, on({ vmNetworkCIDR: got }), [RULE, 'networks[0].pod.vmNetworkCIDR', got]];
const six = (got: string): Row => [`advises against ${got}`, on({ vmIPv6NetworkCIDR: got }), [RULE, 'networks[0].pod.vmIPv6NetworkCIDR', got]];

guestTable([
  ['no network', on({})],
  ['an empty one', on({ vmNetworkCIDR: '' })],
  ['networks', on({ vmNetworkCIDR: '10.0.2.0/24', vmIPv6NetworkCIDR: 'fd10:0:2::/120' })],
  ['the smallest ones, by any address of theirs', on({ vmNetworkCIDR: '10.0.2.7/30', vmIPv6NetworkCIDR: 'fd10:0:2::9/126' })],
  ['what another binding does not read', on({ vmNetworkCIDR: '10.0.2.0/31' }, { bridge: {} })],
  four('10.0.2.0/31'), four('10.0.2.0/32'), four('10.0.2.0'), four('nonsense'), four('fd10:0:2::/120'),
  six('fd10:0:2::/127'), six('10.0.2.0/24'),
]);
