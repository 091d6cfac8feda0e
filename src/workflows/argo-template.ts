import { Construct } from 'constructs';
import { argoNameProblems } from './argo-names';
import { ArgoOutput } from './argo-output';
import { ArgoParameter } from './argo-parameter';
import type { ArgoPermission } from './argo-permissions';
import { duplicatesOf } from './duplicates';
import { argoReferencesIn, nameIn } from '../kubernetes/argo-references';
import { keepProblems, problemsOf, UsageError } from '../usage-error';

/** What templates of every type have. */
export interface ArgoTemplateProps {
  /**
   * What whatever calls the template must give; in its texts they are written by their `ref`.
   *
   * @default - none
   */
  readonly inputs?: ArgoParameter[];

  /**
   * What later steps can read.
   *
   * @default - none
   */
  readonly outputs?: ArgoOutput[];
}

/**
 * A piece of a workflow, to be run by steps and tasks: one of `ArgoContainer`, `ArgoScript`, `ArgoResource`, `ArgoVirtualMachine`, `ArgoSuspend`, `ArgoSteps` and
 * `ArgoDag`. A workflow has those that its entrypoint and its exit handler lead to, so there are neither unknown nor unused ones.
 */
export abstract class ArgoTemplate {
  /** Its name, unique in the workflow. */
  public readonly name: string;
  /** What whatever calls it must give. */
  public readonly inputs: ArgoParameter[];
  /** What later steps can read. */
  public readonly outputs: ArgoOutput[];

  protected constructor(name: string, props: ArgoTemplateProps) {
    const { inputs = [], outputs = [] } = props;
    this.name = name;
    this.inputs = [...inputs];
    this.outputs = [...outputs];
    keepProblems(this, [...problemsOf(...inputs, ...outputs), ...interfaceProblems(this)]);
  }

  /** @internal What the template says besides its name, inputs and outputs. */
  public abstract _render(scope: Construct): object;

  /** @internal The templates that it runs. */
  public _calls(): readonly ArgoTemplate[] {
    return [];
  }

  /** @internal What the service account must be allowed for it. */
  public _permissions(): readonly ArgoPermission[] {
    return [];
  }

  /** @internal What is wrong with it in the workflow that it is in, where that is not known before. */
  public _check(_scope: Construct): void {}

  /** @internal */
  protected _keepUndeclared(texts: unknown): void {
    keepProblems(this, undeclaredInputs(this, texts));
  }
}

function* interfaceProblems({ name, inputs, outputs }: ArgoTemplate): Generator<UsageError> {
  yield* argoNameProblems('name of a template', name);
  const what = `template "${name}"`;
  for (const got of duplicatesOf(inputs)) yield { what: `inputs of ${what}`, got, allowed: 'each name once', fix: 'Remove one of them.' };
  for (const got of duplicatesOf(outputs)) yield { what: `outputs of ${what}`, got, allowed: 'each name once', fix: 'Remove one of them.' };
  for (const parameter of inputs) {
    if (parameter.isInput) continue;
    yield { what: `inputs of ${what}`, got: parameter.ref, allowed: 'ArgoParameter.input(…)', fix: 'A parameter of the workflow needs no declaration in a template.' };
  }
}

function* undeclaredInputs({ name, inputs }: ArgoTemplate, texts: unknown): Generator<UsageError> {
  const declared = new Set(inputs.map((input) => input.name));
  for (const reference of new Set(argoReferencesIn(texts))) {
    const input = nameIn(reference, 'inputs.parameters');
    if (input === undefined || declared.has(input)) continue;
    yield {
      what: `template "${name}"`, got: `{{${reference}}}`, allowed: 'its own inputs', fix: `Add ArgoParameter.input('${input}') to \`inputs\`.`,
    };
  }
}
