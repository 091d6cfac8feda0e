import { clusterOf } from '../../src/manifests/cluster';
import { Catalog } from '../../src/manifests/effective/catalog';
import type { Manifest } from '../../src/manifests/manifest';
import { defineCrossObjectRule, defineRule } from '../../src/rules/define-rule';
import { FindingLevel } from '../../src/rules/finding-level';
import type { ObjectRule, Violation } from '../../src/rules/rule';
import { foundOnce, objectsOf, partsOf, reportedAs } from '../../src/rules/subject';
import type { Occurrence, Subject } from '../../src/rules/subject';

const cluster = clusterOf({}, new Catalog([]));
const manifest: Manifest = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec: { parts: ['x', 'y'] } };
const facts = { id: 'a/b', level: FindingLevel.REJECTED, summary: 'A must b', why: 'Because.', fix: 'Do b.' };
const found = (rule: ObjectRule) => [...rule.check(manifest, cluster)];
/** A subject that stands where these occurrences say. */
const at = (...occurrences: Occurrence<string>[]): Subject<string> => ({ kinds: ['example.com/Thing'], find: () => occurrences });
const one = (violation: Violation) => ({ check: () => [violation] });

describe('a violation of a subject', () => {
  test('has its field in the manifest, and the kinds of the subject', () => {
    const rule = defineRule({ ...facts, subject: at({ value: 'x', path: 'spec.part' }), ...one({ field: 'name', got: 'x' }) });
    expect(rule.kinds).toEqual(['example.com/Thing']);
    expect(found(rule)).toEqual([{ field: 'spec.part.name', got: 'x', reported: undefined }]);
  });

  test.each([
    ['an empty field is the value itself', 'spec', '', 'spec'],
    ['an empty path is the manifest', '', 'spec.a', 'spec.a'],
    ['an index follows without a dot', 'spec.list', '[2].a', 'spec.list[2].a'],
  ])('%s', (_, path, field, expected) => {
    const rule = defineRule({ ...facts, subject: at({ value: 'x', path }), ...one({ field }) });
    expect(found(rule).map((violation) => violation.field)).toEqual([expected]);
  });

  test('is reported where upstream reports it', () => {
    const occurrence = { value: 'x', path: 'spec.part', report: (field: string) => `Part.${field}` };
    const rule = defineRule({ ...facts, subject: at(occurrence), check: () => [{ field: 'a' }, { field: 'b', reported: 'c' }] });
    expect(found(rule).map(({ field, reported }) => [field, reported])).toEqual([['spec.part.a', 'Part.a'], ['spec.part.b', 'Part.c']]);
  });

  test('tells no reported path that is the real one', () => {
    const rule = defineRule({ ...facts, subject: at({ value: 'x', path: 'spec', report: (field) => `spec.${field}` }), ...one({ field: 'a' }) });
    expect(found(rule)[0].reported).toBeUndefined();
  });

  test('is where the user wrote what was filled in, and there only once', () => {
    const occurrence: Occurrence<string> = { value: 'x', path: 'spec', originOf: (field) => (field.startsWith('default') ? 'spec.source' : `spec.${field}`) };
    const fields = ['defaultA', 'defaultB', 'own', 'own'];
    const rule = defineRule({ ...facts, subject: at(occurrence), check: () => fields.map((field) => ({ field })) });
    expect(found(rule).map(({ field }) => field)).toEqual(['spec.source', 'spec.own', 'spec.own']);
  });

  test('is not told again of a later stage', () => {
    const admitted = { value: 'x', path: 'spec' };
    const started = { value: 'y', path: 'spec', late: FindingLevel.UNSTARTABLE };
    const rule = defineRule({
      ...facts,
      subject: at(admitted, started),
      check: (value) => (value === 'x' ? [{ field: 'a' }] : [{ field: 'a' }, { field: 'b' }]),
    });
    expect(found(rule).map(({ field, level }) => [field, level])).toEqual([['spec.a', undefined], ['spec.b', FindingLevel.UNSTARTABLE]]);
  });

  test.each([
    [FindingLevel.REJECTED, FindingLevel.UNSTARTABLE],
    [FindingLevel.UNSTARTABLE, undefined],
    [FindingLevel.WARNED, undefined],
    [FindingLevel.ADVISED, undefined],
  ])('of level %s at a later stage is %s', (level, expected) => {
    const occurrence = { value: 'x', path: 'spec', late: FindingLevel.UNSTARTABLE };
    expect(found(defineRule({ ...facts, level, subject: at(occurrence), ...one({ field: 'a' }) }))[0].level).toBe(expected);
  });

  test('may say itself how grave it is', () => {
    const occurrence = { value: 'x', path: 'spec', late: FindingLevel.UNSTARTABLE };
    const rule = defineRule({ ...facts, subject: at(occurrence), ...one({ field: 'a', level: FindingLevel.ADVISED }) });
    expect(found(rule)[0].level).toBe(FindingLevel.ADVISED);
  });

  test('where nothing is found, nothing is made', () => {
    const rule = defineRule({ ...facts, subject: at({ value: 'x', path: 'spec' }), check: () => [] });
    expect(found(rule)).toEqual([]);
  });
});

