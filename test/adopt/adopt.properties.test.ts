import { JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import { execute } from './execute';
import { Bases } from '../../projenrc/fuzz/bases';
import { mutant } from '../../projenrc/fuzz/mutations';
import { Random } from '../../projenrc/fuzz/random';
import { adopt } from '../../src/adopt/adopt';
import { withoutEmpty } from '../../src/adopt/clean';
import { differenceOf, Operation } from '../../src/adopt/difference';
import { isEqual } from '../../src/adopt/equal';
import { Json } from '../../src/adopt/expression';
import { printKey, printScalar, printTemplate } from '../../src/adopt/print-literal';
import { isMapping } from '../../src/kubernetes/is-mapping';

const SIZES = { text: 500, list: 10, depth: 10, manifest: 1_000_000, perMille: 3 };

/** Mutants of one seed that YAML could hold. */
function* mutants(seed: number, count: number): Generator<{ readonly [key: string]: unknown }> {
  const random = new Random(seed);
  const bases = new Bases(random);
  for (let made = 0; made < count;) {
    const manifest = mutant(bases, random, SIZES);
    const isObject = isMapping(manifest) && isMapping(manifest.metadata) && typeof manifest.apiVersion === 'string' && typeof manifest.kind === 'string';
    if (!isObject || !manifest.kind || !isData(manifest)) continue;
    made++;
    yield manifest;
  }
}

function isData(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isData);
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

test('whatever an object is, the program is proven to write it, or it is told that it is not adopted', () => {
  const counts = { 'construct': 0, 'cdk8s-plus': 0, 'ApiObject': 0, 'nothing': 0 };
  for (const manifest of mutants(2026, 300)) {
    const { report: { objects: [object], unproven } } = adopt([manifest]);
    expect({ manifest, unproven }).toEqual({ manifest, unproven: [] });
    counts[object.by]++;
  }
  expect(counts.construct).toBeGreaterThan(20);
  expect(counts.nothing).toBeLessThan(45);
}, 300_000);

test('what is proven is what the text of the program does', () => {
  for (const manifest of mutants(7, 25)) {
    const { files: [{ text }], yaml } = adopt([manifest]);
    expect(execute(text).join('---\n')).toBe(yaml);
  }
}, 300_000);

const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(
  "'", '"', '`', '\\', '${x}', '\u2028', '\u2029', '\r\n', '\n\n', '*/', '</script>', "'); process.exit(1); ('", '`; process.exit(1); `', '${process.exit(1)}', '\u202e', '\0',
)).chain((first) => fc.string().map((rest) => `${first}${rest}`));

// eslint-disable-next-line no-eval
const evaluate = (expression: string): unknown => (0, eval)(`(${expression})`);

test('texts and keys are what they were, however they are printed', () => {
  fc.assert(fc.property(word, (text) => {
    const wellFormed = text;
    expect(evaluate(printScalar(wellFormed))).toBe(wellFormed);
    expect(evaluate(printTemplate(wellFormed))).toBe(wellFormed);
    expect(Object.entries(evaluate(`{ ${printKey(wellFormed)}: 1 }`) as object)).toEqual([[wellFormed, 1]]);
    for (const printed of [printScalar(wellFormed), printTemplate(wellFormed)]) expect(printed).not.toMatch(/[\u2028\u2029\u202e\0\r]/);
  }), { numRuns: 500 });
});

test('a text that would be code is a text', () => {
  fc.assert(fc.property(word, word, (name, script) => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop', annotations: { [script]: name } }, data: { [name]: script } };
    const { files: [{ text }], yaml, report } = adopt([manifest]);
    expect(report.unproven).toEqual([]);
    expect(execute(text).join('---\n')).toBe(yaml);
  }), { numRuns: 40 });
}, 300_000);

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>('a', 'b', 1, true, {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.uniqueArray(fc.record({ name: fc.constantFrom('x', 'y', 'z'), value: tie('value') }), { selector: ({ name }) => name, maxLength: 3 }),
    fc.dictionary(fc.constantFrom('k', 'a/b', '~', 'guest', ''), tie('value'), { maxKeys: 3 }),
  ),
})).value;

test('a patch of differences makes one object of the other', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('p', 'q'), json), fc.dictionary(fc.constantFrom('p', 'q'), json), (one, other) => {
    const [got, wanted] = [withoutEmpty(one), withoutEmpty(other)];
    const patched: unknown = JsonPatch.apply(structuredClone(got), ...differenceOf(got, wanted).map(patchOf));
    expect(isEqual(patched, wanted)).toBe(true);
  }), { numRuns: 1000 });
});

function patchOf(operation: Operation): JsonPatch {
  switch (operation.op) {
    case 'remove':
      return JsonPatch.remove(operation.path);
    case 'move':
      return JsonPatch.move(operation.from, operation.path);
    default:
      return JsonPatch[operation.op](operation.path, structuredClone(operation.value));
  }
}
