import { UsageError } from '../usage-error';

/** What Argo takes for the name of a template, a step or a task (`workflowFieldNameFmt` of its validation). */
const NAME = /^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/;
/** What Argo takes for the name of a parameter (`paramOrArtifactNameRegex`). */
const PARAMETER_NAME = /^[-a-zA-Z0-9_]+$/;

/** A name that Argo refuses for a template, a step or a task. */
export function* argoNameProblems(what: string, name: string): Generator<UsageError> {
  if (NAME.test(name)) return;
  yield { what, got: name, allowed: 'letters, digits and -, at most 128, beginning with a letter or digit', fix: 'Rename it.' };
}

/** A name that Argo refuses for a parameter. */
export function* parameterNameProblems(what: string, name: string): Generator<UsageError> {
  if (!PARAMETER_NAME.test(name)) yield { what, got: name, allowed: 'letters, digits, - and _', fix: 'Rename the parameter.' };
}
