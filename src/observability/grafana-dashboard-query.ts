/** A query besides its expression. */
export interface GrafanaQueryOptions {
  /**
   * What a series is called, with its labels as `{{namespace}}/{{name}}`.
   *
   * @default - all its labels
   */
  readonly legend?: string;

  /**
   * Whether only the newest value is asked for, as a figure or a table needs it.
   *
   * @default false
   */
  readonly instant?: boolean;
}

/** What a panel asks Prometheus for. */
export class GrafanaQuery {
  /**
   * A query in PromQL. It may name variables of the dashboard, such as `{namespace=~"$namespace"}`.
   *
   * @param expr the expression
   * @param options what its series are called
   */
  public static promql(expr: string, options: GrafanaQueryOptions = {}): GrafanaQuery {
    return new GrafanaQuery(expr, options);
  }

  private constructor(
    /** The expression. */
    public readonly expr: string,
    /** What its series are called. */
    public readonly options: GrafanaQueryOptions,
  ) {}
}
