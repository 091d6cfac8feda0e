import { Bases } from '../../../projenrc/fuzz/bases';
import { fuzz } from '../../../projenrc/fuzz/fuzz';
import { mutant } from '../../../projenrc/fuzz/mutations';
import { defectIn, toYaml } from '../../../projenrc/fuzz/oracle';
import { Random } from '../../../projenrc/fuzz/random';
import { objectRules } from '../../../src/rules/registry';
import { virtualMachine } from '../../rules/judge';

const sizes = { text: 100_000, list: 500, depth: 1000, manifest: 1_000_000, perMille: 5 };

afterEach(() => jest.restoreAllMocks());

test('thousands of mutants neither crash a rule nor take long', () => {
  const found: unknown[] = [];
  const { mutations, defects } = fuzz({ count: 3000, seed: 1, sizes }, ({ title, manifests }) => found.push([title, manifests.map(toYaml)]));
  expect(found).toEqual([]);
  expect([mutations, defects]).toEqual([3000, new Map()]);
});

test('a seed makes the same mutants each time, and another one others', () => {
  const mutants = (seed: number) => {
    const random = new Random(seed);
    const bases = new Bases(random);
    return Array.from({ length: 50 }, () => toYaml(mutant(bases, random, sizes)));
  };
  const first = mutants(1);
  expect(mutants(1)).toEqual(first);
  expect(mutants(2)).not.toEqual(first);
});

test('a rule that throws is a defect, told with the one object that it throws on', () => {
  const [rule] = objectRules.filter(({ kinds }) => kinds.includes('kubevirt.io/VirtualMachine'));
  jest.spyOn(rule as unknown as { check(): unknown }, 'check').mockImplementation(() => {
    throw new TypeError('x is not a function');
  });
  const [vm, other] = [virtualMachine({}), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }];
  expect(defectIn([other, vm, other], {}, 'check')).toEqual({ title: expect.stringMatching(/^rule\/failed .*: x is not a function$/), manifests: [vm] });
  expect(defectIn([other, other], {}, 'admit')).toBeUndefined();
});

test.each<[string, unknown, string]>([
  ['numbers that JSON does not have', [Infinity, -Infinity, NaN, 1], '[.inf, -.inf, .nan, 1]'],
  ['what is no data', { a: undefined, b: () => 1, c: [Symbol('s')] }, '{"c": [null]}'],
  ['a key of any name', JSON.parse('{"__proto__":{"a b":null}}'), '{"__proto__": {"a b": null}}'],
])('as text: %s', (_, value, expected) => expect(toYaml(value)).toBe(expected));
