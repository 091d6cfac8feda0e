import { ARGO_SOURCES } from './wire-forms';
import { omitEmpty } from '../kubernetes/omit-empty';

/** What all sources of a Git repository have. */
export interface ArgoGitOptions {
  /**
   * The branch, tag or commit.
   *
   * @default - Argo CD's: HEAD, the default branch of the repository
   */
  readonly targetRevision?: string;

  /**
   * A name by which other sources of the application find files of this one, as `$<ref>/path`.
   *
   * @default - none
   */
  readonly ref?: string;
}

/** Options of `ArgoSource.directory`. */
export interface ArgoDirectoryOptions extends ArgoGitOptions {
  /**
   * Whether directories below count, too.
   *
   * @default false
   */
  readonly recurse?: boolean;

  /**
   * Which files count, as a pattern such as `*.k8s.yaml` or `{a.yaml,b.yaml}`.
   *
   * @default - all of YAML and JSON
   */
  readonly include?: string;

  /**
   * Which files do not count, as a pattern.
   *
   * @default - none
   */
  readonly exclude?: string;
}

/** Options of `ArgoSource.kustomize`. */
export interface ArgoKustomizeOptions extends ArgoGitOptions {
  /**
   * What all names begin with.
   *
   * @default - nothing
   */
  readonly namePrefix?: string;

  /**
   * What all names end with.
   *
   * @default - nothing
   */
  readonly nameSuffix?: string;

  /**
   * The namespace of all objects.
   *
   * @default - as they say
   */
  readonly namespace?: string;

  /**
   * Images that are replaced, as `<old name>=<new name>:<tag>` or `<name>:<tag>`. Container disks of VMs are not among them: Kustomize does not know them.
   *
   * @default - none
   */
  readonly images?: string[];

  /**
   * Labels of all objects, and of their selectors.
   *
   * @default - none
   */
  readonly commonLabels?: { readonly [key: string]: string };

  /**
   * Annotations of all objects.
   *
   * @default - none
   */
  readonly commonAnnotations?: { readonly [key: string]: string };
}

/** Options of `ArgoSource.helmChart`. */
export interface ArgoHelmChartOptions {
  /**
   * The name of the release.
   *
   * @default - that of the application
   */
  readonly releaseName?: string;

  /**
   * Values of the chart, as a values file has them.
   *
   * @default - those of the chart
   */
  readonly values?: { readonly [key: string]: any };

  /**
   * Files with values, in the chart or as `$<ref>/path` in another source.
   *
   * @default - none
   */
  readonly valueFiles?: string[];

  /**
   * Whether the CRDs of the chart are left out.
   *
   * @default false
   */
  readonly skipCrds?: boolean;
}

/** Where the manifests of an `ArgoApplication` come from. */
export class ArgoSource {
  /**
   * Plain manifests, as cdk8s writes them.
   *
   * @param repoUrl the URL of the Git repository
   * @param path the directory, from the root of the repository, such as `dist`
   * @param options which files, and of which revision
   */
  public static directory(repoUrl: string, path: string, options: ArgoDirectoryOptions = {}): ArgoSource {
    const { targetRevision, ref, recurse, include, exclude } = options;
    return new ArgoSource(repoUrl, { path, targetRevision, ref, directory: omitEmpty<unknown>({ recurse, include, exclude }) });
  }

  /**
   * A directory with a `kustomization.yaml`.
   *
   * @param repoUrl the URL of the Git repository
   * @param path the directory, from the root of the repository
   * @param options what is changed, and of which revision
   */
  public static kustomize(repoUrl: string, path: string, options: ArgoKustomizeOptions = {}): ArgoSource {
    const { targetRevision, ref, ...kustomize } = options;
    return new ArgoSource(repoUrl, { path, targetRevision, ref, kustomize: omitEmpty<unknown>({ ...kustomize }) });
  }

  /**
   * A chart of a Helm repository.
   *
   * @param repoUrl the URL of the repository; one in an OCI registry has no `oci://`
   * @param chart the name of the chart
   * @param version its version, such as `1.2.3` or `1.2.*`
   * @param options its values
   */
  public static helmChart(repoUrl: string, chart: string, version: string, options: ArgoHelmChartOptions = {}): ArgoSource {
    const { values: valuesObject, ...helm } = options;
    return new ArgoSource(repoUrl, { chart, targetRevision: version, helm: omitEmpty<unknown>({ ...helm, valuesObject }) });
  }

  private constructor(
    /** The URL of the repository. */
    public readonly repoUrl: string,
    wire: object,
  ) {
    ARGO_SOURCES.set(this, { repoURL: repoUrl, ...wire });
  }
}
