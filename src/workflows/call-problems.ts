import { ArgoCall } from './argo-step';
import { renderCall } from './render-call';
import { argoReferencesIn, stepIn } from '../kubernetes/argo-references';
import { UsageError } from '../usage-error';

/** Where calls stand: those of a template, and those that have ended before one begins. */
export interface CallScope {
  readonly kind: 'steps' | 'tasks';
  readonly calls: readonly ArgoCall[];
  endedBefore(call: ArgoCall): readonly ArgoCall[];
}

/** Arguments that the template does not have or lacks, and references to what has not run. */
export function* callProblems(call: ArgoCall, scope: CallScope): Generator<UsageError> {
  yield* argumentProblems(call);
  const { loop } = call._options;
  const what = `step "${call.name}"`;
  for (const reference of new Set(argoReferencesIn(renderCall(call)))) {
    const got = `{{${reference}}}`;
    if (/^item\b/.test(reference) && !loop) yield { what, got, allowed: 'ArgoLoop.ITEM with a `loop`', fix: 'Say what the step is run for.' };
    const other = scope.kind === 'steps' ? 'tasks' : 'steps';
    if (stepIn(reference, other)) yield { what, got, allowed: `{{${scope.kind}.…}}`, fix: `Make the call with ${scope.kind === 'steps' ? 'ArgoStep' : 'ArgoTask'}.` };
    const referenced = stepIn(reference, scope.kind);
    if (!referenced) continue;
    const ended = scope.endedBefore(call);
    const source = ended.find(({ name }) => name === referenced.step);
    if (!source) {
      yield { what, got, allowed: `outputs of what has ended before it${ended.length ? `: ${ended.map(({ name }) => name).join(', ')}` : ''}`, fix: fixOf(scope, call, referenced.step) };
    } else if (referenced.parameter !== undefined && !source.template.outputs.some(({ name }) => name === referenced.parameter)) {
      yield { what, got, allowed: `outputs of template "${source.template.name}"`, fix: 'Add it to `outputs` of that template.' };
    }
  }
}

function fixOf({ kind, calls }: CallScope, call: ArgoCall, step: string): string {
  if (!calls.some(({ name }) => name === step)) return `Add the ${kind === 'steps' ? 'step' : 'task'} "${step}" to the template.`;
  if (step === call.name) return `Name another ${kind === 'steps' ? 'step' : 'task'}: none can wait for itself.`;
  return 'Steps of one group run at the same time: put this one into a later group.';
}

function* argumentProblems({ name, template, _options: { parameters = {} } }: ArgoCall): Generator<UsageError> {
  const given = new Set(Object.keys(parameters));
  const what = `parameters of step "${name}"`;
  for (const input of template.inputs) {
    if (input.value === undefined && !given.has(input.name)) {
      yield { what, got: [...given], allowed: `all inputs of template "${template.name}"`, fix: `Give "${input.name}".` };
    }
    given.delete(input.name);
  }
  for (const got of given) {
    yield { what, got, allowed: `inputs of template "${template.name}"`, fix: `Add ArgoParameter.input('${got}') to its inputs, or leave it out.` };
  }
}

/** The names of the calls whose outputs or states some values refer to. */
export function referencedCalls(values: unknown, kind: 'steps' | 'tasks'): string[] {
  return [...new Set(argoReferencesIn(values).flatMap((reference) => stepIn(reference, kind)?.step ?? []))];
}
