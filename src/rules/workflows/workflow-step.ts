import { argoReferencesIn, stepIn } from '../../kubernetes/argo-references';
import { callsOf, calledBy, hasReferences, rootsOf, templatesOf } from '../../manifests/workflow';
import type { WrittenCall, WrittenTemplate } from '../../manifests/workflow';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule, Violation } from '../rule';
import { workflow } from '../subjects/workflow';


export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-step/references-template',
    level: FindingLevel.UNSTARTABLE,
    subject: workflow,
    summary: 'A workflow must have the templates that it names',
    why: 'Argo\'s controller ends such a workflow with an error before it has begun (`template name … undefined`), and `argo lint` refuses it.',
    fix: 'Name a template of the workflow, or use templateRef for one of another object.',
    * check(spec) {
      // Those of the workflow template that it refers to are not here.
      if (spec.workflowTemplateRef) return;
      const templates = templatesOf(spec);
      const names = new Set(templates.map(({ template }) => template.name));
      for (const { name, path } of [...rootsOf(spec), ...templates.flatMap(callsOf).flatMap(calledBy)]) {
        if (!names.has(name) && !hasReferences(name)) yield { field: path, got: name, allowed: [...names].join(', ') };
      }
    },
  }),
  defineRule({
    id: 'workflow-step/references-ended-step',
    level: FindingLevel.UNSTARTABLE,
    subject: workflow,
    summary: 'A step must refer only to steps that have ended before it begins, and to outputs that they have',
    why: 'Steps of one group run at the same time, and tasks as soon as their dependencies let them: what has not ended has no outputs, and the workflow ends with an '
      + 'error (`failed to resolve`). `argo lint` does not find all of these.',
    fix: 'Put the step into a later group, or let the task depend on the other.',
    * check(spec) {
      const outputs = new Map(templatesOf(spec).map(({ template }) => [template.name, (template.outputs?.parameters ?? []).map(({ name }) => name)]));
      for (const template of templatesOf(spec)) yield* unresolved(template, outputs);
    },
  }),
];

function* unresolved(template: WrittenTemplate, outputs: ReadonlyMap<string | undefined, readonly string[]>): Generator<Violation> {
  const calls = callsOf(template);
  const byName = new Map(calls.map((each) => [each.call.name, each]));
  for (const each of calls) {
    const { hooks, ...call } = each.call;
    const before = new Set(argoReferencesIn(call));
    for (const reference of new Set([...before, ...argoReferencesIn(hooks)])) {
      const referenced = stepIn(reference, each.group === undefined ? 'tasks' : 'steps');
      if (!referenced) continue;
      const source = byName.get(referenced.step);
      // Its own hooks may ask what it has put out.
      if (source === each && !before.has(reference)) continue;
      const fields = { field: each.path, got: `{{${reference}}}` };
      const declared = outputs.get(source?.call.template);
      if (!source) {
        yield { ...fields, allowed: `steps and tasks of the template: ${[...byName.keys()].join(', ')}` };
      } else if (!hasEnded(source, each, byName)) {
        yield { ...fields, allowed: 'what has ended before it begins' };
      } else if (referenced.parameter !== undefined && declared?.includes(referenced.parameter) === false) {
        const allowed = `outputs of template ${source.call.template}: ${declared.join(', ') || 'none'}`;
        yield { ...fields, allowed, fix: 'Add the output to the template.' };
      }
    }
  }
}

function hasEnded(source: WrittenCall, call: WrittenCall, byName: ReadonlyMap<string | undefined, WrittenCall>): boolean {
  if (call.group !== undefined) return source.group! < call.group;
  const seen = new Set<WrittenCall>();
  const queue = [call];
  for (const next of queue) {
    for (const name of dependenciesOf(next)) {
      const dependency = byName.get(name);
      if (!dependency || seen.has(dependency)) continue;
      seen.add(dependency);
      queue.push(dependency);
    }
  }
  return seen.has(source);
}

/** `depends` is an expression such as `a && (b.Succeeded || c.Failed)`. */
function dependenciesOf({ call: { dependencies = [], depends = '' } }: WrittenCall): string[] {
  return [...dependencies, ...Array.from(depends.matchAll(/[A-Za-z0-9][-\w]*/g), ([name]) => name)];
}
