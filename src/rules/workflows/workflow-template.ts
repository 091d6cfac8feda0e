import { guestParts } from '../../manifests/guest-parts';
import type { Manifest } from '../../manifests/manifest';
import { ofKinds } from '../../manifests/of-kind';
import { callsOf, calledBy, hasReferences, rootsOf, templatesOf, WORKFLOW_SPECS, workflowOf } from '../../manifests/workflow';
import type { WrittenWorkflow } from '../../manifests/workflow';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'workflow-template/avoids-unused',
    reads: guestParts(),
    level: FindingLevel.ADVISED,
    summary: 'The templates of a workflow must be used',
    why: 'A template that nothing leads to is never run: usually the step that should run it names another.',
    fix: 'Remove the template, or run it by a step.',
    * check(manifests) {
      const workflows = ofKinds(manifests, WORKFLOW_SPECS.keys()).flatMap((manifest) => {
        const written = workflowOf(manifest);
        return written ? [{ manifest, ...written }] : [];
      });
      if (!workflows.length) return;
      const elsewhere = new Set(workflows.flatMap(referencesOf));
      for (const { manifest, spec, path } of workflows) {
        // Without an entrypoint it is a library for others.
        if (!spec.entrypoint || isDynamic(spec)) continue;
        const used = reachable(spec);
        for (const { template: { name = '' }, path: field } of templatesOf(spec)) {
          if (!used.has(name) && !elsewhere.has(`${manifest.metadata.name}/${name}`)) yield { manifest, field: `${path}.${field}.name`, got: name };
        }
      }
    },
  }),
];

type Spec = WrittenWorkflow['spec'];

function reachable(spec: Spec): Set<string> {
  const templates = new Map(templatesOf(spec).map((written) => [written.template.name, written]));
  const used = new Set(rootsOf(spec).map(({ name }) => name));
  for (const name of used) {
    const written = templates.get(name);
    if (written) callsOf(written).flatMap(calledBy).forEach((called) => used.add(called.name));
  }
  return used;
}

/** Names of templates that are filled in may be any. */
function isDynamic(spec: Spec): boolean {
  return [...rootsOf(spec), ...templatesOf(spec).flatMap(callsOf).flatMap(calledBy)].some(({ name }) => hasReferences(name));
}

/** `<object>/<template>` of what other workflows take from it. */
function referencesOf({ spec }: { readonly manifest: Manifest; readonly spec: Spec }): string[] {
  return templatesOf(spec).flatMap(callsOf).flatMap(({ call: { templateRef } }) => (templateRef ? [`${templateRef.name}/${templateRef.template}`] : []));
}
