import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const RULE = 'status/has-valid-types';
const WRITTEN = 'status/avoids-written-status';

says({
  'metadata/avoids-server-fields': { level: FindingLevel.ADVISED, allowed: 'none of them' },
  [WRITTEN]: { level: FindingLevel.ADVISED, allowed: 'no status' },
  [RULE]: {
    allowed: [
      'no status, or a value of type array', 'no status, or a value of type boolean',
      'no status, or a value of type number', 'no status, or a value of type string',
    ],
  },
});

/** As a dump of a cluster has it. */
const dumped = (manifest: Json) => merged(manifest, { metadata: { creationTimestamp: '2026-01-01T00:00:00Z' } });

type Members = [type: 'array' | 'boolean' | 'number' | 'string', ...members: string[]];
const SAMPLES = { array: [], boolean: true, number: 1, string: 'a' };

describe.each<[kind: string, manifest: Json, ...members: Members[]]>([
  ['VM', dumped(virtualMachine()),
    ['array', 'conditions', 'stateChangeRequests', 'volumeRequests', 'volumeSnapshotStatuses'],
    ['boolean', 'created', 'ready'],
    ['number', 'desiredGeneration', 'observedGeneration'],
    ['string', 'printableStatus', 'restoreInProgress', 'runStrategy', 'snapshotInProgress']],
  ['instance', dumped(instance()),
    ['array', 'conditions', 'interfaces', 'migratedVolumes', 'phaseTransitionTimestamps', 'volumeStatus'],
    ['number', 'VSOCKCID', 'runtimeUser'],
    ['string', 'nodeName', 'phase', 'qosClass', 'reason']],
  ['replica set', dumped(replicaSet()), ['array', 'conditions'], ['number', 'readyReplicas', 'replicas'], ['string', 'labelSelector']],
])('the status of a %s', (_, manifest, ...members) => {
  const typed = members.flatMap(([type, ...names]) => names.map((name) => ({ name, type })));

  test('may be left out', () => expect(judge(manifest)).toEqual([]));

  test('may have the types of KubeVirt, and other members', () => {
    const status = Object.fromEntries(typed.map(({ name, type }) => [name, SAMPLES[type]]));
    expect(judge({ ...manifest, status: { ...status, more: {} } })).toEqual([]);
  });

  test.each(typed)('must not have an object as $name', ({ name, type }) => {
    expect(judge({ ...manifest, status: { [name]: {} } })).toEqual([[RULE, `status.${name}`, '{}']]);
    expect(judge({ ...manifest, status: { [name]: SAMPLES[type === 'string' ? 'number' : 'string'] } })).toHaveLength(1);
  });
});

test('the status of a pool is not checked', () => {
  expect(judge({ ...dumped(pool()), status: { conditions: {} } })).toEqual([]);
});

describe('a status that somebody writes', () => {
  const phase = { status: { phase: 'Running', ready: true } };
  test.each<[string, Json, string[][]]>([
    ['of a VM', { ...virtualMachine(), ...phase }, [[WRITTEN, 'status.phase', 'Running']]],
    ['of a pool', { ...pool(), ...phase }, [[WRITTEN, 'status.phase', 'Running']]],
    ['that is empty is accepted', { ...virtualMachine(), status: {} }, []],
    ['that is nothing is accepted', { ...virtualMachine(), status: null }, []],
    ['of nothing is accepted', { ...virtualMachine(), status: { conditions: null } }, []],
    ['of a dump is accepted', merged({ ...virtualMachine(), ...phase }, { metadata: { resourceVersion: '1' } }),
      [['metadata/avoids-server-fields', 'metadata.resourceVersion', 'resourceVersion']]],
    ['of a dump without identity is accepted', merged({ ...virtualMachine(), ...phase }, { metadata: { creationTimestamp: '2026-01-01T00:00:00Z' } }), []],
    ['by a tool', merged({ ...virtualMachine(), ...phase }, { metadata: { creationTimestamp: null } }), [[WRITTEN, 'status.phase', 'Running']]],
  ])('%s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
});
