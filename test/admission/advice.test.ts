import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { Admission, FindingLevel } from '../../src/admission';
import { renderAdvice } from '../../src/admission/advice';
import type { Finding } from '../../src/admission/finding';
import { PlatformApp } from '../../src/platform';

const LONG = 'v'.repeat(64);
const scratch = mkdtempSync(join(tmpdir(), 'advice-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
const stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
const printed = () => stderr.mock.calls.map(([text]) => String(text));
beforeEach(() => { delete process.env.CDK8S_KUBEVIRT_ADVICE; });
afterEach(() => {
  expect(stdout).not.toHaveBeenCalled();
  process.env.CDK8S_KUBEVIRT_ADVICE = 'off';
});
afterAll(() => jest.restoreAllMocks());

function machine(chart: Chart, name: string, apiVersion = 'kubevirt.io/v1'): ApiObject {
  const spec = { runStrategy: 'Halted', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } } };
  return new ApiObject(chart, name.slice(0, 8), { apiVersion, kind: 'VirtualMachine', metadata: { name }, spec });
}

const outdir = () => mkdtempSync(join(scratch, 'out-'));
const APPS: [string, () => App][] = [
  ['App', () => new App({ outdir: outdir() })],
  ['App, a file per resource', () => new App({ outdir: outdir(), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE })],
  ['PlatformApp', () => new PlatformApp({ outdir: outdir() })],
  ['a subclass', () => new (class extends App { public synth() { super.synth(); } })({ outdir: outdir() })],
];

function advised(app: App): App {
  const [a, b] = ['a', 'b'].map((id) => new Chart(app, id, { namespace: id }));
  machine(a, `a${LONG}`);
  machine(a, `b${LONG}`);
  machine(b, 'old', 'kubevirt.io/v1alpha3');
  Admission.guard(app);
  return app;
}

describe.each(APPS)('%s', (_, create) => {
  test('prints warnings and advice once, in short', () => {
    advised(create()).synth();
    expect(printed()).toEqual([`cdk8s-kubevirt: 3 findings: 1 warned, 2 advised; the manifests are written.
  WARNED object/avoids-deprecated-version (1): An object must not be written in a deprecated version of its kind
    VirtualMachine b/old (b/old) apiVersion
  ADVISED vm/fits-dns-label (2): The name of a VM must not exceed the 63 characters of a DNS label
    first: VirtualMachine a/a${LONG} (a/a${LONG.slice(1, 8)}) metadata.name
  See all: Admission.of(app).report(). Accept one: Admission.acknowledge(construct, 'object/avoids-deprecated-version', '<reason>').
  Print none: CDK8S_KUBEVIRT_ADVICE=off.
`]);
  });

  test('prints the same for the same tree, once for each synthesis', () => {
    const app = advised(create());
    app.synth();
    app.synth();
    advised(create()).synth();
    expect(new Set(printed()).size).toBe(1);
    expect(printed()).toHaveLength(3);
  });

  test('prints as much where the prototype is called, as jsii does for other languages', () => {
    const app = advised(create());
    (app.constructor as typeof App).prototype.synth.call(app);
    expect(printed()).toHaveLength(1);
  });

  test.each<[string, (app: App) => void]>([
    ['where the environment switches it off', () => { process.env.CDK8S_KUBEVIRT_ADVICE = 'off'; }],
    ['where the app switches it off', (app) => Admission.printAdvice(app.node.children[0], false)],
    ['where all is acknowledged', (app) => {
      Admission.acknowledge(app, 'vm/fits-dns-label', 'names of the old platform');
      Admission.acknowledge(app, 'object/avoids-deprecated-version', 'the old platform');
    }],
  ])('prints nothing %s', (__, silence) => {
    const app = advised(create());
    silence(app);
    app.synth();
    expect(printed()).toEqual([]);
  });

  test('prints what is left where a part is acknowledged', () => {
    const app = advised(create());
    Admission.acknowledge(app, 'vm/fits-dns-label', 'names of the old platform');
    app.synth();
    expect(printed().join()).toMatch(/^cdk8s-kubevirt: 1 finding: 1 warned; [^]*object\/avoids-deprecated-version/);
    expect(printed().join()).not.toContain('vm/fits-dns-label');
  });

  test('says where a mistake of the app itself is', () => {
    const app = create();
    Admission.guard(app);
    Admission.acknowledge(app, 'vm/no-such-rule', 'because');
    app.synth();
    expect(printed().join()).toContain('acknowledge/references-rule (1): An acknowledgement must name a rule that exists\n    the app\n');
  });

  test('prints nothing where nothing is found', () => {
    const app = create();
    machine(new Chart(app, 'a'), 'fine');
    Admission.guard(app);
    app.synth();
    expect(printed()).toEqual([]);
  });

  test('prints nothing into a text, and nothing of a tree that is not guarded or fails', () => {
    const app = advised(create());
    app.synthYaml();
    machine(app.node.children[0] as Chart, 'Wrong');
    expect(() => app.synth()).toThrow('metadata/has-valid-name');
    const unguarded = create();
    machine(new Chart(unguarded, 'a'), LONG);
    unguarded.synth();
    expect(printed()).toEqual([]);
  });
});

test('a prop of PlatformApp switches it off', () => {
  advised(new PlatformApp({ outdir: outdir(), printAdvice: false })).synth();
  expect(printed()).toEqual([]);
});

function finding(rule: string, level = FindingLevel.ADVISED): Finding {
  return { rule, level, summary: 'S', apiVersion: 'v1', kind: 'ConfigMap', name: 'a\u001b[2Jb', field: '', fix: 'F' };
}

test('many rules are cut short, warnings first', () => {
  const many = Array.from({ length: 12 }, (_, i) => finding(`r/${String(i).padStart(2, '0')}`));
  const lines = renderAdvice([...many, finding('r/11'), finding('z/last', FindingLevel.WARNED)]).split('\n');
  expect(lines.slice(0, 3)).toEqual(['cdk8s-kubevirt: 14 findings: 1 warned, 13 advised; the manifests are written.', '  WARNED z/last (1): S', '    ConfigMap a\\u001b[2Jb']);
  expect(lines).toContain('  and 4 findings of 3 more rules');
  expect(lines).toHaveLength(1 + 2 * 10 + 1 + 2 + 1);
});

test('what keeps an app from being written is not advice', () => {
  expect(renderAdvice([finding('r/a', FindingLevel.REJECTED), finding('r/b', FindingLevel.UNSTARTABLE)])).toBe('');
});
