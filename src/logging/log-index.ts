/** Prefixes of indices. */
export interface LogIndexOptions {
  /**
   * The prefix of the indices with logs of containers: lower-case letters, digits, `.`, `_` and `-`, starting with a letter or digit.
   *
   * @default 'containers'
   */
  readonly containers?: string;

  /**
   * The prefix of the indices with what VMs write to their serial consoles, as above.
   *
   * @default 'vms'
   */
  readonly consoles?: string;
}

/** Into which index of Elasticsearch or OpenSearch a line goes. There is one index a day: each name ends in `-YYYY.MM.DD`, by the time of the line. */
export class LogIndex {
  /**
   * One index for containers and one for serial consoles: `containers-2026.01.31`, `vms-2026.01.31`.
   *
   * @param options the prefixes
   */
  public static byKind(options: LogIndexOptions = {}): LogIndex {
    return new LogIndex(options.containers ?? 'containers', options.consoles ?? 'vms', false);
  }

  /**
   * An index of its own for each namespace, for containers and for serial consoles: `containers-shop-2026.01.31`, `vms-shop-2026.01.31`. So the logs of a
   * tenant can have a lifetime of their own, and a tenant a role for them: `/(containers|vms)-shop-[0-9.]+/` is that of one namespace, `*-shop-*` takes in
   * `shop-db`, too. Fluent Bit writes the part before the date into the line as well, as `log_index`.
   *
   * @param options the prefixes
   */
  public static byNamespace(options: LogIndexOptions = {}): LogIndex {
    return new LogIndex(options.containers ?? 'containers', options.consoles ?? 'vms', true);
  }

  /**
   * One index for all.
   *
   * @param prefix its prefix; `logstash` where there is none, as both collectors have it
   */
  public static single(prefix?: string): LogIndex {
    return new LogIndex(prefix, prefix, false);
  }

  private constructor(
    /** The prefix for containers; undefined for that of the collector. */
    public readonly containers: string | undefined,
    /** The prefix for serial consoles; undefined for that of the collector. */
    public readonly consoles: string | undefined,
    /** Whether each namespace has indices of its own. */
    public readonly perNamespace: boolean,
  ) {}
}
