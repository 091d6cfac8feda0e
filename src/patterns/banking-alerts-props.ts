import { Duration } from 'cdk8s';

/** Alerts on the VMs of the stack. */
export interface BankingAlertsProps {
  /**
   * Labels of the PrometheusRule that the Prometheus asks for (`ruleSelector`), such as `release`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * How long a VM may be down before its alert fires.
   *
   * @default Duration.minutes(2)
   */
  readonly downFor?: Duration;

  /**
   * How long a VM may be unable to migrate before the alert fires.
   *
   * @default Duration.minutes(5)
   */
  readonly notEvictableFor?: Duration;
}
