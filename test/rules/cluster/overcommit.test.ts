import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const RULE = 'overcommit/avoids-high-ratios';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: ['at most 10', 'at most 150'] } });

const FIELD = 'spec.configuration.developerConfiguration';
test.each<[Json, Verdict[]]>([
  [{}, []],
  [{ developerConfiguration: {} }, []],
  [{ developerConfiguration: { cpuAllocationRatio: 10, memoryOvercommit: 150 } }, []],
  [{ developerConfiguration: { cpuAllocationRatio: 11 } }, [[RULE, `${FIELD}.cpuAllocationRatio`, '11']]],
  [{ developerConfiguration: { memoryOvercommit: 151 } }, [[RULE, `${FIELD}.memoryOvercommit`, '151']]],
])('%j', (configuration, expected) => {
  expect(judge({ apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: { configuration } })).toEqual(expected);
});
