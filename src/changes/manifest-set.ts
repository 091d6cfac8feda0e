import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import type { IConstruct } from 'constructs';
import type { JudgedSet } from './review';
import type * as admission from '../admission/admission';
import type * as checking from '../admission/check';
import type { Submission } from '../admission/submission';
import { Admission } from '../admission/synth';
import type { AdmissionProfile } from '../manifests/profile';
import { usageError } from '../usage-error';

/** What goes to one cluster. */
export interface ClusterSet extends JudgedSet {
  readonly constructPaths?: readonly (string | undefined)[];
}

const MANIFEST = /\.(?:ya?ml|json)$/;
const FOREIGN = /(?:^|[\\/])(?:node_modules|\.[^\\/]+)[\\/]/;

/** Objects that are applied together: those of a construct tree, or of files. */
export class ManifestSet {
  /**
   * The objects of a tree as they are now.
   *
   * @param scope any construct of the tree, such as the app
   */
  public static of(scope: IConstruct): ManifestSet {
    const tree = Admission.of(scope);
    const clusters = [...tree._submissions()];
    const judge = () => clusters.map(([profile, submissions]) => judgedTree(tree, submissions, profile));
    return new ManifestSet(judge, clusters.flatMap(([profile]) => profile ?? []));
  }

  /**
   * The objects in `*.yaml`, `*.yml` and `*.json` of a directory and all below it, except `node_modules` and those whose names begin with a dot.
   *
   * @param path the directory, such as the `dist` of what is applied now
   * @throws where it cannot be read
   */
  public static fromDirectory(path: string): ManifestSet {
    return new ManifestSet((profile) => [judgedFiles(textsIn(path), profile)], []);
  }

  /**
   * The objects of a text, such as what `kubectl get -o yaml` prints.
   *
   * @param text documents of YAML or JSON
   */
  public static fromYaml(text: string): ManifestSet {
    return new ManifestSet((profile) => [judgedFiles([{ file: '', text }], profile)], []);
  }

  private constructor(
    private readonly judge: (profile: AdmissionProfile) => readonly ClusterSet[], private readonly profiles: readonly AdmissionProfile[],
  ) {}

  /** @internal The clusters that it knows. */
  public _profiles(): readonly AdmissionProfile[] {
    return this.profiles;
  }

  /** @internal What goes to each cluster. Files, which know none, are judged for the given one. */
  public _clusters(profile: AdmissionProfile): readonly ClusterSet[] {
    return this.judge(profile);
  }
}

function judgedTree(tree: Admission, submissions: readonly Submission[], profile?: AdmissionProfile): ClusterSet {
  // Loaded when it is needed: schemas and rules would double the time to require the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { judgeEach } = require('../admission/admission') as typeof admission;
  const { findings, ...judged } = judgeEach(submissions, profile);
  const constructPaths = submissions.map(({ constructPath }) => constructPath);
  return { objects: submissions, findings: tree._acknowledged(findings), ...judged, constructPaths };
}

function judgedFiles(files: readonly { readonly file: string; readonly text: string }[], profile: AdmissionProfile): ClusterSet {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { checkObjects, readSources } = require('../admission/check') as typeof checking;
  const sources = readSources(files);
  const { judged, manifests, cluster } = checkObjects(sources, profile);
  const objects = sources.objects.map(({ manifest, document }) => ({ manifest, place: document.file }));
  return { objects, findings: judged.map(({ findings }) => findings), manifests, cluster };
}

function textsIn(path: string) {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && MANIFEST.test(entry.name));
    const files = entries.map((entry) => relative(path, join(entry.parentPath, entry.name))).filter((file) => !FOREIGN.test(file)).sort();
    return files.map((file) => ({ file: file.replaceAll(sep, '/'), text: readFileSync(join(path, file), 'utf8') }));
  } catch (error) {
    throw usageError(undefined, { what: 'directory', got: path, allowed: 'a directory with manifests', fix: (error as Error).message });
  }
}
