import { spawnSync } from 'node:child_process';
import { directory, invoke } from './invoke';
import { COMMANDS } from '../../src/cli/commands';

const script = (shell: string) => invoke('.', ['completion', shell]).stdout;
const BASH = script('bash');

/** What bash offers for a line whose last word is begun. It takes `=` for a word of its own. */
function offered(...words: string[]): string[] {
  const { stdout, stderr } = spawnSync('bash', ['-c', `${BASH}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cdk8s_kubevirt; printf '%s\\n' "\${COMPREPLY[@]}"`, 'bash', 'cdk8s-kubevirt', ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n').filter((word) => word);
}

test.each<[line: string[], offered: string[]]>([
  [['che'], ['check']],
  [['--'], ['--help', '--version']],
  [['check', '--fo'], ['--format']],
  [['check', '--format', 'j'], ['json', 'junit']],
  [['check', '--format', '=', 'sa'], ['sarif']],
  [['check', '--format', '='], ['text', 'json', 'sarif', 'junit']],
  [['check', '--fail-on', 'un'], ['unstartable']],
  [['check', '--platform', ''], []],
  [['check', ''], []],
  [['rules', '--h'], ['--help']],
  [['adopt', '-o', ''], []],
  [['completion', ''], ['bash', 'zsh', 'fish']],
  [['unknown', '--'], []],
])('bash offers for %j', (line, words) => {
  expect(offered(...line)).toEqual(expect.arrayContaining(words));
  if (words.length < 2) expect(offered(...line)).toEqual(words);
});

test('the first word is any command', () => {
  expect(offered('').filter((word) => !word.startsWith('-'))).toEqual([...COMMANDS.keys()]);
});

test.each(['bash', 'zsh', 'fish'])('%s gets every option of every command', (shell) => {
  const text = script(shell);
  for (const [name, { load }] of COMMANDS) {
    for (const option of Object.keys(load().options)) expect(text).toMatch(shell === 'fish' ? new RegExp(`${name}' -l ${option}\\b`) : `--${option}`);
  }
});

test.each([['zsh', '-n'], ['fish', '--no-execute']])('%s reads its script, where there is one', (shell, flag) => {
  const file = directory({ script: script(shell) });
  const { error, status, stderr } = spawnSync(shell, [flag, `${file}/script`], { encoding: 'utf8' });
  if (!error) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each([
  [[], 'completion takes one of bash, zsh, fish'],
  [['bash', 'zsh'], 'completion takes one of bash, zsh, fish'],
  [['bsh'], 'completion takes one of bash, zsh, fish'],
])('%j is a mistake', (args, message) => {
  expect(invoke('.', ['completion', ...args])).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});
