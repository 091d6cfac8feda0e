import { Namespaces } from '../../src/admission/namespaces';
import type { Cluster, Manifest } from '../../src/manifests/manifest';
import { defineCrossObjectRule } from '../../src/rules/define-rule';
import { FindingLevel } from '../../src/rules/finding-level';
import type { CrossObjectRule } from '../../src/rules/rule';

const cluster = {} as Cluster;
const object = (name: string, namespace?: string): Manifest => ({ apiVersion: 'v1', kind: 'Thing', metadata: { name, namespace } });
const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** A rule that tells each object but those called `good`, and about which objects it was asked. */
function rule(perNamespace = true) {
  const asked: string[] = [];
  const told: CrossObjectRule = defineCrossObjectRule({
    id: 'thing/is-good',
    level: FindingLevel.ADVISED,
    summary: '',
    why: '',
    fix: '',
    perNamespace,
    check(manifests) {
      asked.push(manifests.map(({ metadata: { name } }) => name).join(' '));
      if (manifests.some(({ metadata: { name } }) => name === 'bad')) throw new Error('no');
      return manifests.filter(({ metadata: { name } }) => name !== 'good').map((manifest) => ({ manifest, field: '' }));
    },
  });
  return { rule: told, asked: () => asked.splice(0) };
}

const [a, b, c, good, a2] = [object('a', 'x'), object('b', 'y'), object('c', 'z'), object('good', 'z'), object('a', 'x')];

test.each<[string, readonly Manifest[], readonly string[]]>([
  ['nothing', [a, b, c], []],
  ['an object', [a2, b, c], ['a']],
  ['an object that is added', [a, b, c, good], ['c good']],
  ['an object that is removed', [a, c], []],
  ['a Namespace that is added', [a, b, c, namespace('y')], ['b y']],
  ['a namespace that is added', [a, b, c, object('d', 'w')], ['d']],
  ['an object of none', [a, b, c, object('all')], ['a all', 'b all', 'c all', 'all']],
  ['the order of namespaces', [c, b, a], []],
  ['the order within one', [a, good, b, c], ['good c']],
  ['all', [object('d', 'w')], ['d']],
])('a rule is asked about namespaces that have changed: %s', (_, changed, about) => {
  const namespaces = new Namespaces();
  const { rule: asks, asked } = rule();
  expect(namespaces.check(asks, [a, b, c], cluster)).toHaveLength(3);
  expect(asked()).toEqual(['a', 'b', 'c']);
  const found = [...namespaces.check(asks, changed, cluster)].map(({ manifest }) => manifest);
  expect(asked()).toEqual(about);
  expect(new Set(found)).toEqual(new Set(changed.filter((manifest) => manifest !== good)));
  expect(found).toHaveLength(new Set(found).size);
});

test('what is found once more, and what is found after something else was, is the same', () => {
  const namespaces = new Namespaces();
  const { rule: asks, asked } = rule();
  const manifests = [a, b];
  for (const each of [manifests, manifests, [a2, b], manifests, [a, b]]) {
    expect(new Set([...namespaces.check(asks, each, cluster)].map(({ manifest }) => manifest))).toEqual(new Set(each));
  }
  expect(asked()).toEqual(['a', 'b', 'a', 'a']);
});

test('a rule that was not asked in between, or failed, is asked about all', () => {
  const namespaces = new Namespaces();
  const [one, other] = [rule(), rule()];
  for (const each of [one, other]) namespaces.check(each.rule, [a, b], cluster);
  one.asked();
  other.asked();
  namespaces.check(other.rule, [a2, b], cluster);
  expect(namespaces.check(one.rule, [a2, b, c], cluster)).toHaveLength(3);
  expect([one.asked(), other.asked()]).toEqual([['a', 'b', 'c'], ['a']]);
  expect(() => namespaces.check(one.rule, [object('bad', 'x'), b], cluster)).toThrow('no');
  one.asked();
  expect(namespaces.check(one.rule, [a, b], cluster)).toHaveLength(2);
  expect(one.asked()).toEqual(['a', 'b']);
});

const many = Array.from({ length: 20 }, (_, i) => [object('n', `n${i}`), object('s')]).flat();

test.each<[string, boolean, readonly Manifest[]]>([
  ['does not look at one at a time', false, [a, b]],
  ['would look at too many that have none', true, many],
])('a rule is asked about all at once where it %s', (_, perNamespace, manifests) => {
  const namespaces = new Namespaces();
  const { rule: asks, asked } = rule(perNamespace);
  for (let i = 0; i < 2; i++) expect([...namespaces.check(asks, [...manifests], cluster)]).toHaveLength(manifests.length);
  expect(asked()).toEqual(Array.from({ length: 2 }, () => manifests.map(({ metadata: { name } }) => name).join(' ')));
});
