/** How urgent an alert is, by the label `severity`. The names are those of kube-prometheus, by which its Alertmanager routes; `AlertSeverity.of` for others. */
export class AlertSeverity {
  /** Somebody must act now. */
  public static readonly CRITICAL = new AlertSeverity('critical');
  /** Somebody should look at it soon. */
  public static readonly WARNING = new AlertSeverity('warning');
  /** Nobody is told: it explains other alerts. */
  public static readonly INFO = new AlertSeverity('info');

  /** A severity that this class does not name. */
  public static of(name: string): AlertSeverity {
    return new AlertSeverity(name);
  }

  /** @param name the value of the label */
  private constructor(public readonly name: string) {}
}
