import { firstLine, HELP } from './completed';
import type { Completed } from './completed';
import type { Option } from '../options';

/** It may be sourced, or stand in a folder of `fpath` as `_cdk8s-kubevirt`. */
export function zsh(commands: readonly Completed[]): string {
  const described = commands.map(({ name, summary }) => quoted(`${name}:${summary}`));
  const cases = commands.map(({ name, takes, options, words }) => [
    `    ${name}) _arguments -s`,
    ...Object.entries({ ...options, ...HELP }).map(([option, facts]) => optionSpec(option, facts)),
    quoted(`*:${escaped(takes)}:${words ? `(${words.join(' ')})` : '_files'}`),
  ].join(' \\\n      ') + ' ;;');
  return `\
#compdef cdk8s-kubevirt
_cdk8s_kubevirt() {
  local -a commands=(
    ${[...described, "'--help:tell the commands'", "'--version:tell the version'"].join('\n    ')}
  )
  if (( CURRENT == 2 )); then _describe -t commands command commands; return; fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _cdk8s-kubevirt ]; then _cdk8s_kubevirt "$@"; else compdef _cdk8s_kubevirt cdk8s-kubevirt; fi
`;
}

function optionSpec(name: string, { value, short, words, help }: Option): string {
  const spec = `[${escaped(firstLine(help))}]${value === undefined ? '' : `:${escaped(value)}:${words ? `(${words.join(' ')})` : '_files'}`}`;
  return short === undefined ? quoted(`--${name}${spec}`) : `{-${short},--${name}}${quoted(spec)}`;
}

/** Text within a specification of `_arguments`. */
function escaped(text: string): string {
  return text.replace(/[\\[\]:]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
