import * as kplus from 'cdk8s-plus-28';
import { LogBackendCredentials } from './log-backend-credentials';
import { LogIndex } from './log-index';

/** Whom a collector trusts, and how it shows who it is. */
export interface LogBackendTls {
  /**
   * Whether the certificate of the backend is checked, and that it is one of `host`.
   *
   * @default true
   */
  readonly verify?: boolean;

  /**
   * The CA of that certificate, in a Secret of the collector's namespace.
   *
   * @default - the CAs of the image
   */
  readonly ca?: kplus.SecretValue;

  /**
   * The collector's own certificate: a Secret of its namespace of type `kubernetes.io/tls`.
   *
   * @default - none
   */
  readonly clientCertificate?: kplus.ISecret;
}

/** Where a backend is, and how it is reached. */
export interface LogBackendOptions {
  /** Its name or IP address, such as that of a Service: `elasticsearch.logging.svc`. */
  readonly host: string;

  /**
   * The port of the backend, 1 to 65535.
   *
   * @default - 9200, or 3100 of Loki
   */
  readonly port?: number;

  /**
   * TLS to the backend. An empty object for TLS with the CAs of the image.
   *
   * @default - none: logs go over the network in clear text
   */
  readonly tls?: LogBackendTls;

  /**
   * What the collector proves itself with.
   *
   * @default - nobody in particular
   */
  readonly credentials?: LogBackendCredentials;
}

/** Elasticsearch or OpenSearch. */
export interface IndexBackendOptions extends LogBackendOptions {
  /**
   * Which index a line goes into.
   *
   * @default - LogIndex.byKind()
   */
  readonly index?: LogIndex;

  /**
   * A path before that of its API, where it is behind a proxy. Starts with `/`.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * An ingest pipeline of the backend that handles each line.
   *
   * @default - none
   */
  readonly pipeline?: string;

  /**
   * Whether dots in names of fields become underscores (`Replace_Dots`). Without it a pod with the label `app` and another with `app.kubernetes.io/name` do
   * not fit into one index: the backend refuses the lines of the one that comes second. Fluentd does it by the plugin `dedot_filter`.
   *
   * @default false
   */
  readonly replaceDots?: boolean;
}

/** Loki. */
export interface LokiBackendOptions extends LogBackendOptions {
  /**
   * The tenant of Loki to which all lines belong (`X-Scope-OrgID`).
   *
   * @default - none: a Loki without tenants
   */
  readonly tenantId?: string;

  /**
   * Whether each namespace is a tenant of Loki, by its name. Not with `tenantId`.
   *
   * @default false
   */
  readonly tenantPerNamespace?: boolean;

  /**
   * Labels of all streams besides `job`, which is `containers` or `vms`, `namespace`, `pod`, `container`, and `vm` of serial consoles. Each combination of
   * values is a stream: keep them few.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}
