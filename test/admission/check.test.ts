import { check } from '../../src/admission/check';
import { virtualMachine } from '../rules/judge';

const place = ({ file, line, column, rule, field }: { file: string; line: number; column: number; rule: string; field: string }) => (
  `${file}:${line}:${column} ${rule} ${field}`.trim()
);
const found = (...texts: string[]) => {
  const { subjects } = check(texts.map((text, i) => ({ file: `${i}.yaml`, text })), {});
  return subjects.flatMap(({ findings }) => findings).map(place);
};

test('findings stand where the field stands, in the order of the files', () => {
  expect(found(`\
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data:
  b: no
  a: 1
---
x: [
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata: {name: A}
`, 'apiVersion: v1\nkind: Secret\nmetadata:\n  nme: a\n')).toEqual([
    '0.yaml:6:3 schema/has-valid-type data.b',
    '0.yaml:7:3 schema/has-valid-type data.a',
    '0.yaml:10:1 yaml/has-valid-syntax',
    '0.yaml:16:14 metadata/has-valid-name metadata.name',
    '1.yaml:4:3 schema/has-known-field metadata.nme',
  ]);
});

test('all files are one cluster', () => {
  const services = ['a', 'b'].map((name) => JSON.stringify({ ...virtualMachine({ domain: { firmware: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' } } }), metadata: { name } }));
  expect(found(...services).filter((text) => text.includes('uuid'))).toEqual([
    expect.stringMatching(/^1\.yaml:1:\d+ machine-identity\/\S+ spec\.template\.spec\.domain\.firmware\.uuid$/),
  ]);
});

test.each([
  ['yes', 'boolean true, written as yes', 'Quote it: "yes".'],
  ['0755', 'number 493, written as 0755', 'Quote it: "0755".'],
  ['true', 'boolean true', 'Quote it: "true".'],
])('%s is shown as it is written', (written, got, fix) => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: ${written}}\n`;
  const [finding] = check([{ file: 'f', text }], {}).subjects.flatMap(({ findings }) => findings);
  expect(finding).toMatchObject({ got, fix });
});

test('what is no object is counted', () => {
  const { objects, skipped, subjects } = check([{ file: 'f', text: 'a: 1\n---\n# empty\n---\nkind: Secret\nmetadata: {}\napiVersion: v1\n---\n- 1\n' }], {});
  expect({ objects, skipped, labels: subjects.map(({ label }) => label()) }).toEqual({ objects: 1, skipped: 2, labels: ['Secret (no name)'] });
});

test('the share that was read is told', () => {
  const shares: number[] = [];
  check([{ file: 'f', text: 'a: 1\n---\nb: 1\n' }], {}, (share) => shares.push(share));
  expect(shares).toEqual([5 / 14, 10 / 14, 1]);
});

describe('characters at which Kubernetes stops', () => {
  const named = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
  const foundBeside = (text: string) => found(`${named('a')}${text}---\n${named('B')}`);
  const BESIDE = expect.stringMatching(/^0\.yaml:\d+:12 metadata\/has-valid-name metadata\.name$/);

  test.each(['\u0000', '\u0001', '\u001B', '\u007F', '\u0080', '\u0084', '\u0086', '\u009F', '\uFFFE', '\uFFFF'])('%j', (character) => {
    expect(foundBeside(`data:\n  a: "b${character}c"\n`)).toEqual([expect.stringMatching(/^0\.yaml:5:[78] yaml\/has-valid-syntax$/), BESIDE]);
    expect(foundBeside(`# a\n# ${character}\n`)).toEqual([expect.stringMatching(/^0\.yaml:5:[34] yaml\/has-valid-syntax$/), BESIDE]);
  });

  test.each(['\t', '\u0085', '\u00A0', '\u2028', '\uFEFF', '\\u0001', '\\x7f', '\u{1F600}'])('%j is none', (text) => {
    expect(foundBeside(`data:\n  a: "b${text}c"\n`)).toEqual([BESIDE]);
  });

  test('JSON may have them in its texts', () => {
    expect(found('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"a":"\u007F\u0080"}}')).toEqual([]);
  });
});

test('a file with a problem is a finding in its place', () => {
  const problem = { reason: 'a device' };
  const { subjects, objects, skipped } = check([{ file: 'a', text: '', problem }, { file: 'b', text: 'a: 1' }, { file: 'c', text: '', problem }], {});
  expect({ objects, skipped, findings: subjects.flatMap(({ findings }) => findings).map(place) })
    .toEqual({ objects: 0, skipped: 1, findings: ['a:1:1 file/is-readable', 'c:1:1 file/is-readable'] });
});

test.each([[{ toString: 1 }], [[1]], [Infinity], [null], ['x'.repeat(300)]])('a kind, name or namespace may be %j', (value) => {
  const text = JSON.stringify({ apiVersion: 'v1', kind: value, metadata: { name: value, namespace: value } });
  const [{ label }] = check([{ file: 'f', text }], {}).subjects;
  expect(label().length).toBeLessThan(400);
});

test.each<[title: string, a: string, b: string, ...got: string[]]>([
  ['that differ name the other file', 'data: {k: v}', 'data: {k: w}', 'b.yaml: advised a, the name of another ConfigMap (v1), in a.yaml'],
  ['that are equal are silent', 'data: {k: v, l: w}', 'data:\n  "l": w\n  k: "v"'],
  ['that are equal but for null are silent', 'data: {k: v}', 'data: {k: v}\nbinaryData:'],
])('objects of one name in two files %s', (_, a, b, ...expected) => {
  const text = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: x}\n${data}\n`;
  const findings = check([{ file: 'a.yaml', text: text(a) }, { file: 'b.yaml', text: text(b) }], {}).subjects.flatMap((subject) => subject.findings);
  expect(findings.filter(({ rule }) => rule === 'object/is-unique').map(({ file, level, got }) => `${file}: ${level} ${got}`)).toEqual(expected);
});

test('in one file there is no other to name', () => {
  const text = ['v', 'w'].map((value) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: ${value}}\n`).join('---\n');
  expect(check([{ file: 'a.yaml', text }], {}).subjects.flatMap(({ findings }) => findings).map(({ got }) => got)).toEqual(['a, the name of another ConfigMap (v1)']);
});
