import type { Command } from './command';
import { COMMANDS } from './commands';
import type { Options } from './options';

const EXIT_CODES = `\
Exit codes: 0 nothing that fails; 1 findings that fail, see check --fail-on; 2 it was called wrongly; 3 an
internal error: a rule or the program failed, whatever else was found; the report has what could be judged.`;

/** What `--help` prints for the whole. */
export function mainHelp(): string {
  return `\
Judges Kubernetes manifests without a cluster, as the API server and the webhooks of KubeVirt and CDI will.

${columns([
  ...[...COMMANDS].map(([name, { takes, summary }]): [string, string] => [`cdk8s-kubevirt ${name} ${takes}`, summary]),
  ['cdk8s-kubevirt COMMAND --help', 'tell the options of a command'],
  ['cdk8s-kubevirt --version', 'tell the version'],
])}

${EXIT_CODES}`;
}

/** What `--help` prints for a command. */
export function commandHelp(name: string, { takes, description, options, notes }: Command): string {
  return [`cdk8s-kubevirt ${name} ${takes} [options]`, description, columns(linesOf(options)), ...notes === undefined ? [] : [notes], EXIT_CODES].join('\n\n');
}

function linesOf(options: Options): [string, string][] {
  return Object.entries(options).map(([name, { value, short, help }]) => [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, help]);
}

function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right.replace(/\n/g, `\n${' '.repeat(width + 4)}`)}`).join('\n');
}
