import { instance, judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const RULE = 'status/has-valid-types';

says({
  [RULE]: {
    allowed: [
      'no status, or a value of type array', 'no status, or a value of type boolean',
      'no status, or a value of type number', 'no status, or a value of type string',
    ],
  },
});

type Members = [type: 'array' | 'boolean' | 'number' | 'string', ...members: string[]];
const SAMPLES = { array: [], boolean: true, number: 1, string: 'a' };

describe.each<[kind: string, manifest: Json, ...members: Members[]]>([
  ['VM', virtualMachine(),
    ['array', 'conditions', 'stateChangeRequests', 'volumeRequests', 'volumeSnapshotStatuses'],
    ['boolean', 'created', 'ready'],
    ['number', 'desiredGeneration', 'observedGeneration'],
    ['string', 'printableStatus', 'restoreInProgress', 'runStrategy', 'snapshotInProgress']],
  ['instance', instance(),
    ['array', 'conditions', 'interfaces', 'migratedVolumes', 'phaseTransitionTimestamps', 'volumeStatus'],
    ['number', 'VSOCKCID', 'runtimeUser'],
    ['string', 'nodeName', 'phase', 'qosClass', 'reason']],
  ['replica set', replicaSet(), ['array', 'conditions'], ['number', 'readyReplicas', 'replicas'], ['string', 'labelSelector']],
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
  expect(judge({ ...pool(), status: { conditions: {} } })).toEqual([]);
});
