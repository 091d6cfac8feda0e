import { parseArgs } from 'util';
import { UsageError } from './io';
import { closestMatch } from '../kubernetes/closest-match';

/** An option of a command. */
export interface Option {
  /** A letter that stands for it, too. */
  readonly short?: string;
  /** What its value is called in the help, `FILE`; a flag takes none. */
  readonly value?: string;
  /** The values that it takes, where they are a closed set. */
  readonly words?: readonly string[];
  readonly help: string;
}

/** The options of a command by their names, without dashes. */
export interface Options { readonly [name: string]: Option }

/** What a command was called with. */
export interface Parsed {
  /** Values of the options that take one. */
  readonly values: { readonly [option: string]: string | undefined };
  /** The flags that were given. */
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/**
 * The arguments of a command and its options.
 *
 * @throws UsageError for an unknown option, or one without its value
 */
export function parse(args: readonly string[], known: Options): Parsed {
  const options = Object.fromEntries(Object.entries(known).map(([name, { value, short }]) => (
    [name, { type: value === undefined ? 'boolean' : 'string', ...short === undefined ? {} : { short } } as const]
  )));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const given = Object.entries(values);
    return {
      values: Object.fromEntries(given.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      flags: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
      positionals,
    };
  } catch (error) {
    throw new UsageError(explained(error as Error & { code?: string }, known));
  }
}

/** The value of an option that takes one of a few words. */
export function choice<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  const meant = closestMatch(value, words);
  throw new UsageError(`--${option} is one of ${words.join(', ')}, not ${JSON.stringify(value)}${meant ? `; did you mean ${meant}?` : ''}`);
}

function explained({ code, message }: Error & { code?: string }, known: Options): string {
  const [, option = ''] = /'(-[^\s'<]*)/.exec(message) ?? [];
  const name = option.replace(/^-+/, '');
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return Object.hasOwn(known, name) && known[name].value === undefined ? `${option} takes no value` : `${option} needs a value`;
  }
  const names = [...Object.keys(known), 'help'];
  const meant = closestMatch(name, names);
  return `unknown option ${option}; ${meant ? `did you mean --${meant}?` : `there ${names.length > 1 ? 'are' : 'is only'} ${names.map((each) => `--${each}`).join(', ')}`}`;
}
