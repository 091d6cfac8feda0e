import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { ACKNOWLEDGE } from '../../src/admission/acknowledgement';
import { check } from '../../src/admission/check';
import { RULE_BOOK } from '../../src/admission/rule-book';
import { Admission } from '../../src/admission/synth';
import { builtInRules } from '../../src/rules/object';
import { crossObjectRules, objectRules } from '../../src/rules/registry';
import { virtualMachine } from '../rules/judge';
import { keepCase } from '../rules/rule-case';


const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const named = (metadata: object) => ({ ...configMap, metadata: { ...configMap.metadata, ...metadata } });
const annotated = (acknowledgement: string) => named({ annotations: { [ACKNOWLEDGE]: acknowledgement } });
const group = (fields: object) => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'a' }, spec: { groups: [{ name: 'g', rules: [], ...fields }] },
});

/** A text or a manifest in which each of them is found. */
const FOUND: { readonly [id: string]: unknown } = {
  'yaml/has-valid-syntax': 'a: [',
  'yaml/has-unique-keys': 'a: 1\na: 2\n',
  'object/has-valid-api-version': { ...configMap, apiVersion: 'V1' },
  'object/has-valid-kind': { ...configMap, kind: '1' },
  'object/requires-served-version': { ...configMap, apiVersion: 'v2' },
  'object/avoids-deprecated-version': { ...virtualMachine(), apiVersion: 'kubevirt.io/v1alpha3' },
  'object/has-known-kind': { ...virtualMachine(), kind: 'VirtualMashine' },
  'object/has-no-placeholder': named({ name: '${NAME}' }),
  'object/has-known-group': { ...virtualMachine(), apiVersion: 'kubervirt.io/v1' },
  'schema/has-known-field': { ...configMap, spec: {} },
  'schema/requires-field': { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'a' } },
  'schema/has-valid-type': { ...configMap, data: { a: 1 } },
  'schema/has-known-value': virtualMachine({ domain: { rebootPolicy: 'Never' } }),
  'schema/matches-pattern': group({ interval: '30 s' }),
  'schema/matches-format': named({ creationTimestamp: 'today' }),
  'schema/fits-bounds': group({ name: '' }),
  'schema/has-unique-entries': virtualMachine({ utilityVolumes: [{ name: 'a', claimName: 'a' }, { name: 'a', claimName: 'b' }] }),
  'schema/excludes-null': virtualMachine({ hostname: null }),
  'quantity/has-valid-form': virtualMachine({ domain: { memory: { guest: 'x' } } }),
  'metadata/requires-name': { ...configMap, metadata: {} },
  'metadata/has-valid-name': named({ name: 'A_' }),
  'metadata/has-valid-namespace': named({ namespace: 'a.b' }),
  'metadata/fits-scope': { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b' } },
  'metadata/has-valid-label': named({ labels: { a: '/' } }),
  'metadata/has-valid-annotation': named({ annotations: { '/': 'a' } }),
  'metadata/has-valid-owner-references': named({ ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: '' }] }),
  'metadata/has-valid-finalizers': named({ finalizers: ['a b'] }),
  'metadata/avoids-server-fields': named({ resourceVersion: '1' }),
  'metadata/fits-annotation-limit': named({ annotations: { a: 'x'.repeat(256 * 1024) } }),
  'acknowledge/requires-reason': annotated('vm/fits-dns-label:'),
  'acknowledge/is-used': annotated('vm/fits-dns-label: because'),
  'acknowledge/references-rule': annotated('vm/has-shrt-name: because'),
};

/** Found only where a construct or a rule throws, a file has no text, a config has expired, or in what constructs make; see below, and the tests of the engine. */
const ELSEWHERE = ['acknowledge/is-current', 'file/is-readable', 'name/avoids-locale', 'object/is-renderable', 'output/has-unique-file', 'rule/failed', 'schema/fits-release'];

const builtIn = new Map(builtInRules.map((rule) => [rule.id, rule]));
const findings = (found: unknown) => {
  keepCase(typeof found === 'string' ? found : [found]);
  return check([{ file: 'f', text: typeof found === 'string' ? found : JSON.stringify(found) }], {}).subjects.flatMap((subject) => subject.findings);
};

test.each(Object.entries(FOUND))('%s is found, at the level that is told', (id, found) => {
  expect(findings(found)).toContainEqual(expect.objectContaining({ rule: id, level: builtIn.get(id)?.level }));
});

test('what cannot be rendered is found, at the level that is told', () => {
  const app = new App();
  const spec = Lazy.any({ produce: () => { throw new Error('no'); } });
  new ApiObject(new Chart(app, 'c'), 'a', { apiVersion: 'v1', kind: 'ConfigMap', spec });
  const id = 'object/is-renderable';
  expect(Admission.of(app).findings()).toContainEqual(expect.objectContaining({ rule: id, level: builtIn.get(id)?.level }));
});

test('every built-in rule is found somewhere', () => {
  expect([...Object.keys(FOUND), ...ELSEWHERE].sort()).toEqual([...builtIn.keys()].sort());
});

test('the book has every rule once, sorted by id', () => {
  const ids = [...RULE_BOOK.keys()];
  expect(ids).toEqual([...ids].sort());
  expect(ids).toHaveLength(builtInRules.length + objectRules.length + crossObjectRules.length);
});

test.each([...RULE_BOOK.values()].map((rule) => [rule.id, rule] as const))('%s explains itself', (id, { summary, why, fix }) => {
  expect(id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
  expect([summary, why, fix].filter((text) => !text.trim() || /\bTODO\b/.test(text))).toEqual([]);
});
