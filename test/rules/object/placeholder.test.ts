import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says, virtualMachine } from '../judge';
import type { Json, Said, Verdict } from '../judge';

says({ 'object/has-no-placeholder': { level: [undefined, FindingLevel.UNSTARTABLE] } });

const GUEST = 'spec.template.spec';
const named = (name: string, fragment: Json = {}): Json => ({ ...virtualMachine(fragment), metadata: { name } });
const disk = (image: string): Json => ({ domain: { devices: { disks: [{ name: 'a', disk: {} }] } }, volumes: [{ name: 'a', containerDisk: { image } }] });
const found = (got: string, field: string, said?: Said): Verdict => (said ? ['object/has-no-placeholder', field, got, said] : ['object/has-no-placeholder', field, got]);
const map = (fields: Json): Json => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...fields });

test.each<[what: string, manifest: Json, ...found: Verdict[]]>([
  ['a name', named('${NAME}'), found('${NAME} in metadata.name', 'metadata.name')],
  ['a part of a name', named('vm-__NAME__'), found('__NAME__ in metadata.name', 'metadata.name')],
  ['a name that is quoted for a template', named('{{ .Values.name }}'), found('{{ .Values.name }} in metadata.name', 'metadata.name')],
  ['a namespace', map({ metadata: { name: 'a', namespace: '<your-namespace>' } }), found('<your-namespace> in metadata.namespace', 'metadata.namespace')],
  ['a label', map({ metadata: { name: 'a', labels: { app: '$(APP)' } } }), found('$(APP) in metadata.labels.app', 'metadata.labels.app')],
  ['the key of a label', map({ metadata: { name: 'a', labels: { '${KEY}': 'a' } } }), found('${KEY} in metadata.labels[${KEY}]', 'metadata.labels[${KEY}]')],
  ['a quantity', named('a', { domain: { memory: { guest: '${MEMORY}' } } }), found(`\${MEMORY} in ${GUEST}.domain.memory.guest`, `${GUEST}.domain.memory.guest`)],
  ['a number', named('a', { domain: { cpu: { cores: '${CORES}' } } }), found(`\${CORES} in ${GUEST}.domain.cpu.cores`, `${GUEST}.domain.cpu.cores`)],
  ['a condition', named('a', { domain: { devices: { autoattachGraphicsDevice: '${GRAPHICS}' } } }),
    found(`\${GRAPHICS} in ${GUEST}.domain.devices.autoattachGraphicsDevice`, `${GUEST}.domain.devices.autoattachGraphicsDevice`)],
  ['a word of a closed set', named('a', { terminationGracePeriodSeconds: 1, evictionStrategy: '${STRATEGY}' }), found(`\${STRATEGY} in ${GUEST}.evictionStrategy`, `${GUEST}.evictionStrategy`)],
  ['several are one', named('${NAME}', { hostname: '${NAME}', domain: { cpu: { cores: '${CORES}' } } }),
    found(`\${NAME} in metadata.name; \${CORES} in ${GUEST}.domain.cpu.cores; \${NAME} in ${GUEST}.hostname`, 'metadata.name')],
  ['many are not all told', map({ metadata: { name: '$A-$A', labels: Object.fromEntries([...'bcdefg'].map((key) => [key, '${X}'])) } }),
    found('$A in metadata.name; ${X} in metadata.labels.b; ${X} in metadata.labels.c; ${X} in metadata.labels.d; ${X} in metadata.labels.e; and 2 more', 'metadata.name')],
  ['an image, which nothing refuses', named('a', disk('${REGISTRY}/fedora:42')),
    found(`\${REGISTRY} in ${GUEST}.volumes[0].containerDisk.image`, `${GUEST}.volumes[0].containerDisk.image`, { level: FindingLevel.ADVISED })],
])('%s', (_, manifest, ...verdicts) => {
  expect(judge(manifest)).toEqual(verdicts);
});

test('what else is wrong is told, also where a placeholder keeps the object from being read', () => {
  const bad = { domain: { memory: { guest: '${MEMORY}' }, devices: { disks: [{ name: 'a', disk: { bus: 'scsii' } }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }], bogus: '${X}' };
  expect(judge(named('${NAME}', bad)).map(([rule, field]) => [rule, field])).toEqual([
    ['object/has-no-placeholder', 'metadata.name'],
    ['schema/has-known-field', `${GUEST}.bogus`],
    ['disk-bus/is-known', `${GUEST}.domain.devices.disks[0].disk.bus`],
  ]);
});

test.each<[what: string, manifest: Json]>([
  ['a script', named('a', { volumes: [{ name: 'a', cloudInitNoCloud: { userData: '#cloud-config\nruncmd: ["echo ${HOME} <your-name> CHANGEME"]\n' } }], domain: { devices: { disks: [{ name: 'a', disk: {} }] } } })],
  ['data', map({ data: { 'image': '${IMAGE}', 'nginx.conf': 'server_name $HOST;' } })],
  ['arguments', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { automountServiceAccountToken: false, containers: [{ name: 'a', image: 'quay.io/a:1', args: ['$(NAME)', '${NAME}'], env: [{ name: 'NAME', value: '<a>' }, { name: 'B', value: '$(NAME)' }] }] },
  }],
  ['annotations', map({ metadata: { name: 'a', annotations: { a: '${X} {{ y }}', image: '<a>' }, labels: { image: 'a' } } })],
])('%s may have what looks like one', (_, manifest) => {
  expect(judge(manifest).filter(([rule]) => rule === 'object/has-no-placeholder')).toEqual([]);
});

test('what a controller fills in is judged as it is written', () => {
  const workflow = (name: string) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name }, spec: { entrypoint: 'a', templates: [{ name: 'a', suspend: {} }] } });
  expect(judge(workflow('{{x}}')).map(([rule]) => rule)).toContain('metadata/has-valid-name');
});

test('it is accepted as other findings are', () => {
  const annotations = { 'admission.cdk8s-kubevirt.dev/acknowledge': 'object/has-no-placeholder: Flux fills it in.' };
  expect(judge(map({ metadata: { name: '${NAME}', annotations } }))).toMatchObject([['object/has-no-placeholder', 'metadata.name', '${NAME} in metadata.name']]);
});
