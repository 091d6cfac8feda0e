import type { Command } from '../../src/cli/command';
import { COMMANDS } from '../../src/cli/commands';
import { commandHelp, mainHelp } from '../../src/cli/help';

const command: Command = {
  takes: 'A…',
  description: 'Does it.',
  options: { out: { value: 'FILE', help: 'first line\nsecond line' }, all: { help: 'everything' } },
  notes: 'By the way.',
  run: () => 0,
};

test('the help of a command is made of what the command says', () => {
  expect(commandHelp('do', command)).toContain(`\
cdk8s-kubevirt do A… [options]

Does it.

  --out FILE  first line
              second line
  --all       everything

By the way.

Exit codes: 0 `);
});

test.each([...COMMANDS])('%s is listed, and takes what is said before it is loaded', (name, { takes, summary, load }) => {
  expect(mainHelp()).toMatch(new RegExp(`^ {2}cdk8s-kubevirt ${name} .*  ${summary}$`, 'm'));
  expect(load().takes).toBe(takes);
});

test.each([...COMMANDS])('the lines of %s --help fit a terminal', (name, { load }) => {
  expect(commandHelp(name, load()).split('\n').filter((line) => line.length > 110)).toEqual([]);
});
