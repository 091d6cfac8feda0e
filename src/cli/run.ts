import type { Command } from './command';
import { COMMANDS } from './commands';
import { commandHelp, mainHelp } from './help';
import { INTERNAL_ERROR, tellError } from './internal-error';
import { Io, tellUsageError, UsageError } from './io';
import { parse } from './options';
import { version } from './package';
import { closestMatch } from '../kubernetes/closest-match';

/** Runs the command line and returns its exit code: 0 nothing that fails, 1 findings that fail, 2 a mistake in calling it, 3 a mistake in this program. */
export function run(args: readonly string[], io: Io): number {
  const [name = '', ...rest] = args;
  try {
    if (name === '--version') return print(io, version());
    if (name === '--help' || name === '-h' || name === 'help') return print(io, rest.length ? helpOf(rest[0]) : mainHelp());
    const command = commandOf(name);
    if (asksForHelp(rest)) return print(io, commandHelp(name, command));
    return command.run(parse(rest, command.options), io, COMMANDS);
  } catch (error) {
    if (error instanceof UsageError) {
      tellUsageError(error, io);
      return 2;
    }
    tellError(error, io);
    return INTERNAL_ERROR;
  }
}

function helpOf(name: string): string {
  return commandHelp(name, commandOf(name));
}

function asksForHelp(args: readonly string[]): boolean {
  const options = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  return options.includes('--help') || options.includes('-h');
}

function commandOf(name: string): Command {
  const entry = COMMANDS.get(name);
  if (entry) return entry.load();
  const names = [...COMMANDS.keys()];
  const choices = `write ${names.slice(0, -1).join(', ')} or ${names.at(-1)}, see cdk8s-kubevirt --help`;
  if (!name) throw new UsageError(`no command; ${choices}`);
  const meant = closestMatch(name, names);
  throw new UsageError(`unknown command ${name}; ${meant ? `did you mean ${meant}?` : choices}`);
}

function print({ stdout }: Io, text: string): number {
  stdout.write(`${text}\n`);
  return 0;
}
