import { firstLine, HELP } from './completed';
import type { Completed } from './completed';
import type { Option } from '../options';

/** Where a value is not one of some words, fish completes names of files. */
export function fish(commands: readonly Completed[]): string {
  const first = commands.map(({ name, summary }) => `complete -c cdk8s-kubevirt -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`);
  const within = commands.flatMap(({ name, options, words }) => [
    ...Object.entries({ ...options, ...HELP }).map(([option, facts]) => optionLine(name, option, facts)),
    ...words ? [`complete -c cdk8s-kubevirt -n ${seen(name)} -f -a ${quoted(words.join(' '))}`] : [],
  ]);
  return ['# cdk8s-kubevirt for fish', ...first, 'complete -c cdk8s-kubevirt -n __fish_use_subcommand -l version -d \'tell the version\'', ...within, ''].join('\n');
}

function optionLine(command: string, name: string, { value, short, words, help }: Option): string {
  const takes = value === undefined ? '' : words ? ` -x -a ${quoted(words.join(' '))}` : ' -r';
  return `complete -c cdk8s-kubevirt -n ${seen(command)} -l ${name}${short === undefined ? '' : ` -s ${short}`}${takes} -d ${quoted(firstLine(help))}`;
}

function seen(command: string): string {
  return quoted(`__fish_seen_subcommand_from ${command}`);
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
