import { UsageError } from '../../src/cli/io';
import { parse } from '../../src/cli/options';
import type { Options } from '../../src/cli/options';

const options: Options = { output: { value: 'FILE', help: '' }, verbose: { help: '' } };

test.each<[string[], object]>([
  [[], { values: {}, flags: new Set(), positionals: [] }],
  [['a', '--output', 'b', 'c'], { values: { output: 'b' }, flags: new Set(), positionals: ['a', 'c'] }],
  [['--verbose', 'a', '--output=b'], { values: { output: 'b' }, flags: new Set(['verbose']), positionals: ['a'] }],
  [['--', '--verbose'], { values: {}, flags: new Set(), positionals: ['--verbose'] }],
])('%j', (args, parsed) => {
  expect(parse(args, options)).toEqual(parsed);
});

test.each<[string[], Options, string]>([
  [['--output'], options, '--output needs a value'],
  [['--verbose=1'], options, '--verbose takes no value'],
  [['--vebrose'], options, 'unknown option --vebrose; did you mean --verbose?'],
  [['--x'], options, 'unknown option --x; there are --output, --verbose, --help'],
  [['--x'], {}, 'unknown option --x; there is only --help'],
])('%j is a mistake', (args, known, message) => {
  expect(() => parse(args, known)).toThrow(new UsageError(message));
});
