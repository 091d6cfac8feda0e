import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { PrometheusGroupRule } from './prometheus-group-rule';

/** Rules that are evaluated together, one after the other. */
export interface PrometheusRuleGroup {
  /** Its name, unique in the object. */
  readonly name: string;

  /** The rules, in the order of their evaluation. */
  readonly rules: PrometheusGroupRule[];

  /**
   * Time between two evaluations, in whole milliseconds, more than zero.
   *
   * @default - `evaluationInterval` of the Prometheus, which is 30 seconds unless set
   */
  readonly interval?: Duration;

  /**
   * How far in the past its expressions are evaluated, for data that comes late. Needs Prometheus 2.53.
   *
   * @default - that of the Prometheus
   */
  readonly queryOffset?: Duration;

  /**
   * The most alerts or series that a rule may yield; beyond that it fails. Needs Prometheus 2.31.
   *
   * @default - no limit
   */
  readonly limit?: number;

  /**
   * Labels of all its rules, whose own labels come first. Needs Prometheus 3.0.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/** Properties of `PrometheusRule`. `metadata.labels` are those that `ruleSelector` of the Prometheus asks for, such as `release`. */
export interface PrometheusRuleProps extends kplus.ResourceProps {
  /**
   * Groups of alerts and recordings, whose rules are evaluated one after the other.
   *
   * @default - none; see `addGroup`
   */
  readonly groups?: PrometheusRuleGroup[];
}
