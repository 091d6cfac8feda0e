/** A variable besides its name. */
export interface GrafanaVariableOptions {
  /**
   * What stands before its list.
   *
   * @default - its name
   */
  readonly label?: string;

  /**
   * Whether several values can be chosen, and all. Queries then compare with `=~`.
   *
   * @default true
   */
  readonly multi?: boolean;
}

/** What a reader of a dashboard chooses from a list, and queries name as `$<name>`. */
export class GrafanaVariable {
  /**
   * The values of a label that Prometheus has.
   *
   * @param name the variable, such as `namespace`
   * @param metric the series that are looked at, such as `kubevirt_vmi_info`
   * @param labelName the label whose values are offered
   * @param options how it is shown
   */
  public static labelValues(name: string, metric: string, labelName: string, options: GrafanaVariableOptions = {}): GrafanaVariable {
    return new GrafanaVariable(name, 'query', `label_values(${metric}, ${labelName})`, options);
  }

  /**
   * Given values, such as the namespaces of a tenant.
   *
   * @param name the variable
   * @param values what is offered
   * @param options how it is shown
   */
  public static values(name: string, values: string[], options: GrafanaVariableOptions = {}): GrafanaVariable {
    return new GrafanaVariable(name, 'custom', values.map((value) => value.replace(/,/g, '\\,')).join(','), options);
  }

  /**
   * The data sources for Prometheus that the Grafana has. Panels take the chosen one where the dashboard's `dataSource` is `${<name>}`.
   *
   * @param name the variable
   * @param options how it is shown
   */
  public static prometheusDataSource(name: string, options: GrafanaVariableOptions = {}): GrafanaVariable {
    return new GrafanaVariable(name, 'datasource', 'prometheus', { multi: false, ...options });
  }

  private constructor(
    /** Its name, without `$`. */
    public readonly name: string,
    /** Its kind, by Grafana's identifier. */
    public readonly type: string,
    /** Where its values come from, in Grafana's words. */
    public readonly query: string,
    /** How it is shown. */
    public readonly options: GrafanaVariableOptions,
  ) {}
}
