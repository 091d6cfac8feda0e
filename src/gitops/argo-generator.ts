import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ARGO_GENERATORS } from './wire-forms';
import type { Generator as GeneratorForm } from '../../imports/argoproj.io';
import { renderLabelSelector } from '../cdk8s-plus-internals';
import { keepProblems, problemsOf, UsageError } from '../usage-error';

/** Options of `ArgoGenerator.clusters`. */
export interface ArgoClustersOptions {
  /**
   * Which clusters, by the labels of their Secrets.
   *
   * @default - all that Argo CD knows, that in which it runs too
   */
  readonly selector?: kplus.LabelSelector;

  /**
   * Further parameters, as `{{ .values.<key> }}`.
   *
   * @default - none
   */
  readonly values?: { readonly [key: string]: string };
}

/** Options of `ArgoGenerator.gitDirectories` and `ArgoGenerator.gitFiles`. */
export interface ArgoGitGeneratorOptions {
  /**
   * The branch, tag or commit.
   *
   * @default 'HEAD'
   */
  readonly revision?: string;

  /**
   * Paths that do not count, as patterns.
   *
   * @default - none
   */
  readonly exclude?: string[];

  /**
   * Further parameters, as `{{ .values.<key> }}`.
   *
   * @default - none
   */
  readonly values?: { readonly [key: string]: string };

  /**
   * How often it looks for new commits, in whole seconds, from 1.
   *
   * @default - Argo CD's: Duration.minutes(3)
   */
  readonly requeueAfter?: Duration;
}

/** What an `ArgoApplicationSet` makes applications of: one for each set of parameters. */
export class ArgoGenerator {
  /**
   * The clusters that Argo CD knows. Parameters: `name`, `nameNormalized`, `server`, `metadata.labels`, `metadata.annotations`.
   *
   * @param options which of them
   */
  public static clusters(options: ArgoClustersOptions = {}): ArgoGenerator {
    const { selector, values } = options;
    return new ArgoGenerator({ clusters: { selector: selector && renderLabelSelector(selector), values } });
  }

  /**
   * What is written here. Parameters: the keys of each element.
   *
   * @param elements the sets of parameters
   */
  public static list(elements: { [key: string]: any }[]): ArgoGenerator {
    return new ArgoGenerator({ list: { elements } });
  }

  /**
   * The directories of a Git repository. Parameters: `path.path`, `path.basename`, `path.basenameNormalized`, `path.segments`.
   *
   * @param repoUrl the URL of the repository
   * @param paths which directories, as patterns such as `stores/*`
   * @param options of which revision, and which do not count
   */
  public static gitDirectories(repoUrl: string, paths: string[], options: ArgoGitGeneratorOptions = {}): ArgoGenerator {
    return ArgoGenerator.git(repoUrl, 'directories', paths, options);
  }

  /**
   * The files of a Git repository, in YAML or JSON. Parameters: the content of each, and those of its directory.
   *
   * @param repoUrl the URL of the repository
   * @param paths which files, as patterns such as `stores/*.json`
   * @param options of which revision, and which do not count
   */
  public static gitFiles(repoUrl: string, paths: string[], options: ArgoGitGeneratorOptions = {}): ArgoGenerator {
    return ArgoGenerator.git(repoUrl, 'files', paths, options);
  }

  /**
   * Each set of parameters of one with each of another, which may use parameters of the first.
   *
   * @param first the one
   * @param second the other
   */
  public static matrix(first: ArgoGenerator, second: ArgoGenerator): ArgoGenerator {
    return new ArgoGenerator({ matrix: { generators: [first, second].map((each) => ARGO_GENERATORS.of(each)) } }, problemsOf(first, second));
  }

  /**
   * The sets of parameters of the first, with what later ones say of the same: those that have the same values for some keys.
   *
   * @param mergeKeys the keys
   * @param generators at least two
   */
  public static merge(mergeKeys: string[], ...generators: ArgoGenerator[]): ArgoGenerator {
    return new ArgoGenerator({ merge: { mergeKeys, generators: generators.map((each) => ARGO_GENERATORS.of(each)) } }, [
      ...problemsOf(...generators),
      ...generators.length > 1 ? [] : [{
        what: 'ArgoGenerator.merge', got: `${generators.length} generators`, allowed: 'at least two', fix: 'Argo CD refuses less: give what to merge.',
      }],
    ]);
  }

  private static git(
    repoURL: string, what: 'directories' | 'files', paths: string[], { revision = 'HEAD', exclude = [], values, requeueAfter }: ArgoGitGeneratorOptions,
  ): ArgoGenerator {
    const items = [...paths.map((path) => ({ path })), ...exclude.map((path) => ({ path, exclude: true }))];
    const seconds = requeueAfter && requeueAfter.toMilliseconds({ integral: false }) / 1000;
    return new ArgoGenerator({ git: { repoURL, revision, [what]: items, values, requeueAfterSeconds: seconds } }, [
      ...paths.length > 0 ? [] : [{ what: 'ArgoGenerator paths', got: paths, allowed: 'at least one', fix: 'Without any, no application is made.' }],
      ...seconds === undefined || (Number.isInteger(seconds) && seconds > 0) ? [] : [{
        what: 'requeueAfter', got: requeueAfter?.toHumanString(), allowed: 'whole seconds, at least 1', fix: 'Leave it out for three minutes.',
      }],
    ]);
  }

  private constructor(wire: GeneratorForm, problems: UsageError[] = []) {
    ARGO_GENERATORS.set(this, wire);
    keepProblems(this, problems);
  }
}
