import { IndexBackendOptions, LokiBackendOptions } from './log-backend-options';
import { LogIndex } from './log-index';

/** Where logs are kept. */
export class LogBackend {
  /**
   * Elasticsearch 7 or later.
   *
   * @param options where it is, and the indices
   */
  public static elasticsearch(options: IndexBackendOptions): LogBackend {
    return new LogBackend('elasticsearch', { port: 9200, index: LogIndex.byKind(), ...options }, undefined);
  }

  /**
   * OpenSearch.
   *
   * @param options where it is, and the indices
   */
  public static opensearch(options: IndexBackendOptions): LogBackend {
    return new LogBackend('opensearch', { port: 9200, index: LogIndex.byKind(), ...options }, undefined);
  }

  /**
   * Loki.
   *
   * @param options where it is, its tenants and labels
   */
  public static loki(options: LokiBackendOptions): LogBackend {
    return new LogBackend('loki', undefined, { port: 3100, ...options });
  }

  private constructor(
    /** What it is: `elasticsearch`, `opensearch` or `loki`. */
    public readonly name: string,
    /** @internal */
    public readonly _indexed: IndexBackendOptions | undefined,
    /** @internal */
    public readonly _loki: LokiBackendOptions | undefined,
  ) {}
}
