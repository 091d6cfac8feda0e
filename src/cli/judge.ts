import { inputsOf } from './inputs';
import type { Input } from './inputs';
import { Io, UsageError } from './io';
import { Progress } from './progress';
import { check } from '../admission/check';
import type { Checked } from '../admission/check';
import type { AdmissionProfile } from '../manifests/profile';

/** What was found in files. */
export interface Judged extends Checked {
  /** How many files were read. */
  readonly files: number;
}

/**
 * Judges all objects below the paths of a command line, with a progress bar where it takes long.
 *
 * @throws UsageError where a path cannot be read or has no Kubernetes object
 */
export function judge(paths: readonly string[], profile: AdmissionProfile, io: Io): Judged {
  const inputs = inputsOf(paths, io);
  const progress = new Progress(io);
  const checked = check(inputs, profile, (share) => progress.show(share, share < 1 ? 'reading' : 'judging'));
  progress.end();
  refuseEmpty(inputs, checked, paths);
  return { ...checked, files: inputs.length };
}

function refuseEmpty(inputs: readonly Input[], { subjects }: Checked, paths: readonly string[]): void {
  const filled = new Set(subjects.map(({ file }) => file));
  const empty = inputs.filter(({ named, file }) => named && !filled.has(file)).map(({ file }) => file);
  if (empty.length) throw new UsageError(`no Kubernetes object in ${empty.join(', ')}`);
  if (!subjects.length) throw new UsageError(`no Kubernetes object in *.yaml, *.yml and *.json of ${paths.join(', ')}`);
}
