import { existsSync } from 'fs';
import { basename, join } from 'path';
import type { Command } from './command';
import { foreignLines } from './foreign-lines';
import { importExtension } from './import-extension';
import { inputsOf } from './inputs';
import { absolute, attempt, UsageError } from './io';
import type { Io } from './io';
import { choice } from './options';
import { PLATFORM, platformIn } from './profile';
import { readSources } from '../admission/check';
import type { Sources } from '../admission/check';
import { adopt as adoptObjects } from '../adopt/adopt';
import type { AdoptedProgram } from '../adopt/adopt';
import type { ProgramFile } from '../adopt/split';
import { renderAdoption } from '../adopt/text';
import { OutputDirectory } from '../synth/output-directory';

const FORMATS = ['text', 'json'] as const;
const LANGUAGES = ['typescript'] as const;

export const adopt: Command = {
  takes: 'PATH…',
  description: `\
Writes a TypeScript program that makes the objects in files: written YAML, or what kubectl get -o yaml prints.
What the server adds is left out, what identifies a VM to its guest is kept. The program is run, and what it
synthesizes is compared with what was read; what no prop says is patched, and told.
  kubectl get vm,dv,svc -n shop -o yaml | cdk8s-kubevirt adopt - -o src
  cdk8s-kubevirt adopt manifests/ > main.ts`,
  options: {
    output: { value: 'DIR', short: 'o', help: 'write main.ts there, not to standard output; of many objects a file for each chart' },
    force: { help: 'replace files that are there' },
    language: { value: 'LANGUAGE', words: LANGUAGES, help: `${LANGUAGES.join(', ')} (default: typescript)` },
    platform: { ...PLATFORM, help: 'a platform file that the program reads, so that its objects are judged by that cluster' },
    format: { value: 'FORMAT', words: FORMATS, help: `of what is told: ${FORMATS.join(', ')} (default: text)` },
  },
  notes: `\
What is told goes to standard output, or to standard error where the program goes there. Findings that would
keep the program from writing are acknowledged in it: what runs was admitted. Exit code 1: an object is not
adopted.`,

  run({ values, flags, positionals }, io) {
    choice('language', values.language ?? 'typescript', LANGUAGES);
    const format = choice('format', values.format ?? 'text', FORMATS);
    if (!positionals.length) throw new UsageError('nothing to adopt; name files or directories, or - for standard input');
    const platform = values.platform === undefined ? undefined : platformIn(values.platform, io);
    const folder = values.output;
    if (folder !== undefined && !flags.has('force')) refuseToReplace([join(folder, 'main.ts')], io);
    const { sources, files } = read(positionals, io);
    const program = adoptObjects(sources.objects.map(({ manifest }) => manifest), {
      chart: chartOf(sources),
      ...folder === undefined ? {} : { maySplit: true, importExtension: importExtension(absolute(folder, io)) },
      ...platform && { platform: values.platform, architecture: platform._admissionProfile.architecture },
    });
    if (folder === undefined) {
      io.stdout.write(program.files[0].text);
    } else {
      if (!flags.has('force')) refuseToReplace(program.files.map(({ name }) => join(folder, name)), io);
      attempt(folder, () => writeAll(program.files, absolute(folder, io)));
    }
    const told = format === 'json' ? `${JSON.stringify({ files, ...program.report }, null, 2)}\n` : renderAdoption(program.report, files);
    (folder === undefined ? io.stderr : io.stdout).write(told);
    return isWhole(program) ? 0 : 1;
  },
};

function read(paths: readonly string[], io: Io): { readonly sources: Sources; readonly files: number } {
  const { inputs } = inputsOf(paths, io);
  const sources = readSources(inputs);
  const [unreadable] = sources.unreadable;
  if (unreadable) {
    const [{ line, column, got, summary }] = unreadable.findings;
    throw new UsageError(`${unreadable.file}:${line}:${column}: ${got ?? summary}; nothing is adopted of files that cannot be read`);
  }
  const skipped = foreignLines(sources.foreign, true);
  if (!sources.objects.length) throw new UsageError([`no Kubernetes object in ${paths.join(', ')}`, ...skipped].join('\n'));
  for (const line of skipped) io.stderr.write(`cdk8s-kubevirt: ${line}\n`);
  return { sources, files: new Set(sources.objects.map(({ document }) => document.file)).size };
}

function refuseToReplace(files: readonly string[], io: Io): void {
  const there = files.filter((file) => existsSync(absolute(file, io)));
  if (there.length > 0) throw new UsageError(`${there.join(', ')} ${there.length > 1 ? 'are' : 'is'} there; write --force to replace ${there.length > 1 ? 'them' : 'it'}`);
}

/** The chart of objects without namespace is called after their file, where they have one. */
function chartOf({ objects }: Sources): string {
  const names = new Set(objects.map(({ document }) => basename(document.file).replace(/\.[^.]*$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')));
  const [name] = names;
  return names.size === 1 && name !== '' && name !== 'stdin' ? name.slice(0, 63) : 'adopted';
}

/** Writes all files of a program, or none. */
function writeAll(files: readonly ProgramFile[], folder: string): void {
  const output = new OutputDirectory(folder, 'adopt');
  try {
    output.commit(files.map(({ name, text }) => ({ name, staged: output.stage([text]) })));
  } finally {
    output.close();
  }
}

function isWhole({ report: { objects, unproven } }: AdoptedProgram): boolean {
  return unproven.length === 0 && objects.every(({ by }) => by !== 'nothing');
}
