import type * as checkCommand from './check-command';
import { COMMAND_HELP, MAIN_HELP } from './help';
import { Io, UsageError } from './io';
import { version } from './package';
import type * as rulesCommand from './rules-command';
import { closestMatch } from '../kubernetes/closest-match';

type Command = (args: string[], io: Io) => number;

/** Loaded when they are called: neither `--help` nor `--version` pays for rules and schemas. */
const COMMANDS: ReadonlyMap<string, () => Command> = new Map([
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  ['check', () => (require('./check-command') as typeof checkCommand).checkCommand],
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  ['rules', () => (require('./rules-command') as typeof rulesCommand).rulesCommand],
]);

/** Runs the command line and returns its exit code: 0 nothing that fails, 1 findings that fail, 2 a mistake in calling it. */
export function run(args: readonly string[], io: Io): number {
  const [command = '', ...rest] = args;
  try {
    if (command === '--version') return print(io, version());
    if (command === '--help' || command === '-h' || command === 'help') return print(io, helpOf(rest[0]));
    const load = COMMANDS.get(command);
    if (!load) throw new UsageError(unknownCommand(command));
    const own = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
    if (own.includes('--help') || own.includes('-h')) return print(io, helpOf(command));
    return load()(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`cdk8s-kubevirt: ${error.message}\n`);
    return 2;
  }
}

function print({ stdout }: Io, text: string): number {
  stdout.write(`${text}\n`);
  return 0;
}

function helpOf(command: string): string {
  return COMMAND_HELP.get(command) ?? MAIN_HELP;
}

function unknownCommand(command: string): string {
  const names = [...COMMANDS.keys()];
  const advice = `write ${names.join(' or ')}, see cdk8s-kubevirt --help`;
  if (!command) return `no command; ${advice}`;
  const meant = closestMatch(command, names);
  return `unknown command ${command}; ${meant ? `did you mean ${meant}?` : advice}`;
}
