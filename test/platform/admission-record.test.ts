import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, AppProps, Chart, Size, YamlOutputType } from 'cdk8s';
import { TaintEffect } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { Admission } from '../../src/admission';
import { AdmissionRecord, Architecture, Distribution, Platform, PlatformApp, PlatformProps } from '../../src/platform';
import { readPlatform } from '../../src/platform/platform-file';
import { directory, invoke } from '../cli/invoke';

const BIOS = { firmware: { bootloader: { bios: {} } } };
const vm = (scope: Construct, name: string, domain: object = {}) => new ApiObject(scope, name, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'demo' },
  spec: { runStrategy: 'Halted', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {}, ...domain } } } },
} as never);

/** Synthesizes an app with a record, and gives the record and what check says of the output. */
function synthesize(build: (app: App) => void, props: AppProps = {}, Type: typeof App = App) {
  const outdir = directory({});
  const app = new Type({ ...props, outdir });
  build(app);
  Admission.printAdvice(app, false);
  new AdmissionRecord(app, 'Record');
  app.synth();
  const { code, stdout, stderr } = invoke(outdir, ['check', '.', '--format', 'json', '--fail-on', 'advised']);
  const findings = JSON.parse(stdout || '{"findings":[]}').findings as { rule: string; acknowledged?: string; acknowledgedIn?: string }[];
  return {
    record: load(readFileSync(join(outdir, '.cdk8s-admission'), 'utf8')),
    check: { code, stderr, findings: findings.map(({ rule, acknowledged, acknowledgedIn }) => [rule, acknowledged, acknowledgedIn]) },
  };
}
const CLEAN = { code: 0, stderr: '', findings: [] };
const RULE = 'firmware/excludes-bios-on-arm64';

test('an app that says nothing has an empty record', () => {
  expect(synthesize((app) => vm(new Chart(app, 'chart'), 'a'))).toEqual({ record: {}, check: CLEAN });
});

test('the Platform goes with the manifests, without its salt', () => {
  const { record, check } = synthesize((app) => {
    new Platform(app, 'Platform', { architecture: Architecture.AMD64, identitySalt: 'secret', nodes: [{ count: 1, cpus: 8, memory: Size.gibibytes(32) }] });
    vm(new Chart(app, 'chart'), 'a', BIOS);
  });
  expect(record).toEqual({ platform: { architecture: 'amd64', nodes: [{ count: 1, cpus: 8, memory: '32Gi' }] } });
  expect(check).toEqual(CLEAN);
});

test('what constructs accept goes by the objects in which it was found', () => {
  const { record, check } = synthesize((app) => {
    new Platform(app, 'Platform', { architecture: Architecture.ARM64 });
    const chart = new Chart(app, 'chart');
    for (const name of ['a', 'b']) vm(chart, name, BIOS);
    vm(chart, 'c');
    Admission.acknowledge(chart, RULE, 'They are converted later.');
    Admission.acknowledge(app, 'vm/fits-dns-label', 'It is not used.');
    Admission.acknowledge(app, 'vm/fits-dns-lable', 'It is misspelt.');
  });
  const object = (name: string) => ({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace: 'demo', name });
  expect(record).toEqual({
    platform: { architecture: 'arm64' }, acknowledge: [{ rule: RULE, reason: 'They are converted later.', objects: [object('a'), object('b')] }],
  });
  const found = [RULE, 'They are converted later.', '.cdk8s-admission'];
  expect(check).toEqual({ code: 0, stderr: '', findings: [found, found] });
});

describe('an app for two clusters', () => {
  const build = (app: App) => {
    const [berlin, paris] = ['berlin', 'paris'].map((name) => new Chart(app, name));
    new Platform(berlin, 'Platform', { architecture: Architecture.ARM64 });
    for (const chart of [berlin, paris]) vm(chart, 'a', BIOS);
    Admission.acknowledge(berlin, RULE, 'r');
  };
  const expected = (berlin: string, paris: string) => ({
    clusters: [{ files: [berlin], platform: { architecture: 'arm64' } }, { files: [paris], platform: {} }],
    acknowledge: [{ rule: RULE, reason: 'r', files: [berlin], objects: [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace: 'demo', name: 'a' }] }],
  });

  test.each<[string, AppProps, typeof App, string, string]>([
    ['App', {}, App, '/berlin.k8s.yaml', '/paris.k8s.yaml'],
    ['PlatformApp', { outputFileExtension: '.yaml' }, PlatformApp, '/berlin.yaml', '/paris.yaml'],
    ['a folder per chart', { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }, App, '/berlin/', '/paris/'],
  ])('%s: each file goes to its own', (_, props, Type, berlin, paris) => {
    const { record, check } = synthesize(build, props, Type);
    expect(record).toEqual(expected(berlin, paris));
    expect(check).toEqual({ code: 0, stderr: '', findings: [[RULE, 'r', expect.stringMatching(/\.cdk8s-admission$/)]] });
  });

  test.each([YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_RESOURCE])('cannot be recorded with output type %d', (yamlOutputType) => {
    expect(() => synthesize((app) => {
      build(app);
      app.node.tryRemoveChild('paris');
      vm(new Chart(app, 'rome'), 'b');
    }, { yamlOutputType })).toThrow(/\[Record\] yamlOutputType: got "FILE_PER_\w+"; allowed: an output type with a file or folder per chart/);
  });

  test('nor with one file for both', () => {
    expect(() => synthesize((app) => {
      const chart = new Chart(app, 'chart');
      vm(chart, 'a');
      const tenant = new Construct(chart, 'tenant');
      new Platform(tenant, 'Platform', {});
      vm(tenant, 'b');
    })).toThrow('[Record] AdmissionRecord: got ["chart.k8s.yaml"]; allowed: files whose objects are all for one cluster');
  });
});

