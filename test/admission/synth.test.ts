import { mkdtempSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Admission, FindingLevel } from '../../src/admission';
import * as admission from '../../src/admission/admission';

const vm = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { runStrategy: 'Halted', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } } } };
const neither = { ...vm, spec: { template: vm.spec.template } };
const rules = (scope: Construct) => Admission.of(scope).findings().map(({ rule, constructPath }) => `${rule} at ${constructPath}`);

function appIn(outdir = mkdtempSync(join(tmpdir(), 'admission-'))): App {
  return new App({ outdir });
}

describe('a guarded tree', () => {
  test('is written when nothing is wrong', () => {
    const app = appIn();
    Admission.guard(new ApiObject(new Chart(app, 'chart'), 'vm', vm));
    app.synth();
    expect(readdirSync(app.outdir)).toEqual(['chart.k8s.yaml']);
  });

  test('throws everything that is fatal at once, and writes nothing', () => {
    const app = appIn();
    const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
    Admission.guard(new ApiObject(one, 'vm', { ...neither, metadata: { name: 'db' } }));
    new ApiObject(two, 'old', { ...vm, apiVersion: 'kubevirt.io/v1alpha3' });
    new kplus.Secret(two, 'secret', { metadata: { name: 'Wrong' } });
    const failure = `Validation failed with the following errors:
  [] 2 findings: 2 rejected

  REJECTED run-strategy/requires-strategy: A VM must have a run strategy
    object    VirtualMachine db
    construct one/vm
    field     spec.runStrategy
    allowed   Always, Halted, Manual, Once, RerunOnFailure
    why       KubeVirt refuses a VM with neither runStrategy nor running; it has no default.
    fix       Write runStrategy: Always, or Halted for a VM that is started by hand.

  REJECTED metadata/has-valid-name: The name of an object must have the form that its kind demands
    object    Secret Wrong
    construct two/secret/Resource
    field     metadata.name
    got       Wrong
    allowed   at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit
    why       The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.
    fix       Write another name.
`;
    expect(() => app.synth()).toThrow(new Error(failure));
    expect(() => app.synthYaml()).toThrow(new Error(failure));
    expect(() => Testing.synth(one)).toThrow(new Error(failure));
    expect(readdirSync(app.outdir)).toEqual([]);
    expect(Admission.of(app).findings().map(({ level }) => level)).toEqual([FindingLevel.REJECTED, FindingLevel.WARNED, FindingLevel.REJECTED]);
    expect(Admission.of(two).report()).toMatch(/\n\n3 findings: 2 rejected, 1 warned$/);
  });

  test('is not failed by what is only advised', () => {
    const chart = Testing.chart();
    Admission.guard(chart);
    new ApiObject(chart, 'vm', { ...vm, metadata: { name: 'v'.repeat(64) } });
    expect(Testing.synth(chart)).toHaveLength(1);
    expect(rules(chart)).toEqual(['vm/fits-dns-label at test/vm']);
  });

  test('is judged with its patches', () => {
    const chart = Testing.chart();
    const object = new ApiObject(chart, 'vm', vm);
    Admission.guard(chart);
    object.addJsonPatch(JsonPatch.add('/spec/template/spec/hostnam', 'a'));
    expect(() => Testing.synth(chart)).toThrow(/schema\/has-known-field/);
  });

  test('is judged once in a synthesis, afresh outside of one', () => {
    const admit = jest.spyOn(admission, 'admit');
    const app = appIn();
    const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    charts.forEach((chart) => {
      new ApiObject(chart, 'vm', vm);
      Admission.guard(chart);
    });
    app.synth();
    expect(admit).toHaveBeenCalledTimes(1);
    app.synthYaml();
    expect(admit).toHaveBeenCalledTimes(2);
    expect(rules(app)).toEqual([]);
    new ApiObject(charts[0], 'other', neither);
    expect(rules(app)).toEqual(['run-strategy/requires-strategy at a/other']);
    expect(() => app.synthYaml()).toThrow(/run-strategy/);
    expect(rules(app)).toEqual(['run-strategy/requires-strategy at a/other']);
    admit.mockRestore();
  });

  test('names the object whose Lazy throws, and the others', () => {
    const chart = Testing.chart();
    Admission.guard(chart);
    new ApiObject(chart, 'broken', { ...vm, spec: Lazy.any({ produce: () => { throw new Error('no disk'); } }) });
    new ApiObject(chart, 'neither', neither);
    expect(rules(chart)).toEqual(['object/is-renderable at test/broken', 'run-strategy/requires-strategy at test/neither']);
    expect(Admission.of(chart).findings()[0].got).toMatch(/no disk/);
  });

  test('sees lazy values', () => {
    const chart = Testing.chart();
    Admission.guard(chart);
    new ApiObject(chart, 'vm', { ...vm, spec: Lazy.any({ produce: () => ({ ...vm.spec, runStrategy: 'always' }) }) });
    expect(rules(chart)).toEqual(['run-strategy/is-known at test/vm']);
  });
});

test('an unguarded tree can be asked, but is not failed', () => {
  const chart = Testing.chart();
  new ApiObject(chart, 'vm', neither);
  expect(rules(chart)).toEqual(['run-strategy/requires-strategy at test/vm']);
  expect(Testing.synth(chart)).toHaveLength(1);
});

test('objects of different clusters may share a name', () => {
  const app = Testing.app();
  const stores = ['one', 'two'].map((id) => new Chart(app, id));
  stores.forEach((chart, i) => new ApiObject(chart, 'vm', { ...vm, metadata: { name: 'till', labels: { store: `${i}` } } }));
  expect(rules(app)).toEqual(['object/is-unique at two/vm']);
  stores.forEach((chart) => Admission.target(chart, {}));
  expect(rules(app)).toEqual([]);
});

test('the nearest profile counts', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'chart');
  new ApiObject(chart, 'vm', { ...vm, spec: { ...vm.spec, runStrategy: 'WaitAsReceiver' } });
  Admission.target(chart, { enabledFeatureGates: ['DecentralizedLiveMigration'] });
  Admission.target(app, {});
  expect(rules(app)).toEqual([]);
  Admission.target(chart, {});
  expect(rules(app)).toEqual(['run-strategy/requires-gate-for-receiver at chart/vm']);
});

test('requiring the package loads neither schemas nor rules', () => {
  jest.isolateModules(() => {
    const loaded: string[] = [];
    jest.doMock('../../imports/schemas/kubernetes.json', () => loaded.push('schemas'));
    jest.doMock('../../src/rules/registry', () => loaded.push('rules'));
    const { Admission: Isolated } = jest.requireActual<typeof import('../../src/admission')>('../../src/admission');
    Isolated.guard(Testing.chart());
    expect(loaded).toEqual([]);
  });
});
