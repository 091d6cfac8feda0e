import { parseArgs } from 'util';
import { UsageError } from './io';
import { closestMatch } from '../kubernetes/closest-match';

/** What a command was called with. */
export interface Parsed {
  readonly values: { readonly [option: string]: string | undefined };
  readonly positionals: readonly string[];
}

/** The arguments of a command and its options, each of which takes a value. */
export function parse(args: readonly string[], names: readonly string[]): Parsed {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(explained(error as Error & { code?: string }, names));
  }
}

/** The value of an option that takes one of a few words. */
export function choice<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  const meant = closestMatch(value, words);
  throw new UsageError(`--${option} is one of ${words.join(', ')}, not ${JSON.stringify(value)}${meant ? `; did you mean ${meant}?` : ''}`);
}

function explained({ code, message }: Error & { code?: string }, names: readonly string[]): string {
  const [, option = ''] = /'(-[^\s'<]*)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `${option} needs a value`;
  const meant = closestMatch(option.replace(/^-+/, ''), names);
  return `unknown option ${option}; ${meant ? `did you mean --${meant}?` : `there are ${names.map((name) => `--${name}`).join(', ')} and --help`}`;
}
