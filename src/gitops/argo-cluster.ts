import { parseGoUrl } from '../kubernetes/go-url';
import { throwIfAny, UsageError } from '../usage-error';

const SECRET_TYPE = 'argocd.argoproj.io/secret-type';

/** Options of `ArgoCluster.of`. */
export interface ArgoClusterOptions {
  /** The URL of its API server, which Argo CD must reach, such as `https://store-001.example.com:6443`. */
  readonly server: string;

  /**
   * Labels by which `ArgoGenerator.clusters` finds it.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * The project whose applications alone may use it.
   *
   * @default - all may
   */
  readonly project?: string;

  /**
   * The namespaces that Argo CD manages in it.
   *
   * @default - all, and what has no namespace
   */
  readonly namespaces?: string[];
}

/**
 * A cluster that Argo CD deploys to. Argo CD knows it by a Secret, whose entry `config` has the credentials: so the Secret must come from a secret store,
 * and this says only what it looks like.
 *
 * ```
 * const cluster = ArgoCluster.of('store-001', { server: 'https://store-001.example.com:6443', labels: { wave: 'canary' } });
 * new ExternalSecret(chart, cluster.name, {
 *   store, data: { config: { key: 'stores/store-001' } }, secretLabels: cluster.secretLabels, secretTemplate: cluster.secretTemplate('config'),
 * });
 * ```
 */
export class ArgoCluster {
  /**
   * A cluster.
   *
   * @param name the name that Argo CD knows it by
   * @param options where its API server is, and its labels
   * @throws without a name, and where `server` is no URL of HTTPS
   */
  public static of(name: string, options: ArgoClusterOptions): ArgoCluster {
    throwIfAny(undefined, clusterProblems(name, options));
    return new ArgoCluster(name, options);
  }

  private constructor(
    /** The name that Argo CD knows it by. */
    public readonly name: string,
    private readonly options: ArgoClusterOptions,
  ) {}

  /** The labels of the Secret: that by which Argo CD finds it, and those of the cluster. */
  public get secretLabels(): { [key: string]: string } {
    return { ...this.options.labels, [SECRET_TYPE]: 'cluster' };
  }

  /**
   * The entries of the Secret, by key, in the form of templates that know the fetched values, as `secretTemplate` of an ExternalSecret takes them.
   *
   * @param configKey the fetched value that has the credentials, a JSON document such as `{"bearerToken": "…", "tlsClientConfig": {"caData": "…"}}`
   */
  public secretTemplate(configKey: string): { [key: string]: string } {
    const { server, project, namespaces } = this.options;
    return {
      name: this.name,
      server,
      config: `{{ .${configKey} }}`,
      ...project ? { project } : {},
      ...namespaces ? { namespaces: namespaces.join(',') } : {},
    };
  }
}

function* clusterProblems(name: string, { server }: ArgoClusterOptions): Generator<UsageError> {
  const what = `ArgoCluster "${name}"`;
  if (!name) yield { what: 'ArgoCluster', got: name, allowed: 'a name', fix: 'Name the cluster: destinations refer to it.' };
  const url = parseGoUrl(server, 'request');
  if (url?.scheme === 'https' && url.host) return;
  yield {
    what: `${what}.server`,
    got: server,
    allowed: 'the URL of an API server, such as https://store-001.example.com:6443',
    fix: 'Argo CD opens the connection: name an endpoint that it reaches, or use Fleet or an Argo CD in each cluster where there is none.',
  };
}
