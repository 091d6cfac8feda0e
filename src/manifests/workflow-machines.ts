import { embeddedIn } from './embedded';
import { groupOf } from './manifest';
import type { Manifest } from './manifest';
import { normalized } from './normalized';
import { templatesOf, workflowOf } from './workflow';
import type { WrittenWorkflow } from './workflow';
import type { TemplateDefaults as Template } from '../../imports/argoproj.io';
import { valueAt } from '../kubernetes/field-path';
import { isMapping } from '../kubernetes/is-mapping';

/** A virtual machine that a template of a workflow makes: what is said of it, with a stand-in for what is filled in later. */
export interface WorkflowMachine {
  readonly name?: string;
  readonly labels: ReadonlyMap<string, unknown>;
  readonly runStrategy: unknown;
  readonly running: unknown;
  readonly hasReadinessProbe: boolean;
  readonly resource: NonNullable<Template['resource']>;
  /** The path of the template's `resource` in the object. */
  readonly path: string;
}

/** A workflow and the virtual machines that it makes, those that can be read. */
export interface WorkflowWithMachines extends WrittenWorkflow {
  readonly machines: readonly WorkflowMachine[];
  /** What it deletes virtual machines by: flags of kubectl. */
  readonly deletions: readonly (readonly string[])[];
}

const KIND = /^(?:vms?|virtualmachines?)(?:$|[./])/;

/** The virtual machines of a workflow, where it makes some. */
export function machinesOf(manifest: Manifest): WorkflowWithMachines | undefined {
  const written = workflowOf(manifest);
  if (!written) return undefined;
  const resources = templatesOf(written.spec).flatMap(({ template: { resource }, path }) => (resource ? [{ resource, path: `${written.path}.${path}.resource` }] : []));
  const texts = new Map(embeddedIn(manifest).map(({ path, fillings: [first] }) => [path, first]));
  const machines = resources.flatMap(({ resource, path }) => {
    const machine = normalized(texts.get(`${path}.manifest`));
    return isVirtualMachine(machine) ? [{ ...factsOf(machine), resource, path }] : [];
  });
  const deletions = resources.flatMap(({ resource: { action, flags = [], manifest: text = '' } }) => (
    action === 'delete' && (flags.some((flag) => KIND.test(flag)) || /^kind: *VirtualMachine *$/m.test(text)) ? [flags] : []
  ));
  return machines.length ? { ...written, machines, deletions } : undefined;
}

function isVirtualMachine(value: unknown): boolean {
  return isMapping(value) && value.kind === 'VirtualMachine' && typeof value.apiVersion === 'string' && groupOf({ apiVersion: value.apiVersion }) === 'kubevirt.io';
}

/** Its fields may be of any type: what is wrong with those is told elsewhere. */
function factsOf(machine: unknown): Omit<WorkflowMachine, 'resource' | 'path'> {
  const at = (...keys: string[]) => valueAt(machine, keys);
  const [name, labels] = [at('metadata', 'name'), at('metadata', 'labels')];
  return {
    ...typeof name === 'string' ? { name } : {},
    labels: new Map(isMapping(labels) ? Object.entries(labels) : []),
    runStrategy: at('spec', 'runStrategy'),
    running: at('spec', 'running'),
    hasReadinessProbe: at('spec', 'template', 'spec', 'readinessProbe') !== undefined,
  };
}
