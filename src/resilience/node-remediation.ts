import { Duration } from 'cdk8s';
import { IRemediationTemplate } from './remediation-template';
import { keepProblems, UsageError } from '../usage-error';

/** One of several ways to make a node healthy, tried one after the other. */
export interface NodeRemediationStep {
  /** The template of the remediator. */
  readonly template: IRemediationTemplate;
  /** How long it may take until the next is tried, at least a minute. */
  readonly timeout: Duration;
}

/** What is done to an unhealthy node. */
export class NodeRemediation {
  /**
   * One way, for as long as it takes.
   *
   * @param template the template of the remediator
   */
  public static by(template: IRemediationTemplate): NodeRemediation {
    return new NodeRemediation([], template);
  }

  /**
   * Several ways, in this order: a softer one first. The `NodeHealthCheck` that takes it throws on none, and on a timeout of less than a minute.
   *
   * @param steps the ways
   */
  public static escalating(...steps: NodeRemediationStep[]): NodeRemediation {
    const remediation = new NodeRemediation(steps);
    keepProblems(remediation, stepProblems(steps));
    return remediation;
  }

  private constructor(
    /** The ways that are tried one after the other; none for a single one. */
    public readonly steps: NodeRemediationStep[],
    /** The template of the single way. */
    public readonly template?: IRemediationTemplate,
  ) {}
}

function* stepProblems(steps: readonly NodeRemediationStep[]): Generator<UsageError> {
  if (steps.length === 0) {
    yield { what: 'NodeRemediation.escalating', got: [], allowed: 'at least one step', fix: 'Give the remediators in their order.' };
  }
  for (const { timeout } of steps) {
    if (timeout.toSeconds({ integral: false }) >= 60) continue;
    yield { what: 'NodeRemediation.escalating', got: timeout.toHumanString(), allowed: 'a timeout of at least a minute', fix: 'Give the remediator the time that a reboot takes.' };
  }
}