test('a profile without a Platform cannot be written', () => {
  expect(() => synthesize((app) => {
    const chart = new Chart(app, 'chart');
    Admission.target(chart, { kubevirtVersion: '1.8' });
    vm(chart, 'a');
  })).toThrow('[Record] Admission.target: got "a profile without a Platform"; allowed: clusters that a Platform describes. Create a Platform in that scope instead.');
});

test('what was given counts unless the config says otherwise', () => {
  const outdir = directory({ '.cdk8s-kubevirt.yaml': 'clusters: [{files: [dist], platform: {architecture: amd64}}]\n', 'usual.yaml': 'architecture: amd64\n' });
  const app = new App({ outdir: join(outdir, 'dist') });
  new Platform(app, 'Platform', { architecture: Architecture.ARM64 });
  vm(new Chart(app, 'chart'), 'a');
  new AdmissionRecord(app, 'Record');
  app.synth();
  const changed = load(readFileSync(join(outdir, 'dist', 'chart.k8s.yaml'), 'utf8')) as any;
  Object.assign(changed.spec.template.spec.domain, BIOS);
  writeFileSync(join(outdir, 'dist', 'chart.k8s.yaml'), JSON.stringify(changed));
  const code = (...args: string[]) => invoke(join(outdir), ['check', 'dist', ...args]).code;
  expect([code(), code('--config', 'dist/.cdk8s-admission'), code('--no-config'), code('--platform', 'usual.yaml')]).toEqual([0, 1, 0, 0]);
});

test('what a platform file says comes back as it was', () => {
  const size = fc.integer({ min: 1, max: 2 ** 40 }).map((kibibytes) => Size.kibibytes(kibibytes));
  const nodes = fc.record({
    count: fc.integer({ min: 1, max: 100 }),
    cpus: fc.integer({ min: 1, max: 256 }),
    memory: size,
    hugepages2Mi: size,
    labels: fc.dictionary(fc.constantFrom('a', 'pool', 'topology.kubernetes.io/zone'), fc.constantFrom('b', 'true', '1', '1.30')),
    taints: fc.array(fc.record({ key: fc.constant('k'), effect: fc.constantFrom(...Object.values(TaintEffect)) }), { maxLength: 2 }),
    numaCells: fc.array(fc.record({ cpus: fc.integer({ min: 1, max: 64 }), hugepages1Gi: size }), { minLength: 1, maxLength: 2 }),
  }, { requiredKeys: ['count', 'cpus', 'memory'] });
  const props = fc.record({
    kubevirtVersion: fc.constantFrom('1.6', '1.7', '1.8', '1.9.0'),
    kubernetesVersion: fc.constantFrom('1.30', '1.34'),
    architecture: fc.constantFrom(...Object.values(Architecture)),
    distribution: fc.constantFrom(...Object.values(Distribution)),
    featureGates: fc.subarray(['HostDevices', 'Sidecar']),
    nodes: fc.array(nodes, { maxLength: 3 }),
    storageClasses: fc.array(fc.record({ name: fc.constantFrom('a', 'b'), isDefault: fc.boolean(), takesSnapshots: fc.boolean() }), { maxLength: 1 }),
  }, { requiredKeys: [] }) as fc.Arbitrary<PlatformProps>;
  fc.assert(fc.property(props, (given) => {
    const platform = new Platform(new App(), 'Platform', given);
    const { nodes: read = [], ...profile } = readPlatform('p.yaml', JSON.stringify(platform._written))._admissionProfile;
    const { nodes: told = [], ...same } = platform._admissionProfile;
    expect(profile).toEqual(same);
    const inKibibytes = (_: string, value: unknown) => (value instanceof Size ? value.toKibibytes() : value);
    const plain = (groups: typeof told) => JSON.parse(JSON.stringify(groups, inKibibytes));
    expect(plain(read)).toEqual(plain(told));
  }));
});
