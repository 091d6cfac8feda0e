import { HELP } from './completed';
import type { Completed } from './completed';

/** Where nothing is offered, readline completes names of files. It takes `--format=text` for three words. */
export function bash(commands: readonly Completed[]): string {
  const values = commands.flatMap(({ name, options }) => Object.entries(options).flatMap(([option, { value, short, words = [] }]) => (
    value === undefined ? [] : [`    ${[`--${option}`, ...short ? [`-${short}`] : []].map((each) => `${name}:${each}`).join('|')}) words='${words.join(' ')}' ;;`]
  )));
  const flags = commands.map(({ name, options }) => `      ${name}) words='${Object.keys({ ...options, ...HELP }).map((option) => `--${option}`).join(' ')}' ;;`);
  const positionals = commands.flatMap(({ name, words }) => (words ? [`      ${name}) words='${words.join(' ')}' ;;`] : []));
  return `\
# cdk8s-kubevirt for bash
_cdk8s_kubevirt() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=''
  [ "$word" = = ] && word=''
  [ "$previous" = = ] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${commands.map(({ name }) => name).join(' ')} --help --version'
  else case $command:$previous in
${values.join('\n')}
    *) case $word in
      -*) case $command in
${flags.join('\n')}
      esac ;;
      *) case $command in
${positionals.join('\n')}
      esac ;;
    esac ;;
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _cdk8s_kubevirt cdk8s-kubevirt
`;
}
