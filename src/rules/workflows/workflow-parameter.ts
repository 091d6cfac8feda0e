import { argoReferencesIn, nameIn } from '../../kubernetes/argo-references';
import type { Manifest } from '../../manifests/manifest';
import { templatesOf, WORKFLOW_SPECS, workflowOf } from '../../manifests/workflow';
import type { WrittenWorkflow } from '../../manifests/workflow';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule, Violation } from '../rule';
import { objectsOf } from '../subject';

/** Stands for all parameters of a workflow, `{{workflow.parameters.json}}`. */
const ALL = 'json';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-parameter/is-known',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf(...WORKFLOW_SPECS.keys()),
    summary: 'A template must refer only to its own inputs, and to parameters of the workflow',
    why: 'Argo\'s controller ends such a workflow with an error (`failed to resolve`), and `argo lint` refuses it.',
    fix: 'Declare it: an input of the template, which each step that runs it must give, or a parameter among arguments of the workflow.',
    * check(manifest) {
      const written = workflowOf(manifest);
      if (!written) return;
      const { spec, path } = written;
      const ofWorkflow = parametersOf(manifest, spec);
      for (const { template, path: at } of templatesOf(spec)) {
        const inputs = new Set(template.inputs?.parameters?.map(({ name }) => name));
        for (const reference of new Set(argoReferencesIn(template))) {
          const found = unknown(nameIn(reference, 'inputs.parameters'), inputs) ?? unknown(nameIn(reference, 'workflow.parameters'), ofWorkflow);
          if (found) yield { field: `${path}.${at}`, got: `{{${reference}}}`, ...found };
        }
      }
    },
  }),
];

/** Nothing where another object may give them: templates that a workflow template offers are run with the parameters of others, too. */
function parametersOf({ kind }: Manifest, { arguments: { parameters = [] } = {}, workflowTemplateRef }: WrittenWorkflow['spec']): Set<string> | undefined {
  if (kind.endsWith('WorkflowTemplate') || workflowTemplateRef) return undefined;
  return new Set(parameters.map(({ name }) => name));
}

function unknown(name: string | undefined, declared: ReadonlySet<string> | undefined): Pick<Violation, 'allowed'> | undefined {
  if (name === undefined || !declared || declared.has(name) || name === ALL || /[.[]/.test(name)) return undefined;
  return { allowed: [...declared].join(', ') || 'none, as none is declared' };
}
