import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import type { ClusterWorkflowTemplateSpec as WorkflowSpec, TemplateDefaults as Template, V1alpha1Step as Step } from '../../imports/argoproj.io';
import { valueAt } from '../kubernetes/field-path';

/** Where kinds of Argo Workflows describe a workflow, by `<group>/<kind>`. */
export const WORKFLOW_SPECS: ReadonlyMap<string, string> = new Map([
  ...['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'].map((kind) => [`argoproj.io/${kind}`, 'spec'] as const),
  ['argoproj.io/CronWorkflow', 'spec.workflowSpec'],
]);

/** What a kind says of a workflow, and where. */
export interface WrittenWorkflow {
  readonly spec: WorkflowSpec;
  readonly path: string;
}

/** The workflow that an object describes. */
export function workflowOf(manifest: Manifest): WrittenWorkflow | undefined {
  const path = WORKFLOW_SPECS.get(kindOf(manifest));
  const spec = path && valueAt(manifest, path.split('.'));
  return spec ? { spec: spec as WorkflowSpec, path: path! } : undefined;
}

/** A template of a workflow, and where it stands in its spec. */
export interface WrittenTemplate {
  readonly template: Template;
  readonly path: string;
}

/** The templates of a workflow. */
export function templatesOf({ templates = [] }: WorkflowSpec): WrittenTemplate[] {
  return templates.map((template, i) => ({ template, path: `templates[${i}]` }));
}

/** A step or a task of a template. */
export interface WrittenCall {
  readonly call: Step & { readonly dependencies?: readonly string[]; readonly depends?: string };
  readonly path: string;
  /** The group of the step; not of tasks. */
  readonly group?: number;
}

/** The steps or tasks of a template. */
export function callsOf({ template: { steps, dag }, path }: WrittenTemplate): WrittenCall[] {
  const tasks = dag?.tasks.map((call, i): WrittenCall => ({ call, path: `${path}.dag.tasks[${i}]` })) ?? [];
  const grouped = steps?.flatMap((group, i) => group.map((call, j): WrittenCall => ({ call, path: `${path}.steps[${i}][${j}]`, group: i }))) ?? [];
  return [...grouped, ...tasks];
}

/** The templates that a workflow begins or ends with by itself, and where it says so. */
export function rootsOf({ entrypoint, onExit, hooks = {} }: WorkflowSpec): { readonly name: string; readonly path: string }[] {
  return [
    ...entrypoint ? [{ name: entrypoint, path: 'entrypoint' }] : [],
    ...onExit ? [{ name: onExit, path: 'onExit' }] : [],
    ...Object.entries(hooks).flatMap(([hook, { template }]) => (template ? [{ name: template, path: `hooks.${hook}.template` }] : [])),
  ];
}

/** The templates that a step or a task runs: its own, and those of its hooks. */
export function calledBy({ call, path }: WrittenCall): { readonly name: string; readonly path: string }[] {
  const { template, onExit, hooks = {} } = call;
  return [
    ...template ? [{ name: template, path: `${path}.template` }] : [],
    ...onExit ? [{ name: onExit, path: `${path}.onExit` }] : [],
    ...Object.entries(hooks).flatMap(([hook, { template: name }]) => (name ? [{ name, path: `${path}.hooks.${hook}.template` }] : [])),
  ];
}

/** Whether a text is known only when the workflow is run. */
export function hasReferences(text: string | undefined): boolean {
  return text?.includes('{{') ?? false;
}
