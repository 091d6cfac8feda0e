import { directory, GOOD, invoke } from '../invoke';

const unknown = (count: number, name = 'a') => (
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${Array.from({ length: count }, (_, i) => `field${i}: 1\n`).join('')}`
);
const of = (kind: string, count: number, apiVersion = 'example.com/v1') => (
  Array.from({ length: count }, (_, i) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a${i}}\n---\n`).join('')
);
const files = directory({
  'ten.yaml': unknown(10),
  'many.yaml': `${unknown(5000, 'A')}---\n${unknown(12, '"b\\e[2J"')}`,
  'kinds.yaml': GOOD + '---\n' + of('HTTPRoute', 2, 'gateway.networking.k8s.io/v1') + of('Rollout', 1, 'argoproj.io/v1alpha1') + of('VirtualMashine', 1, 'kubevirt.io/v1'),
  'twelve.yaml': Array.from({ length: 12 }, (_, i) => of(`Kind${i}`, 1)).join(''),
});
const check = (...args: string[]) => invoke(files, ['check', ...args]).stdout;
const shown = (text: string) => text.split('\n').filter((line) => / schema\/has-known-field: /.test(line)).length;

test('of one rule the first ten findings in an object are shown, and the others counted', () => {
  const text = check('many.yaml');
  expect(shown(text)).toBe(20);
  expect(text).toContain('REJECTED metadata/has-valid-name: ');
  expect(text).toContain('\n\nand 4990 more of schema/has-known-field in ConfigMap A; --format json has all\n\n');
  expect(text).toContain('\n\nand 2 more of schema/has-known-field in ConfigMap b\\u001b[2J; --format json has all\n\n');
  expect(text).toContain('\n5014 findings: 5014 rejected; checked 2 objects in 1 file\n');
  expect(JSON.parse(check('many.yaml', '--format', 'json')).findings).toHaveLength(5014);
});

test('ten are all shown', () => {
  expect(check('ten.yaml')).not.toContain(' more of ');
  expect(shown(check('ten.yaml'))).toBe(10);
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
