import { Answers } from '../../src/admission/answers';
import type { Cluster, Manifest } from '../../src/manifests/manifest';
import { defineCrossObjectRule } from '../../src/rules/define-rule';
import { FindingLevel } from '../../src/rules/finding-level';
import type { CrossObjectRule } from '../../src/rules/rule';

const cluster = {} as Cluster;
const object = (name: string, spec: unknown = {}): Manifest => ({ apiVersion: 'v1', kind: 'Thing', metadata: { name }, spec });

/** A rule that tells what it reads of each object, and how often it was asked. */
function rule(reads?: CrossObjectRule['reads']): { readonly rule: CrossObjectRule; readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    rule: defineCrossObjectRule({
      id: 'thing/is-told',
      level: FindingLevel.ADVISED,
      summary: '',
      why: '',
      fix: '',
      reads,
      check(manifests) {
        asked++;
        return manifests.map((manifest, i) => ({ manifest, other: manifests[i - 1], field: 'spec', got: JSON.stringify(reads?.(manifest)) }));
      },
    }),
  };
}

const size = ({ spec }: Manifest) => (spec as { readonly size?: unknown }).size;
const [a, b, c] = [object('a', { size: { x: 1, y: 2 } }), object('b', { size: 2 }), object('c', { size: 3 })];

test.each<[string, readonly Manifest[], number]>([
  ['nothing', [a, b, c], 1],
  ['what it does not read', [a, object('b', { size: 2, colour: 'red' }), c], 1],
  ['what it does not read of two objects', [object('z', { size: { x: 1, y: 2 } }), b, object('y', { size: 3 })], 1],
  ['what it reads', [a, object('b', { size: 4 }), c], 2],
  ['the order of keys', [object('a', { size: { y: 2, x: 1 } }), b, c], 2],
  ['the number of objects', [a, b], 2],
  ['all', [], 2],
  ['their order', [a, c, b], 2],
])('a rule that says what it reads is asked again where that is otherwise: %s', (_, changed, times) => {
  const answers = new Answers();
  const { rule: asks, asked } = rule(size);
  answers.check(asks, [a, b, c], cluster);
  const again = [...answers.check(asks, changed, cluster)];
  expect(asked()).toBe(times);
  expect(again).toEqual([...asks.check(changed, cluster)]);
  expect(again.every(({ manifest, other }, i) => manifest === changed[i] && other === changed[i - 1])).toBe(true);
});

test('a rule that does not say so is asked each time', () => {
  const answers = new Answers();
  const { rule: asks, asked } = rule();
  for (const manifests of [[a, b], [a, b]]) expect([...answers.check(asks, manifests, cluster)]).toHaveLength(2);
  expect(asked()).toBe(2);
});

test('a rule that failed is asked again', () => {
  const answers = new Answers();
  const failing = { ...rule(size).rule, check: () => { throw new Error('no'); } };
  expect(() => answers.check(failing, [a], cluster)).toThrow('no');
  expect(() => answers.check(failing, [a], cluster)).toThrow('no');
});

test('what was found stays found over many changes', () => {
  const answers = new Answers();
  const { rule: asks, asked } = rule(size);
  for (const colour of ['red', 'green', 'blue']) {
    const manifests = [a, object('b', { size: 2, colour })];
    expect(answers.check(asks, manifests, cluster)).toEqual([
      { manifest: a, field: 'spec', got: '{"x":1,"y":2}' }, { manifest: manifests[1], other: a, field: 'spec', got: '2' },
    ]);
  }
  expect(asked()).toBe(1);
});
