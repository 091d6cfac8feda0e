import type { IConstruct } from 'constructs';
import { judgedFiles, judgedTree, textsIn } from './cluster-set';
import type { ClusterSet } from './cluster-set';
import { Admission } from '../admission/synth';
import type { AdmissionProfile } from '../manifests/profile';

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
   * The objects in `*.yaml`, `*.yml` and `*.json` of a directory and all below it, except `node_modules` and those whose names begin with a dot. They
   * are read at once: `fromDirectory('dist')` before `synth()` is what was synthesized before.
   *
   * @param path the directory, such as the `dist` of what is applied now
   * @throws where it cannot be read
   */
  public static fromDirectory(path: string): ManifestSet {
    const texts = textsIn(path);
    return new ManifestSet((profile) => [judgedFiles(texts, profile)], []);
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

  /**
   * @internal The `ClusterSet` of each cluster; files, which know none, are judged for the given one. Declared without its type, of which programs that
   * are compiled against this would need all.
   */
  public _clusters(profile: AdmissionProfile): readonly object[] {
    return this.judge(profile);
  }
}
