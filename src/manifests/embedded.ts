import { FILLED_IN_LATER } from './filled-in-later';
import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { documentsOf } from './source/document';
import { objectsOfTemplate } from './template-objects';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';

/** A manifest that stands in another object, which makes it when it is run or processed. */
export interface EmbeddedManifest {
  /** Where it stands. */
  readonly path: string;
  /** What it comes to for some values of what is filled in later, one for each. */
  readonly fillings: readonly unknown[];
}

type Fields = { readonly [key: string]: unknown };

/** What is filled in later. */
interface References {
  readonly reference: RegExp;
  /** What the reference to the UID of a run looks like. */
  readonly uid: RegExp;
}

/** Where a kind has texts of manifests. */
interface Place extends References {
  readonly find: ReturnType<typeof fieldsAt>;
  textIn(value: unknown): ManifestText | undefined;
}

interface ManifestText {
  /** The way to it from the field of the place. */
  readonly way: string;
  readonly text: unknown;
  /** What whoever makes the object writes into it, by section and field. */
  readonly writes?: { readonly [section: string]: { readonly [field: string]: unknown } };
}

const SOME_UID = '00000000-0000-0000-0000-000000000000';
/** What makes a template run kubectl with a whole manifest. */
const MAKING = new Set(['create', 'apply', 'replace']);

const ARGO: References = { reference: /\{\{.*?\}\}/gs, uid: /\{\{\s*workflow\.uid\s*\}\}/g };
const TEKTON: References = { reference: /\$\((?:params|tasks|context|workspaces)[.[][^()]*\)/g, uid: /\$\(context\.(?:pipelineRun|taskRun)\.uid\)/g };

const argo = (...paths: string[]): Place => ({
  find: fieldsAt(...paths),
  ...ARGO,
  textIn: (value) => (isMapping(value) && MAKING.has(String(value.action)) ? { way: '.manifest', text: value.manifest } : undefined),
});
const tekton = (...paths: string[]): Place => ({
  find: fieldsAt(...paths),
  ...TEKTON,
  textIn: (value) => {
    const params = Array.isArray(value) ? value.filter(isMapping) : [];
    const at = params.findIndex(({ name }) => name === 'manifest');
    if (at < 0) return undefined;
    const [runStrategy, namespace] = ['runStrategy', 'namespace'].map((param) => params.find(({ name }) => name === param)?.value || undefined);
    const writes = { ...runStrategy ? { spec: { runStrategy, running: undefined } } : {}, ...namespace ? { metadata: { namespace } } : {} };
    return { way: `[${at}].value`, text: params[at].value, writes };
  },
});

/**
 * By `<group>/<kind>`. Tekton has no manifests of its own: by custom they are a parameter `manifest` of a task that makes them, and `runStrategy` and `namespace` beside
 * it are what the task writes into a VM (`create-vm-from-manifest` of kubevirt/kubevirt-tekton-tasks).
 */
const PLACES: ReadonlyMap<string, Place> = new Map([
  ...['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'].map((kind) => [`argoproj.io/${kind}`, argo('spec.templates[].resource')] as const),
  ['argoproj.io/CronWorkflow', argo('spec.workflowSpec.templates[].resource')],
  ['tekton.dev/Pipeline', tekton('spec.tasks[].params', 'spec.finally[].params')],
  ['tekton.dev/PipelineRun', tekton('spec.pipelineSpec.tasks[].params', 'spec.pipelineSpec.finally[].params')],
  ['tekton.dev/TaskRun', tekton('spec.params')],
]);

/** A text of a workflow of Argo as manifests in it are read. */
export function filledIn(text: string): string {
  return fill(text, ARGO, FILLED_IN_LATER);
}

/** Whether a text of such a manifest is another in every run. */
export function isFilledIn(text: string): boolean {
  return text.includes(FILLED_IN_LATER) || text.includes(SOME_UID);
}

/** The manifests that stand in an object, as texts or, in a template, as objects. */
export function embeddedIn(manifest: Manifest): EmbeddedManifest[] {
  return [...textsIn(manifest), ...objectsOfTemplate(manifest)];
}

/** Those that stand there as texts, if they can be read. They go to its namespace unless they name another. */
function textsIn(manifest: Manifest): EmbeddedManifest[] {
  const place = PLACES.get(kindOf(manifest));
  if (!place) return [];
  return place.find(manifest).flatMap(({ field: outer, value }) => {
    const { way = '', text, writes = {} } = place.textIn(value) ?? {};
    if (typeof text !== 'string') return [];
    const filled = [FILLED_IN_LATER, '1'].map((filling) => {
      const found = objectIn(fill(text, place, filling), manifest);
      return found && written(found, writes, (one) => (typeof one === 'string' ? fill(one, place, filling) : one));
    });
    return filled.every((one) => one !== undefined) ? [{ path: `${outer}${way}`, fillings: filled }] : [];
  });
}

/** A VM with what its maker writes into it. */
function written(object: Fields, writes: NonNullable<ManifestText['writes']>, filled: (value: unknown) => unknown): Fields {
  if (object.kind !== 'VirtualMachine') return object;
  const sections = Object.entries(writes).map(([section, fields]) => {
    const own = object[section];
    return [section, { ...isMapping(own) ? own : {}, ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, filled(value)])) }];
  });
  return { ...object, ...Object.fromEntries(sections) };
}

function fill(text: string, { uid, reference }: References, filling: string): string {
  return text.replace(uid, SOME_UID).replace(reference, filling);
}

function objectIn(text: string, { metadata: { namespace } }: Manifest): Fields | undefined {
  const [document, ...others] = documentsOf('', text);
  if (!document || others.length || document.problems.length || !isMapping(document.value)) return undefined;
  const { metadata, ...content } = document.value;
  return { ...content, metadata: isMapping(metadata) && namespace !== undefined ? { namespace, ...metadata } : metadata };
}
