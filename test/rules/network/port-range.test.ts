import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import type { Json } from '../judge';
import { replicaSet, virtualMachine, says } from '../judge';

says({
  'port-range/excludes-ports': { allowed: 'only without ports', reported: 'spec.template.spec.domain.devices.interfaces[0].name' },
  'port-range/excludes-overlap': {
    allowed: 'ports from 3: portRanges[1] ends with 2',
    reported: 'spec.template.spec.domain.devices.interfaces[0].portRanges',
  },
  'port-range/fits-limit': { allowed: 'at most 10 ranges' },
  'port-range/has-valid-range': { allowed: ['TCP, UDP', 'a number from 1 to 65535', 'at most 1, the end', 'at most 2, the end'] },
  'port-range/requires-gate': {
    allowed: 'only while the feature gate PortRangesSpec is on',
    reported: 'spec.template.spec.domain.devices.interfaces[0].name',
  },
  'port-range/requires-masquerade': { allowed: 'only with masquerade', reported: 'spec.template.spec.domain.devices.interfaces[0].name' },
});

const ON = gates('PortRangesSpec');
const PATH = 'spec.template.spec';
const at = 'domain.devices.interfaces[0].portRanges';
const tcp = (start: number, end: number, protocol = 'TCP') => ({ protocol, start, end });
const ranges = (portRanges: Json[], entry: Json = { masquerade: {} }, network: Json = { pod: {} }) => (
  { domain: { devices: { interfaces: [{ name: 'n', portRanges, ...entry }] } }, networks: [{ name: 'n', ...network }] }
);

describe('port-range/requires-gate', () => {
  const shown = '[{"protocol":"TCP","start":1,"end":2}]';
  guestTable([
    ['is needed on the pod network', ranges([tcp(1, 2)]), ['port-range/requires-gate', at, shown]],
    ['is needed before anything else is judged', ranges([tcp(3, 2)]), ['port-range/requires-gate', at, '[{"protocol":"TCP","start":3,"end":2}]']],
    ['is needed on a secondary network too', ranges([tcp(1, 2)], { bridge: {} }, { multus: { networkName: 'a' } }), ['port-range/requires-gate', at, shown]],
    ['an empty list is dropped', ranges([])],
  ], virtualMachine, PATH, gates());
  guestTable([['an empty list in a replica set counts', ranges([]), ['port-range/requires-gate', at, 'nothing']]], replicaSet, PATH, gates());
  guestTable([['lets them pass', ranges([tcp(1, 2)])]], virtualMachine, PATH, ON);
});

describe('port-range/excludes-ports', () => {
  guestTable([
    ['both are refused', ranges([tcp(1, 1)], { masquerade: {}, ports: [{ port: 1 }] }), ['port-range/excludes-ports', at, '[{"protocol":"TCP","start":1,"end":1}]']],
    ['an empty list of ports is dropped', ranges([tcp(1, 1)], { masquerade: {}, ports: [] })],
  ], virtualMachine, PATH, ON);
  guestTable([
    ['empty lists in a replica set count', ranges([], { masquerade: {}, ports: [] }), ['port-range/excludes-ports', at, 'nothing']],
  ], replicaSet, PATH, ON);
});

describe('port-range/requires-masquerade', () => {
  guestTable([
    ['bridge is refused', ranges([tcp(1, 1)], { bridge: {} }), ['port-range/requires-masquerade', at, '[{"protocol":"TCP","start":1,"end":1}]']],
    ['bridge on a secondary network is accepted', ranges([tcp(1, 1)], { bridge: {} }, { multus: { networkName: 'a' } })],
    ['ports without ranges on a bridge are another matter', ranges([], { bridge: {}, ports: [{ port: 1 }] }),
      ['port/avoids-list-without-masquerade', 'domain.devices.interfaces[0].ports', '[1]', { level: FindingLevel.ADVISED, allowed: 'none with bridge' }]],
  ], virtualMachine, PATH, ON);
});

describe('port-range/fits-limit', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => tcp(i + 1, i + 1));
  guestTable([
    ['ten are accepted', ranges(many(10))],
    ['ten are judged one by one', ranges([...many(9), tcp(0, 0)]), ['port-range/has-valid-range', `${at}[9].start`, '0']],
    ['eleven are refused, which ends the judgement', ranges([...many(10), tcp(0, 0)]), ['port-range/fits-limit', at, '11 ranges']],
  ], virtualMachine, PATH, ON);
});

describe('port-range/has-valid-range', () => {
  const refused = (title: string, range: Json, field: string): Row => [title, ranges([range]), ['port-range/has-valid-range', `${at}[0].${field}`, String(range[field])]];
  guestTable([
    ['all ports are accepted', ranges([tcp(1, 65535)])],
    ['one port is accepted', ranges([tcp(80, 80, 'UDP')])],
    refused('another protocol', tcp(0, 0, 'tcp'), 'protocol'),
    refused('no protocol', tcp(1, 2, ''), 'protocol'),
    refused('a start of 0', tcp(0, 0), 'start'),
    refused('a start above', tcp(65536, 65536), 'start'),
    refused('an end of 0', tcp(1, 0), 'end'),
    refused('an end above', tcp(1, 65536), 'end'),
    refused('a start after the end', tcp(3, 2), 'start'),
  ], virtualMachine, PATH, ON);
});

describe('port-range/excludes-overlap', () => {
  guestTable([
    ['ranges next to each other are accepted', ranges([tcp(3, 4), tcp(1, 2)])],
    ['the same ports of another protocol are accepted', ranges([tcp(1, 4), tcp(1, 4, 'UDP')])],
    ['one port in two ranges is refused', ranges([tcp(2, 4), tcp(1, 2)]), ['port-range/excludes-overlap', `${at}[0]`, 'TCP 2-4']],
    ['one port in two ranges of UDP is refused', ranges([tcp(2, 4, 'UDP'), tcp(1, 2, 'UDP')]), ['port-range/excludes-overlap', `${at}[0]`, 'UDP 2-4']],
    ['neighbours by their start are compared', ranges([tcp(4, 5), tcp(1, 1), tcp(3, 4)]),
      ['port-range/excludes-overlap', `${at}[0]`, 'TCP 4-5', { allowed: 'ports from 5: portRanges[2] ends with 4' }]],
    ['a range inside another is refused', ranges([tcp(1, 10), tcp(2, 3)]),
      ['port-range/excludes-overlap', `${at}[1]`, 'TCP 2-3', { allowed: 'ports from 11: portRanges[0] ends with 10' }]],
    ['the same start is refused', ranges([tcp(1, 4), tcp(1, 2)]), ['port-range/excludes-overlap', `${at}[0]`, 'TCP 1-4']],
    ['an invalid range does not count', ranges([tcp(1, 4), tcp(2, 1)]), ['port-range/has-valid-range', `${at}[1].start`, '2']],
  ], virtualMachine, PATH, ON);
});
