import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'preference-spec/avoids-deprecated-firmware': { level: FindingLevel.ADVISED, allowed: 'preferredEfi' },
  'preference-spec/excludes-deprecated-topology': { level: FindingLevel.WARNED, allowed: ['any', 'cores', 'sockets', 'spread', 'threads'] },
  'preference-spec/has-known-topology': { allowed: 'sockets, cores, threads, spread, any' },
  'preference-spec/has-known-spread': { allowed: 'SocketsCores, CoresThreads, SocketsCoresThreads' },
  'preference-spec/has-valid-ratio': { allowed: '2 with CoresThreads', reported: [undefined, 'spec.cpu.spreadOptions.ratio'] },
});

const preference = (spec: Json, kind = 'VirtualMachinePreference'): Json => (
  { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 't' }, spec }
);
const spread = (spreadOptions: Json, preferredCPUTopology = 'spread') => ({ cpu: { preferredCPUTopology, spreadOptions } });
const TOPOLOGY = 'spec.cpu.preferredCPUTopology';
const FORMER = ['preferSockets', 'preferCores', 'preferThreads', 'preferSpread', 'preferAny'];

describe.each(['VirtualMachinePreference', 'VirtualMachineClusterPreference'])('%s', (kind) => {
  test.each<[string, Json, ...Verdict[]]>([
    ['nothing', {}],
    ...['sockets', 'cores', 'threads', 'spread', 'any'].map((word): [string, Json] => [word, { cpu: { preferredCPUTopology: word } }]),
    ...FORMER.map((word): [string, Json, Verdict] => (
      [word, { cpu: { preferredCPUTopology: word } }, ['preference-spec/excludes-deprecated-topology', TOPOLOGY, word]]
    )),
    ['preferredEfi', { firmware: { preferredEfi: { secureBoot: true } } }],
    ['preferredUseEfi', { firmware: { preferredUseEfi: true } }, ['preference-spec/avoids-deprecated-firmware', 'spec.firmware.preferredUseEfi', 'true']],
    ['preferredUseSecureBoot: false', { firmware: { preferredUseSecureBoot: false } },
      ['preference-spec/avoids-deprecated-firmware', 'spec.firmware.preferredUseSecureBoot', 'false']],
    ['another topology', { cpu: { preferredCPUTopology: 'numa' } }, ['preference-spec/has-known-topology', TOPOLOGY, 'numa']],
    ['an empty topology', { cpu: { preferredCPUTopology: '' } }, ['preference-spec/has-known-topology', TOPOLOGY, '']],
    ['SocketsCores, whatever the ratio', spread({ across: 'SocketsCores', ratio: 5 })],
    ['SocketsCoresThreads', spread({ across: 'SocketsCoresThreads', ratio: 4 })],
    ['CoresThreads', spread({ across: 'CoresThreads' })],
    ['CoresThreads with 2', spread({ across: 'CoresThreads', ratio: 2 })],
    ['what is not spread', spread({ across: 'Nodes' }, 'cores')],
    ['across another', spread({ across: 'Nodes' }), ['preference-spec/has-known-spread', 'spec.cpu.spreadOptions.across', 'Nodes']],
    ['CoresThreads with 4', spread({ across: 'CoresThreads', ratio: 4 }),
      ['preference-spec/has-valid-ratio', 'spec.cpu.spreadOptions.ratio', '4']],
    ['CoresThreads with 4, in the former place', { ...spread({ across: 'CoresThreads' }), preferSpreadSocketToCoreRatio: 4 },
      ['preference-spec/has-valid-ratio', 'spec.preferSpreadSocketToCoreRatio', '4']],
  ])('%s', (_, spec, ...found) => expect(judge(preference(spec, kind))).toEqual(found));
});

test('KubeVirt reports the ratio of today', () => {
  expect(reportedFields(preference({ ...spread({ across: 'CoresThreads' }), preferSpreadSocketToCoreRatio: 4 }))).toEqual([
    ['preference-spec/has-valid-ratio', 'spec.cpu.spreadOptions.ratio'],
  ]);
});