describe('a rule behind a feature gate', () => {
  const subject = at({ value: 'x', path: 'spec' });
  const gated = { id: 'a/requires-gate', level: FindingLevel.REJECTED, summary: 'A must not b', gate: 'Snapshot' };

  test('says so itself', () => {
    const rule = defineRule({ ...gated, subject, ...one({ field: 'a' }) });
    expect(rule.why).toBe('KubeVirt refuses it while the feature gate Snapshot is off; it is on unless disabled since v1.9, and off by default before.');
    expect(rule.fix).toBe('Remove it, or switch Snapshot on in the KubeVirt CR and name it among the feature gates of the Platform.');
    expect(found(rule)[0].allowed).toBe('only while the feature gate Snapshot is on');
  });

  test('may say more', () => {
    const rule = defineRule({ ...gated, why: 'More.', fix: 'Other.', subject, ...one({ field: 'a', allowed: 'nothing' }) });
    expect([rule.why, rule.fix, found(rule)[0].allowed]).toEqual(['More.', 'Other.', 'nothing']);
  });

  test('on all objects too', () => {
    const rule = defineCrossObjectRule({ ...gated, check: (manifests) => manifests.map((each) => ({ field: 'a', manifest: each })) });
    expect([...rule.check([manifest], cluster)]).toEqual([{ field: 'a', manifest, allowed: 'only while the feature gate Snapshot is on' }]);
  });
});

test('the note of a subject goes for each of its rules', () => {
  const subject = { ...at({ value: 'x', path: 'spec' }), note: 'Only updates are judged.' };
  expect(defineRule({ ...facts, subject, check: () => [] }).why).toBe('Because. Only updates are judged.');
});

describe('subjects', () => {
  const things = objectsOf<{ readonly spec: { readonly parts: readonly string[] } }>('example.com/Thing');
  const parts = partsOf(things, ({ spec }) => spec.parts.map((value, i) => ({ value, path: `spec.parts[${i}]` })));
  const nested = partsOf(parts, (value) => [{ value: `${value}!`, path: 'inner', reported: '' }]);

  test('a manifest as a whole', () => {
    expect([...things.find(manifest, cluster, FindingLevel.REJECTED)].map(({ value, path }) => [value, path])).toEqual([[manifest, '']]);
  });

  test('its parts, and theirs', () => {
    expect(found(defineRule({ ...facts, subject: parts, check: (value) => [{ field: 'a', got: value }] }))).toEqual([
      { field: 'spec.parts[0].a', got: 'x', reported: undefined }, { field: 'spec.parts[1].a', got: 'y', reported: undefined },
    ]);
    expect(found(defineRule({ ...facts, subject: nested, check: (value) => [{ field: 'a', got: value }] }))).toEqual([
      { field: 'spec.parts[0].inner.a', got: 'x!', reported: 'spec.parts[0].a' }, { field: 'spec.parts[1].inner.a', got: 'y!', reported: 'spec.parts[1].a' },
    ]);
  });

  test('a part keeps where its whole was written, and how late it is judged', () => {
    const whole = at({ value: 'x', path: 'spec', late: FindingLevel.ADVISED, originOf: (field) => `origin.${field}`, report: (field) => `Spec.${field}` });
    const rule = defineRule({ ...facts, subject: partsOf(whole, (value) => [{ value, path: 'part' }]), ...one({ field: 'a' }) });
    expect(found(rule)).toEqual([{ field: 'origin.part.a', reported: 'Spec.part.a', level: FindingLevel.ADVISED }]);
  });

  test('reported elsewhere', () => {
    const rule = defineRule({ ...facts, subject: reportedAs(parts, (field) => `Elsewhere.${field}`), ...one({ field: 'a' }) });
    expect(found(rule).map(({ reported }) => reported)).toEqual(['Elsewhere.a', 'Elsewhere.a']);
  });
});

test('a subject is looked for once in a manifest, whatever asks', () => {
  const asked: unknown[] = [];
  const subject = foundOnce<string>({
    kinds: ['example.com/Thing'],
    * find(...question) {
      asked.push(question);
      yield { value: 'x', path: 'spec.part' };
    },
  });
  const other = { ...manifest };
  const otherCluster = { ...cluster };
  const questions: Parameters<typeof subject.find>[] = [
    [manifest, cluster, FindingLevel.REJECTED],
    [manifest, cluster, FindingLevel.ADVISED],
    [other, cluster, FindingLevel.ADVISED],
    [other, otherCluster, FindingLevel.ADVISED],
  ];
  for (const question of questions) expect([1, 2].map(() => [...subject.find(...question)])).toEqual(Array(2).fill([{ value: 'x', path: 'spec.part' }]));
  expect(asked).toEqual(questions);
});
