import { Duration } from 'cdk8s';

/** An alert besides its name and its condition. */
export interface PrometheusAlertOptions {
  /**
   * How long the condition must hold before the alert fires, in whole milliseconds: `for` of Prometheus.
   *
   * @default - it fires at the first evaluation
   */
  readonly pendingFor?: Duration;

  /**
   * How long it goes on firing after the condition is gone, in whole milliseconds. Needs Prometheus 2.42.
   *
   * @default - it stops at once
   */
  readonly keepFiringFor?: Duration;

  /**
   * Labels that are added to the alert, by which Alertmanager routes it, such as `severity`. Values may be Go templates.
   *
   * @default - those of the series
   */
  readonly labels?: { [key: string]: string };

  /**
   * What a person reads, such as `summary`, `description` and `runbook_url`. Values may be Go templates: `{{ $labels.name }}`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** A recording besides its name and its expression. */
export interface PrometheusRecordOptions {
  /**
   * Labels that are added to the series, or replace its own.
   *
   * @default - those of the expression
   */
  readonly labels?: { [key: string]: string };
}

/** A rule of a group: an alert, or a series that is computed ahead. */
export class PrometheusGroupRule {
  /**
   * An alert.
   *
   * @param alert its name, such as `VirtualMachineNotReady`
   * @param expr the condition in PromQL: each series that it yields is an alert
   * @param options when it fires, and what it says
   */
  public static alert(alert: string, expr: string, options: PrometheusAlertOptions = {}): PrometheusGroupRule {
    return new PrometheusGroupRule(alert, true, expr, options);
  }

  /**
   * A series that is computed ahead, for expressions that are costly or needed often. Alerts of the same group that come later see it.
   *
   * @param record its name, by convention `level:metric:operations`
   * @param expr what it is, in PromQL
   * @param options its labels
   */
  public static record(record: string, expr: string, options: PrometheusRecordOptions = {}): PrometheusGroupRule {
    return new PrometheusGroupRule(record, false, expr, options);
  }

  private constructor(
    /** Name of the alert or of the series. */
    public readonly name: string,
    /** Whether it is an alert. */
    public readonly isAlert: boolean,
    /** The condition or the series, in PromQL. */
    public readonly expr: string,
    /** What it says besides; a recording has labels only. */
    public readonly options: PrometheusAlertOptions,
  ) {}
}
