import { statSync } from 'fs';
import { dirname, join, relative } from 'path';
import type { ConfigFile } from './config';
import type * as reading from './read-config';
import { absolute } from '../io';
import type { Io } from '../io';
import type { Options, Parsed } from '../options';

/** The file that says how a repository is judged. */
export const CONFIG = '.cdk8s-kubevirt.yaml';

/** Where a baseline is written unless another file is named. */
export const BASELINE = '.cdk8s-kubevirt-baseline.json';

/** The options of commands that heed it. */
export const CONFIG_OPTIONS = {
  'render': { help: 'run kustomize or kubectl for kustomizations and helm for charts, and take\nwhat they write in place of what they read' },
  'config': { value: 'FILE', help: `the file to configure it by (default: ${CONFIG} in the working\ndirectory or the nearest above it)` },
  'no-config': { help: 'heed neither such a file nor what a synthesis recorded beside its output' },
} satisfies Options;

/** The file of a name in a directory. */
export function fileIn(directory: string, name: string): string | undefined {
  const path = join(directory, name);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

/** The nearest file of a name in a directory or above it. */
export function nearest(name: string, directory: string): string | undefined {
  const above = dirname(directory);
  return fileIn(directory, name) ?? (above === directory ? undefined : nearest(name, above));
}

/**
 * The config of a command line; one that says nothing where there is none.
 *
 * @throws UsageError where it cannot be read, with everything that is wrong with it
 */
export function configOf({ values, flags }: Pick<Parsed, 'values' | 'flags'>, io: Io): ConfigFile {
  const directory = workingDirectory(io);
  const found = flags.has('no-config') ? undefined : values.config === undefined ? directory && nearest(CONFIG, directory) : absolute(values.config, io);
  if (found === undefined) return { file: CONFIG, directory: directory ?? '', config: {} };
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have no config
  const { readConfig } = require('./read-config') as typeof reading;
  return readConfig(values.config ?? (relative(io.cwd, found) || found), io);
}

/** A check of absolute paths needs none. */
function workingDirectory(io: Io): string | undefined {
  try {
    return io.cwd;
  } catch {
    return undefined;
  }
}
