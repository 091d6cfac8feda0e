import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { ACKNOWLEDGE } from '../../src/admission/acknowledgement';
import { check } from '../../src/admission/check';
import { BUILT_IN, RULE_BOOK } from '../../src/admission/rule-book';
import { Admission } from '../../src/admission/synth';
import { crossObjectRules, objectRules } from '../../src/rules/registry';
import { virtualMachine } from '../rules/judge';
import { keepCase } from '../rules/rule-case';

const SRC = join(__dirname, '..', '..', 'src');

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const named = (metadata: object) => ({ ...configMap, metadata: { ...configMap.metadata, ...metadata } });
const annotated = (acknowledgement: string) => named({ annotations: { [ACKNOWLEDGE]: acknowledgement } });
const group = (fields: object) => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'a' }, spec: { groups: [{ name: 'g', rules: [], ...fields }] },
});

/** A text or a manifest in which each of them is found. */
const FOUND: { readonly [id: string]: unknown } = {
  'yaml/is-readable': 'a: [',
  'yaml/has-unique-keys': 'a: 1\na: 2\n',
  'object/has-valid-api-version': { ...configMap, apiVersion: 'V1' },
  'object/has-valid-kind': { ...configMap, kind: '1' },
  'object/has-served-version': { ...configMap, apiVersion: 'v2' },
  'object/has-current-version': { ...virtualMachine(), apiVersion: 'kubevirt.io/v1alpha3' },
  'schema/knows-field': { ...configMap, spec: {} },
  'schema/has-required-field': { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'a' } },
  'schema/has-type': { ...configMap, data: { a: 1 } },
  'schema/is-one-of': virtualMachine({ domain: { rebootPolicy: 'Never' } }),
  'schema/matches-pattern': group({ interval: '30 s' }),
  'schema/matches-format': named({ creationTimestamp: 'today' }),
  'schema/within-bounds': group({ name: '' }),
  'schema/has-unique-entries': virtualMachine({ utilityVolumes: [{ name: 'a', claimName: 'a' }, { name: 'a', claimName: 'b' }] }),
  'quantity/is-valid': virtualMachine({ domain: { memory: { guest: 'x' } } }),
  'metadata/has-name': { ...configMap, metadata: {} },
  'metadata/has-valid-name': named({ name: 'A_' }),
  'metadata/has-valid-namespace': named({ namespace: 'a.b' }),
  'metadata/has-fitting-namespace': { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b' } },
  'metadata/has-valid-label': named({ labels: { a: '/' } }),
  'metadata/has-valid-annotation': named({ annotations: { '/': 'a' } }),
  'metadata/has-small-annotations': named({ annotations: { a: 'x'.repeat(256 * 1024) } }),
  'acknowledge/gives-reason': annotated('vm/has-short-name:'),
  'acknowledge/is-used': annotated('vm/has-short-name: because'),
  'acknowledge/names-rule': annotated('vm/has-shrt-name: because'),
};

const builtIn = new Map(BUILT_IN.map((rule) => [rule.id, rule]));
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
  const id = 'object/can-be-rendered';
  expect(Admission.of(app).findings()).toContainEqual(expect.objectContaining({ rule: id, level: builtIn.get(id)?.level }));
});

test('all ids in the code outside rules/ are described, and no others', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /^(?:admission|manifests|rules\/object)\/.*\.ts$/.test(file));
  const ids = files.flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/\brule: '([^']+)'/g)].map(([, id]) => id));
  expect([...builtIn.keys()].sort()).toEqual([...new Set(ids)].sort());
  expect([...Object.keys(FOUND), 'object/can-be-rendered'].sort()).toEqual([...builtIn.keys()].sort());
});

test('the book has every rule once, sorted by id', () => {
  const ids = [...RULE_BOOK.keys()];
  expect(ids).toEqual([...ids].sort());
  expect(ids).toHaveLength(BUILT_IN.length + objectRules.length + crossObjectRules.length);
});

test.each([...RULE_BOOK.values()].map((rule) => [rule.id, rule] as const))('%s explains itself', (id, { summary, why, fix }) => {
  expect(id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
  expect([summary, why, fix].filter((text) => !text.trim() || /\bTODO\b/.test(text))).toEqual([]);
});
