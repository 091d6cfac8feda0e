import { judge, replicaSet, says } from '../judge';
import type { Verdict } from '../judge';

const RULE = 'replicas/fits-scale';
says({ [RULE]: { allowed: '0 or more' } });

test.each<[number, ...Verdict[]]>([
  [0], [3],
  [-1, [RULE, 'spec.replicas', '-1']],
])('%d', (replicas, ...found) => {
  const manifest = replicaSet();
  expect(judge({ ...manifest, spec: { ...manifest.spec, replicas } }).filter(([rule]) => rule === RULE)).toEqual(found);
});
