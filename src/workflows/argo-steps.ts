import { ArgoLock } from './argo-lock';
import { ArgoStep } from './argo-step';
import { ArgoTemplate, ArgoTemplateProps } from './argo-template';
import { callProblems } from './call-problems';
import { duplicatesOf } from './duplicates';
import { renderCall } from './render-call';
import { renderLocks } from './render-leaf';
import type { TemplateDefaults as Template } from '../../imports/argoproj.io';
import { keepProblems, problemsOf, UsageError } from '../usage-error';

/** Properties of an `ArgoSteps`. */
export interface ArgoStepsProps extends ArgoTemplateProps {
  /** Groups of steps. A group begins once the one before has succeeded; the steps of a group run at the same time. */
  readonly groups: ArgoStep[][];

  /**
   * How many steps run at the same time.
   *
   * @default - all of a group
   */
  readonly parallelism?: number;

  /**
   * What it waits for, and holds until its last step has ended.
   *
   * @default - nothing
   */
  readonly locks?: ArgoLock[];
}

/** A template of steps, one group after the other. */
export class ArgoSteps extends ArgoTemplate {
  /** The groups of steps. */
  public readonly groups: ArgoStep[][];

  /**
   * @param name letters, digits and `-`
   * @param props the steps
   */
  constructor(name: string, private readonly props: ArgoStepsProps) {
    super(name, props);
    this.groups = props.groups.map((group) => [...group]);
    keepProblems(this, [...problemsOf(...this.groups.flat(), ...props.locks ?? []), ...stepsProblems(this)]);
    this._keepUndeclared(this._render());
  }

  /** @internal */
  public _render(): object {
    const { parallelism, locks } = this.props;
    return { parallelism, synchronization: renderLocks(locks), steps: this.groups.map((group) => group.map(renderCall)) } satisfies Partial<Template>;
  }

  /** @internal */
  public _calls(): readonly ArgoTemplate[] {
    return this.groups.flat().map(({ template }) => template);
  }
}

function* stepsProblems({ name, groups }: ArgoSteps): Generator<UsageError> {
  const steps = groups.flat();
  const what = `groups of template "${name}"`;
  if (!groups.length || groups.some((group) => !group.length)) {
    yield { what, got: groups.map((group) => group.length), allowed: 'at least one step in each', fix: 'Leave empty groups out.' };
  }
  for (const got of duplicatesOf(steps)) yield { what, got, allowed: 'each name once', fix: 'Rename one of the steps.' };
  for (const [i, group] of groups.entries()) {
    const ended = groups.slice(0, i).flat();
    for (const step of group) yield* callProblems(step, { kind: 'steps', calls: steps, endedBefore: () => ended });
  }
}
