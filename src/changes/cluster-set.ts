import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import type { JudgedSet } from './review';
import type * as admission from '../admission/admission';
import type * as checking from '../admission/check';
import type { Submission } from '../admission/submission';
import type { Admission } from '../admission/synth';
import type { AdmissionProfile } from '../manifests/profile';
import { usageError } from '../usage-error';

/** What goes to one cluster. */
export interface ClusterSet extends JudgedSet {
  readonly constructPaths?: readonly (string | undefined)[];
}

const MANIFEST = /\.(?:ya?ml|json)$/;
const FOREIGN = /(?:^|[\\/])(?:node_modules|\.[^\\/]+)[\\/]/;

/** The objects of a tree that go to one cluster. */
export function judgedTree(tree: Admission, submissions: readonly Submission[], profile?: AdmissionProfile): ClusterSet {
  // Loaded when it is needed: schemas and rules would double the time to require the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { judgeEach } = require('../admission/admission') as typeof admission;
  const { findings, ...judged } = judgeEach(submissions, profile);
  const constructPaths = submissions.map(({ constructPath }) => constructPath);
  return { objects: submissions, findings: tree._acknowledged(findings), ...judged, constructPaths };
}

/** The objects of files, which go to one cluster. */
export function judgedFiles(files: readonly { readonly file: string; readonly text: string }[], profile: AdmissionProfile): ClusterSet {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { checkObjects, readSources } = require('../admission/check') as typeof checking;
  const sources = readSources(files);
  const { judged, manifests, cluster } = checkObjects(sources, profile);
  const objects = sources.objects.map(({ manifest, document }) => ({ manifest, place: document.file }));
  return { objects, findings: judged.map(({ findings }) => findings), manifests, cluster };
}

/** The manifests of a directory and all below it. */
export function textsIn(path: string) {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && MANIFEST.test(entry.name));
    const files = entries.map((entry) => relative(path, join(entry.parentPath, entry.name))).filter((file) => !FOREIGN.test(file)).sort();
    return files.map((file) => ({ file: file.replaceAll(sep, '/'), text: readFileSync(join(path, file), 'utf8') }));
  } catch (error) {
    throw usageError(undefined, { what: 'directory', got: path, allowed: 'a directory with manifests', fix: (error as Error).message });
  }
}

/** Several as if they went to one cluster. */
export function asOne(sets: readonly ClusterSet[]): ClusterSet {
  return {
    objects: sets.flatMap(({ objects }) => objects),
    findings: sets.flatMap(({ findings }) => findings),
    manifests: sets.flatMap(({ objects, manifests }) => manifests ?? objects.map(() => undefined)),
    constructPaths: sets.flatMap(({ objects, constructPaths }) => constructPaths ?? objects.map(() => undefined)),
    cluster: sets[0]?.cluster,
  };
}
