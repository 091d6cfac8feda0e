import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, invoke, REJECTED, UNSTARTABLE } from './invoke';
import * as effective from '../../src/manifests/normalized';
import { Locator } from '../../src/manifests/source/locate';
import * as object from '../../src/manifests/source/object';
import { crossObjectRules, objectRules } from '../../src/rules/registry';

const VM = UNSTARTABLE.replace('"a":"/"', '"a":"b"');
const files = directory({ 'a.yaml': REJECTED, 'vm.json': VM });
const [rule] = objectRules.filter(({ kinds, gate, until }) => kinds.includes('kubevirt.io/VirtualMachine') && !gate && !until);
const [acrossRule] = crossObjectRules;

function fail(target: object, method: string, when: (...args: any[]) => boolean = () => true): void {
  const real = (target as any)[method];
  jest.spyOn(target as any, method).mockImplementation(function (this: unknown, ...args: unknown[]) {
    if (when(...args)) throw new TypeError('x is not\na function');
    return real.apply(this, args);
  });
}

afterEach(() => jest.restoreAllMocks());

const name = (manifest: any) => manifest?.metadata?.name;
/** How something fails that should not, the file and object that are told, and what failed. */
const FAILURES: [string, () => void, string, string, string][] = [
  ['a rule', () => fail(rule, 'check'), 'vm.json', 'VirtualMachine demo/a', rule.id],
  ['a rule on all objects', () => fail(acrossRule, 'check'), 'a.yaml', 'ConfigMap A', acrossRule.id],
  ['looking at one object', () => fail(effective, 'normalized', (manifest) => name(manifest) === 'a'), 'vm.json', 'VirtualMachine demo/a', 'judging the object'],
  ['reading one file', () => fail(object, 'objectsOf', ({ file }) => file === 'vm.json'), 'vm.json', 'File vm.json', 'reading the file'],
];

describe.each(FAILURES)('%s fails', (_, break_, file, told, what) => {
  const check = (...args: string[]) => {
    break_();
    return invoke(files, ['check', '.', ...args]);
  };

  test('the exit code is 3, and standard error tells where', () => {
    const { code, stderr } = check();
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^cdk8s-kubevirt: internal error: /) });
    const [first, last, ...more] = stderr.trimEnd().split('\n');
    expect(first).toContain(`${file}:1: ${told}: ${what}: x is not\\na function`);
    expect(last).toMatch(/all else was judged; please report it at https:.*\/issues$/);
    expect(more).toEqual([]);
  });

  test('whatever fails', () => {
    expect(check('--fail-on', 'never').code).toBe(3);
  });

  test('all else is judged, and the report is written', () => {
    const { code } = check('--format', 'json', '--output', 'report.json');
    const { summary, findings } = JSON.parse(readFileSync(join(files, 'report.json'), 'utf8'));
    expect({ code, internal: summary.internalErrors }).toEqual({ code: 3, internal: 1 });
    expect(findings.map((finding: { rule: string }) => finding.rule).sort()).toEqual(['metadata/has-valid-name', 'rule/failed']);
  });

  test.each<[string, RegExp]>([
    ['text', /; 1 internal error\n$/],
    ['junit', /errors="1"[^]*<error type="rule\/failed"/],
    ['sarif', /"executionSuccessful": false,\s+"toolExecutionNotifications": \[\s+\{\s+"level": "error"/],
  ])('%s tells it', (format, said) => {
    expect(check('--format', format).stdout).toMatch(said);
  });
});

test('where only all objects together fail, each is judged by itself', () => {
  let calls = 0;
  fail(effective, 'normalized', () => [1, 4].includes(++calls));
  const { code, stdout } = invoke(files, ['check', 'a.yaml', 'vm.json', '--format', 'json']);
  expect(code).toBe(3);
  expect(JSON.parse(stdout).findings.map(({ rule: id, got }: { rule: string; got: string }) => `${id} ${got}`))
    .toEqual(['rule/failed judging all objects together: x is not\na function', 'metadata/has-valid-name A']);
});

test('where nothing can be located, findings stand where the document begins', () => {
  fail(Locator.prototype as object, 'find', () => false);
  expect(invoke(files, ['check', 'a.yaml'])).toMatchObject({ code: 1, stdout: expect.stringContaining('at        a.yaml:4:3') });
});

test('an error outside of judging has the code too, and a stack in place of a report', () => {
  const io = { isTTY: false, write: () => undefined };
  fail(io, 'write');
  const { run } = jest.requireActual<typeof import('../../src/cli/run')>('../../src/cli/run');
  let stderr = '';
  const code = run(['check', 'a.yaml'], {
    cwd: files, env: {}, stdout: io, stderr: { write: (text) => { stderr += text; } }, stdin: () => ({ text: '' }), now: () => 0, today: () => '2027-01-31',
  });
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^cdk8s-kubevirt: internal error: x is not\\na function\n(?: {4}at .*\n){1,5}cdk8s-kubevirt: please report it at /) });
  expect(existsSync(join(files, 'report'))).toBe(false);
});
