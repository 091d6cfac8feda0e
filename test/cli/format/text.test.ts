import { directory, GOOD, invoke } from '../invoke';

const unknown = (count: number, name = 'a') => (
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${Array.from({ length: count }, (_, i) => `field${i}: 1\n`).join('')}`
);
const of = (kind: string, count: number, apiVersion = 'example.com/v1') => (
  Array.from({ length: count }, (_, i) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a${i}}\n---\n`).join('')
);
const namespaces = (count: number) => Array.from({ length: count }, (_, i) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: a${i}, namespace: b}\n---\n`).join('');
const files = directory({
  'twenty.yaml': unknown(20),
  'many.yaml': `${unknown(5000, 'A')}---\n${unknown(12, '"b\\e[2J"')}`,
  'advice.yaml': `${namespaces(30)}${unknown(1)}`,
  'kinds.yaml': GOOD + '---\n' + of('HTTPRoute', 2, 'gateway.networking.k8s.io/v1') + of('Rollout', 1, 'argoproj.io/v1alpha1') + of('VirtualMashine', 1, 'kubevirt.io/v1'),
  'twelve.yaml': Array.from({ length: 12 }, (_, i) => of(`Kind${i}`, 1)).join(''),
});
const check = (...args: string[]) => invoke(files, ['check', ...args]).stdout;
const blocks = (text: string) => text.split('\n').filter((line) => / schema\/has-known-field: /.test(line)).length;

test('twenty findings are shown one by one', () => {
  expect(blocks(check('twenty.yaml'))).toBe(20);
});

test('more are shown by rule: why, what to write, and the first places, of one object three', () => {
  const text = check('many.yaml');
  expect(text).toContain(`\
REJECTED schema/has-known-field (5012): An object must have only fields that its kind has
  why       kubectl asks for strict validation and is refused; for a client that does not, the API server drops the field.
  allowed   apiVersion, binaryData, data, immutable, kind, metadata
  fix       Remove it, or correct its name or its place.
  at        many.yaml:5:1 ConfigMap A field0: 1
            many.yaml:6:1 ConfigMap A field1: 1
            many.yaml:7:1 ConfigMap A field2: 1
            many.yaml:5010:1 ConfigMap b\\u001b[2J field0: 1
            many.yaml:5011:1 ConfigMap b\\u001b[2J field1: 1
            many.yaml:5012:1 ConfigMap b\\u001b[2J field2: 1
            and 5006 more

Every finding in full: --all. How many of each rule: --format summary. Why a rule is there: cdk8s-kubevirt rules ID.

5014 findings: 5014 rejected; checked 2 objects in 1 file
`);
  expect(text.split('\n').length).toBeLessThan(30);
});

test('what is allowed is told once where it is the same, and of each place where it differs', () => {
  const ofGuest = (name: string, limit: string) => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: ${name}}
spec:
  runStrategy: Always
  template: {spec: {domain: {devices: {}, memory: {guest: 1Gi}, resources: {requests: {memory: 4Gi}, limits: {memory: ${limit}}}}}}
`;
  const root = directory({ 'a.yaml': [unknown(19), ofGuest('a', '2Gi'), ofGuest('b', '3Gi')].join('---\n') });
  expect(invoke(root, ['check', 'a.yaml']).stdout).toContain(`
  fix       Raise the limit, lower the request, or keep only one of them.
  at        a.yaml:30:88 VirtualMachine a spec.template.spec.domain.resources.requests.memory: 4Gi; allowed: at most 2Gi, the limit
            a.yaml:37:88 VirtualMachine b spec.template.spec.domain.resources.requests.memory: 4Gi; allowed: at most 3Gi, the limit
`);
});

test('--all shows every finding', () => {
  expect(blocks(check('many.yaml', '--all'))).toBe(5012);
});

const ADVICE = `\
ADVISED metadata/fits-scope (30): An object of a cluster-scoped kind must not have a namespace
  first at  advice.yaml:3:22 Namespace b/a0 metadata.namespace: b
`;

test('advice is folded into a line and its first place', () => {
  const text = check('advice.yaml');
  expect(text).toContain(`\n\n${ADVICE}\n`);
  expect(text).toMatch(/^REJECTED schema\/has-known-field: /);
});

test('unless it fails', () => {
  expect(check('advice.yaml', '--fail-on', 'advised')).toContain('  why       The API server drops it, so the object differs');
});

test('colours are those of the levels', () => {
  const { stdout } = invoke(files, ['check', 'advice.yaml'], { tty: true });
  // eslint-disable-next-line no-control-regex
  expect([...stdout.matchAll(/^\u001B\[1;(\d+)m(\w+) [^\n]+\u001B\[0m$/gm)].map(([, colour, level]) => [colour, level])).toEqual([['31', 'REJECTED'], ['36', 'ADVISED']]);
});

test('objects of kinds without schema are counted, a misspelt kind is not one of them', () => {
  expect(check('kinds.yaml')).toMatch(
    /\n1 finding: 1 rejected; checked 5 objects in 1 file; not judged for want of a schema: 1 argoproj\.io\/Rollout, 2 gateway\.networking\.k8s\.io\/HTTPRoute\n$/,
  );
  expect(JSON.parse(check('kinds.yaml', '--format', 'json')).summary.notJudged)
    .toEqual({ 'argoproj.io/Rollout': 1, 'gateway.networking.k8s.io/HTTPRoute': 2 });
});

test('of many kinds some are named', () => {
  expect(check('twelve.yaml')).toMatch(/: 1 example\.com\/Kind0, 1 example\.com\/Kind1, .*1 example\.com\/Kind7, and 2 more kinds\n$/);
});
