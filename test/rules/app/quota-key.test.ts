import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';

says({
  'quota-key/avoids-missing-group': { level: FindingLevel.ADVISED, allowed: 'count/<plural>.<group>, or a plural of the core group' },
  'quota-key/avoids-guest-resources': { level: FindingLevel.ADVISED, allowed: 'resources of pods' },
});

test.each<[string, string | undefined]>([
  ['count/virtualmachines.kubevirt.io', undefined],
  ['count/pods', undefined],
  ['count/services', undefined],
  ['requests.cpu', undefined],
  ['requests.nvidia.com/A100', undefined],
  ['count/virtualmachines', 'quota-key/avoids-missing-group'],
  ['count/deployments', 'quota-key/avoids-missing-group'],
  ['cpu/vmi', 'quota-key/avoids-guest-resources'],
  ['requests.memory/vmi', 'quota-key/avoids-guest-resources'],
])('%s', (key, rule) => {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q', namespace: 'x' }, spec: { hard: { [key]: '1' } } };
  expect(judge(quota)).toEqual(rule ? [[rule, `spec.hard[${key}]`, key] as Verdict] : []);
});
