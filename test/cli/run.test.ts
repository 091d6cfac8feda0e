import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { invoke, REJECTED } from './invoke';
import { bin, version } from '../../package.json';
import { check } from '../../src/cli/check-command';
import { commandHelp, mainHelp } from '../../src/cli/help';
import { rules } from '../../src/cli/rules-command';

test.each([
  [['--help'], mainHelp()], [['-h'], mainHelp()], [['help'], mainHelp()],
  [['help', 'check'], commandHelp('check', check)], [['check', '--help'], commandHelp('check', check)], [['check', 'x.yaml', '-h'], commandHelp('check', check)],
  [['rules', '--help'], commandHelp('rules', rules)], [['--version'], version],
])('%j', (args, text) => {
  expect(invoke('.', args)).toEqual({ code: 0, stdout: `${text}\n`, stderr: '' });
});

test.each([
  [[], 'no command; write check, upgrade, platform, adopt or rules, see cdk8s-kubevirt --help'],
  [['chekc'], 'unknown command chekc; did you mean check?'],
  [['apply'], 'unknown command apply; write check, upgrade, platform, adopt or rules, see cdk8s-kubevirt --help'],
  [['constructor'], 'unknown command constructor; write check, upgrade, platform, adopt or rules, see cdk8s-kubevirt --help'],
  [['help', 'constructor'], 'unknown command constructor; write check, upgrade, platform, adopt or rules, see cdk8s-kubevirt --help'],
  [['check', '--', '--help'], 'no such file or directory: --help'],
])('%j is a mistake', (args, message) => {
  expect(invoke('.', args)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});

describe('the program', () => {
  const program = join(__dirname, '..', '..', bin['cdk8s-kubevirt']);
  const spawn = (args: string[], input?: string) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', input });

  test('reads standard input, writes the report and returns the exit code', () => {
    const { status, stdout, stderr } = spawn(['check', '-'], REJECTED);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^REJECTED metadata\/has-valid-name: .*\n1 finding: 1 rejected; checked 1 object in 1 file\n$/s);
  });

  test('loads neither rules nor cdk8s for its version', () => {
    const loaded = 'process.on("exit", () => console.log(Object.keys(require.cache).join("\\n")));';
    const { stdout } = spawnSync(process.execPath, ['-e', `${loaded} process.argv.splice(1, 0, "x"); process.argv[2] = "--version"; require(${JSON.stringify(program)});`], { encoding: 'utf8' });
    expect(stdout).toContain('lib/cli/run.js');
    expect(stdout).not.toMatch(/node_modules|admission\/rules|rule-book/);
  });
});
