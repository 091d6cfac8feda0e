import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'preference-spec/avoids-deprecated-firmware': { level: FindingLevel.ADVISED, allowed: 'preferredEfi' },
  'preference-spec/excludes-deprecated-topology': { level: FindingLevel.WARNED, allowed: 'cores' },
  'preference-spec/has-known-topology': { allowed: 'sockets, cores, threads, spread, any' },
  'preference-spec/has-known-spread': { allowed: 'SocketsCores, CoresThreads, SocketsCoresThreads' },
  'preference-spec/has-valid-ratio': { allowed: '2 with CoresThreads' },
});

const preference = (spec: Json, kind = 'VirtualMachinePreference'): Json => (
  { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 't' }, spec }
);
const spread = (spreadOptions: Json, preferredCPUTopology = 'spread') => ({ cpu: { preferredCPUTopology, spreadOptions } });
const TOPOLOGY = 'spec.cpu.preferredCPUTopology';
const FORMER = ['preferSockets', 'preferThreads', 'preferSpread', 'preferAny'];

describe.each(['VirtualMachinePreference', 'VirtualMachineClusterPreference'])('%s', (kind) => {
  test.each<[string, Json, ...Verdict[]]>([
    ['an empty one is accepted', {}],
    ...['sockets', 'cores', 'threads', 'spread', 'any'].map((word): [string, Json] => [`${word} is accepted`, { cpu: { preferredCPUTopology: word } }]),
    ['preferCores is deprecated', { cpu: { preferredCPUTopology: 'preferCores' } }, ['preference-spec/excludes-deprecated-topology', TOPOLOGY, 'preferCores']],
    ...FORMER.map((word): [string, Json, Verdict] => (
      [`${word} is deprecated`, { cpu: { preferredCPUTopology: word } },
        ['preference-spec/excludes-deprecated-topology', TOPOLOGY, word, { allowed: word.slice('prefer'.length).toLowerCase() }]]
    )),
    ['preferredEfi is accepted', { firmware: { preferredEfi: { secureBoot: true } } }],
    ['preferredUseEfi is deprecated', { firmware: { preferredUseEfi: true } }, ['preference-spec/avoids-deprecated-firmware', 'spec.firmware.preferredUseEfi', 'true']],
    ['preferredUseSecureBoot is deprecated, also where it is false', { firmware: { preferredUseSecureBoot: false } },
      ['preference-spec/avoids-deprecated-firmware', 'spec.firmware.preferredUseSecureBoot', 'false']],
    ['another topology is refused', { cpu: { preferredCPUTopology: 'numa' } }, ['preference-spec/has-known-topology', TOPOLOGY, 'numa']],
    ['an empty topology is refused', { cpu: { preferredCPUTopology: '' } }, ['preference-spec/has-known-topology', TOPOLOGY, '']],
    ['SocketsCores is accepted at any ratio', spread({ across: 'SocketsCores', ratio: 5 })],
    ['SocketsCoresThreads is accepted at any ratio', spread({ across: 'SocketsCoresThreads', ratio: 4 })],
    ['CoresThreads without a ratio is accepted', spread({ across: 'CoresThreads' })],
    ['CoresThreads at 2 is accepted', spread({ across: 'CoresThreads', ratio: 2 })],
    ['what is not spread is not judged', spread({ across: 'Nodes' }, 'cores')],
    ['another spread is refused', spread({ across: 'Nodes' }), ['preference-spec/has-known-spread', 'spec.cpu.spreadOptions.across', 'Nodes']],
    ['CoresThreads at 4 is refused', spread({ across: 'CoresThreads', ratio: 4 }),
      ['preference-spec/has-valid-ratio', 'spec.cpu.spreadOptions.ratio', '4']],
    ['CoresThreads at 4 in the former place is refused', { ...spread({ across: 'CoresThreads' }), preferSpreadSocketToCoreRatio: 4 },
      ['preference-spec/has-valid-ratio', 'spec.preferSpreadSocketToCoreRatio', '4', { reported: 'spec.cpu.spreadOptions.ratio' }]],
  ])('%s', (_, spec, ...found) => expect(judge(preference(spec, kind))).toEqual(found));
});

test('KubeVirt reports the ratio of today', () => {
  expect(reportedFields(preference({ ...spread({ across: 'CoresThreads' }), preferSpreadSocketToCoreRatio: 4 }))).toEqual([
    ['preference-spec/has-valid-ratio', 'spec.cpu.spreadOptions.ratio'],
  ]);
});
