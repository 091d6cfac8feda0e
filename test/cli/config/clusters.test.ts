import { directory, invoke } from '../invoke';

const bios = (name: string, guest = '1Gi') => JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec: { runStrategy: 'Halted', template: { spec: { domain: { memory: { guest }, firmware: { bootloader: { bios: {} } }, devices: {} } } } },
});
/** BIOS is refused on arm64. */
const FILES = {
  'arm.yaml': 'architecture: arm64\n',
  'amd.yaml': 'architecture: amd64\n',
  'berlin/a.json': bios('a'),
  'paris/a.json': bios('a', '2Gi'),
  'base/b.json': bios('b'),
};

function check(config: string, ...args: string[]) {
  const root = directory({ '.cdk8s-kubevirt.yaml': config, ...FILES });
  const { stdout, stderr } = invoke(root, ['check', 'berlin', 'paris', 'base', ...args, '--format', 'json']);
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; clusters?: string[] }[] };
  return findings.map(({ file, rule, clusters }) => `${file} ${rule}${clusters ? ` ${clusters.join()}` : ''}`);
}
const ARM = 'firmware/excludes-bios-on-arm64';
const UNIQUE = 'object/is-unique';

test.each<[string, string, string[], string[]]>([
  ['one cluster', '{}', [], [`paris/a.json ${UNIQUE}`]],
  ['a platform', 'platform: arm.yaml', [], [`berlin/a.json ${ARM}`, `paris/a.json ${UNIQUE}`, `paris/a.json ${ARM}`, `base/b.json ${ARM}`]],
  ['a platform within the config', 'platform: {architecture: arm64}', [],
    [`berlin/a.json ${ARM}`, `paris/a.json ${UNIQUE}`, `paris/a.json ${ARM}`, `base/b.json ${ARM}`]],
  ['a cluster for some files', 'clusters: [{files: [berlin], platform: arm.yaml}]', [], [`berlin/a.json ${ARM}`]],
  ['and one for the others', 'platform: arm.yaml\nclusters: [{files: [berlin], platform: amd.yaml}]', [], [`paris/a.json ${ARM}`, `base/b.json ${ARM}`]],
  ['files of two clusters', 'clusters: [{files: [berlin, base], platform: arm.yaml}, {files: [paris, base], platform: {architecture: amd64}}]', [],
    [`berlin/a.json ${ARM}`, `base/b.json ${ARM} arm.yaml`]],
  ['what is found on both is told once', 'clusters: [{files: [berlin, base], platform: arm.yaml}, {files: [paris, base], platform: {architecture: arm64}}]', [],
    [`berlin/a.json ${ARM}`, `paris/a.json ${ARM}`, `base/b.json ${ARM}`]],
  ['the command line', 'clusters: [{files: [berlin], platform: arm.yaml}]', ['--platform', 'amd.yaml'], [`paris/a.json ${UNIQUE}`]],
])('%s', (_, config, args, expected) => {
  expect(check(config, ...args).filter((found) => found.includes(ARM) || found.includes(UNIQUE))).toEqual(expected);
});

test('text says for which cluster', () => {
  const root = directory({ '.cdk8s-kubevirt.yaml': 'clusters: [{files: [base], platform: arm.yaml}, {files: [base], platform: amd.yaml}]\n', ...FILES });
  expect(invoke(root, ['check', 'base']).stdout).toMatch(/^ {2}at {8}base\/b\.json:1:\d+, for arm\.yaml$/m);
});
