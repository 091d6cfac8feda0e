import { Construct } from 'constructs';
import { renderWorkflowSpec } from './render-workflow-spec';
import { WorkflowSourceProps } from './workflow-props';
import { WorkflowTemplate } from './workflow-template';
import { templatesOf, workflowProblems } from './workflow-templates';
import type { ClusterWorkflowTemplateSpec as WorkflowSpec, V1alpha1Parameter } from '../../imports/argoproj.io';
import { entriesInOrder } from '../kubernetes/in-key-order';
import { throwIfAny, UsageError } from '../usage-error';

/** @throws on what cannot be run */
export function checkSource(scope: Construct, props: WorkflowSourceProps, problems: Iterable<UsageError> = []): void {
  const { spec } = props;
  throwIfAny(scope, [...problems, ...sourceProblems(props), ...spec ? workflowProblems(spec) : []]);
  if (spec) templatesOf(spec).forEach((template) => template._check(scope));
}

/** The spec of a workflow: its own, or a reference to that of its template. */
export function renderSource({ template, spec, parameters = {} }: WorkflowSourceProps, scope: Construct): WorkflowSpec {
  const given = entriesInOrder(parameters).map(([name, value]): V1alpha1Parameter => ({ name, value }));
  if (!spec) return { workflowTemplateRef: { name: template?.name }, arguments: given.length ? { parameters: given } : undefined };
  const rendered = renderWorkflowSpec(spec, scope);
  const valueOf = ({ name, value }: V1alpha1Parameter) => parameters[name] ?? value;
  const declared = (rendered.arguments?.parameters ?? []).map((parameter) => ({ ...parameter, value: valueOf(parameter) }));
  return { ...rendered, arguments: declared.length ? { parameters: declared } : undefined };
}

function* sourceProblems({ template, spec, parameters = {} }: WorkflowSourceProps): Generator<UsageError> {
  if ((template === undefined) === (spec === undefined)) {
    yield {
      what: 'template', got: template && 'template and spec', allowed: 'either `template` or `spec`', fix: 'Name the workflow template, or say what is run.',
    };
  }
  const declared = spec ? spec.parameters ?? [] : template instanceof WorkflowTemplate ? template.parameters : undefined;
  if (!declared) return;
  const known = new Map(declared.map((parameter) => [parameter.name, parameter]));
  for (const [name, value] of Object.entries(parameters)) {
    const { allowedValues } = known.get(name) ?? {};
    if (!known.has(name)) yield { what: 'parameters', got: name, allowed: [...known.keys()].join(', ') || 'none', fix: 'Name a parameter of the workflow.' };
    if (allowedValues?.includes(value) === false) yield { what: `parameters.${name}`, got: value, allowed: allowedValues.join(', '), fix: 'Give one of these.' };
  }
  for (const { name, value } of declared) {
    if (value === undefined && parameters[name] === undefined) {
      yield { what: 'parameters', got: Object.keys(parameters), allowed: 'all that have no value by default', fix: `Give "${name}".` };
    }
  }
}
