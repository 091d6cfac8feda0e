import { ArgoTemplate } from './argo-template';
import { duplicatesOf } from './duplicates';
import { WorkflowSpecProps } from './workflow-spec-props';
import { problemsOf, UsageError } from '../usage-error';

/** All templates of a workflow: the entrypoint, the exit handler, and what they run, each once and before what it runs. */
export function templatesOf({ entrypoint, onExit }: Pick<WorkflowSpecProps, 'entrypoint' | 'onExit'>): ArgoTemplate[] {
  const found = new Set<ArgoTemplate>();
  const visit = (template: ArgoTemplate) => {
    if (found.has(template)) return;
    found.add(template);
    template._calls().forEach(visit);
  };
  visit(entrypoint);
  if (onExit) visit(onExit);
  return [...found];
}

/** What Argo refuses of a workflow. */
export function* workflowProblems(props: WorkflowSpecProps): Generator<UsageError> {
  const { parameters = [], deadline, parallelism, locks = [], entrypoint, onExit } = props;
  const templates = templatesOf(props);
  yield* problemsOf(...parameters, ...locks, ...templates);
  for (const got of duplicatesOf(templates)) yield { what: 'templates', got, allowed: 'each name once', fix: 'Rename one of them, or use one template twice.' };
  for (const got of duplicatesOf(parameters)) yield { what: 'parameters', got, allowed: 'each name once', fix: 'Remove one of them.' };
  for (const { isInput, ref } of parameters) {
    if (isInput) yield { what: 'parameters', got: ref, allowed: 'ArgoParameter.ofWorkflow(…)', fix: 'Inputs belong to a template.' };
  }
  for (const [what, template] of Object.entries({ entrypoint, onExit })) {
    const needed = template?.inputs.filter(({ value }) => value === undefined) ?? [];
    if (!needed.length || !template) continue;
    yield { what, got: template.name, allowed: 'a template whose inputs have defaults', fix: `Nothing gives it ${needed.map(({ name }) => `"${name}"`).join(', ')}: call it by a step.` };
  }
  if (deadline?.toMilliseconds() === 0) yield { what: 'deadline', got: 0, allowed: 'more than 0 seconds', fix: 'Leave it out for none.' };
  if (parallelism !== undefined && !(Number.isInteger(parallelism) && parallelism > 0)) {
    yield { what: 'parallelism', got: parallelism, allowed: 'a whole number from 1', fix: 'Leave it out for any number.' };
  }
}
