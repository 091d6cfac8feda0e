import { filledIn, isFilledIn } from '../../manifests/embedded';
import type { Manifest } from '../../manifests/manifest';
import { WORKFLOW_SPECS } from '../../manifests/workflow';
import { machinesOf } from '../../manifests/workflow-machines';
import type { WorkflowMachine, WorkflowWithMachines } from '../../manifests/workflow-machines';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

/** A workflow that makes virtual machines, and the object that it stands in. */
interface Making extends WorkflowWithMachines {
  readonly manifest: Manifest;
}

const making: Subject<Making> = partsOf(objectsOf(...WORKFLOW_SPECS.keys()), (manifest) => {
  const found = machinesOf(manifest);
  return found ? [{ value: { ...found, manifest }, path: '' }] : [];
});
/** `a=b` or `a in (b)`: only the first is compared. */
const EQUALITY = /^([^=!,()\s]+)={1,2}([^=!,()]+)$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-vm/requires-exit-handler',
    level: FindingLevel.ADVISED,
    subject: making,
    summary: 'A workflow that makes a virtual machine and deletes it must delete it in its exit handler, too',
    why: 'Steps after one that fails are not run: the VM of a failed run keeps its CPU and memory. The exit handler (onExit) is run whatever the outcome.',
    fix: 'Set onExit to the template that deletes.',
    * check({ spec, path, machines, deletions }) {
      if (!isTemporary(machines, deletions) || spec.onExit || spec.hooks?.exit) return;
      yield { field: `${path}.onExit`, allowed: 'a template that deletes the VM' };
    },
  }),
  defineRule({
    id: 'workflow-vm/matches-deletion',
    level: FindingLevel.ADVISED,
    subject: making,
    summary: 'A virtual machine of a workflow must have the labels by which the workflow deletes it',
    why: 'kubectl deletes nothing where nothing has the labels, and says nothing: the VM stays.',
    fix: 'Write the labels on the VM itself (metadata.labels); those of its template are the pod\'s.',
    * check({ machines, deletions }) {
      const selectors = deletions.map(selectorOf);
      // Another deletion may be by name.
      if (!selectors.length || selectors.some((selector) => selector === undefined)) return;
      for (const { labels, resource, path } of machines) {
        if (selectors.some((selector) => selector!.every(({ key, value }) => labels.get(key) === filledIn(value)))) continue;
        const [wanted = []] = selectors;
        yield {
          field: `${path}.manifest.metadata.labels`,
          got: [...labels.keys()].join(', ') || 'nothing',
          allowed: wanted.map(({ key, value }) => `${key}: ${value}`).join(', '),
          ...resource.setOwnerReference ? { fix: 'Write the labels on the VM itself: until the workflow is deleted, only they lead to it.' } : {},
        };
      }
    },
  }),
  defineRule({
    id: 'workflow-vm/avoids-fixed-name',
    level: FindingLevel.ADVISED,
    subject: making,
    summary: 'A virtual machine that several runs make must not have a fixed name',
    why: 'While the VM of one run is there, the API server refuses that of the next, whose step fails.',
    fix: 'Write metadata.generateName, or put {{workflow.uid}} into the name.',
    * check({ manifest: { kind }, machines }) {
      if (kind === 'Workflow') return;
      for (const { name, resource: { action }, path } of machines) {
        if (action === 'create' && name !== undefined && !isFilledIn(name)) yield { field: `${path}.manifest.metadata.name`, got: name };
      }
    },
  }),
  defineRule({
    id: 'workflow-vm/requires-readiness-probe',
    level: FindingLevel.ADVISED,
    subject: making,
    summary: 'A virtual machine whose status.ready a step waits for must have a readiness probe',
    why: 'Without one a VM is ready as soon as its domain runs, before the guest has booted: what comes next finds nobody who answers.',
    fix: 'Give the VM a readinessProbe of what the next step needs.',
    * check({ machines }) {
      for (const { hasReadinessProbe, resource: { successCondition }, path } of machines) {
        if (!/\bstatus\.ready\b/.test(successCondition ?? '') || hasReadinessProbe) continue;
        yield { field: `${path}.successCondition`, got: successCondition };
      }
    },
  }),
  defineRule({
    id: 'workflow-vm/avoids-restart',
    level: FindingLevel.ADVISED,
    subject: making,
    summary: 'A virtual machine that a workflow makes and deletes must not be started again by itself',
    why: 'With runStrategy Always a guest that crashes in a test is started again, and the test sees a machine that has just booted.',
    fix: 'Write runStrategy: Once.',
    * check({ machines, deletions }) {
      if (!isTemporary(machines, deletions)) return;
      for (const { runStrategy, running, path } of machines) {
        if (runStrategy === 'Always') yield { field: `${path}.manifest.spec.runStrategy`, got: 'Always' };
        else if (running === true) yield { field: `${path}.manifest.spec.running`, got: true };
      }
    },
  }),
];

/** A workflow that neither owns nor deletes its VM makes one to stay. */
function isTemporary(machines: readonly WorkflowMachine[], deletions: WorkflowWithMachines['deletions']): boolean {
  return deletions.length > 0 || machines.some(({ resource }) => resource.setOwnerReference);
}

/** Nothing where it deletes by something other than equal labels. */
function selectorOf(flags: readonly string[]): { readonly key: string; readonly value: string }[] | undefined {
  const at = flags.findIndex((flag) => /^(?:-l|--selector)(?:=|$)/.test(flag));
  if (at < 0) return undefined;
  const text = flags[at].includes('=') ? flags[at].replace(/^[^=]*=/, '') : flags[at + 1] ?? '';
  const pairs = text.split(',').map((part) => EQUALITY.exec(part.trim()));
  return pairs.every((pair) => pair !== null) ? pairs.map((pair) => ({ key: pair![1], value: pair![2] })) : undefined;
}
