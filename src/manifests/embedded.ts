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

/** What is filled in later. */
interface References {
  readonly reference: RegExp;
  /** What the reference to the UID of a run looks like. */
  readonly uid: RegExp;
}

/** Where a kind has texts of manifests. */
interface Place extends References {
  readonly fields: readonly ReturnType<typeof fieldsAt>[];
  textIn(value: unknown): { readonly field: string; readonly text: unknown } | undefined;
}

const SOME_UID = '00000000-0000-0000-0000-000000000000';
/** What makes a template run kubectl with a whole manifest. */
const MAKING = new Set(['create', 'apply', 'replace']);

const ARGO: References = { reference: /\{\{.*?\}\}/gs, uid: /\{\{\s*workflow\.uid\s*\}\}/g };
const TEKTON: References = { reference: /\$\((?:params|tasks|context|workspaces)[.[][^()]*\)/g, uid: /\$\(context\.(?:pipelineRun|taskRun)\.uid\)/g };

const argo = (...paths: string[]): Place => ({
  fields: paths.map(fieldsAt),
  ...ARGO,
  textIn: (value) => (isMapping(value) && MAKING.has(String(value.action)) ? { field: 'manifest', text: value.manifest } : undefined),
});
const tekton = (...paths: string[]): Place => ({
  fields: paths.map(fieldsAt),
  ...TEKTON,
  textIn: (value) => (isMapping(value) && value.name === 'manifest' ? { field: 'value', text: value.value } : undefined),
});

/**
 * By `<group>/<kind>`. Tekton has no manifests of its own: by custom they are a parameter `manifest` of a task that makes them.
 */
const PLACES: ReadonlyMap<string, Place> = new Map([
  ...['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'].map((kind) => [`argoproj.io/${kind}`, argo('spec.templates[].resource')] as const),
  ['argoproj.io/CronWorkflow', argo('spec.workflowSpec.templates[].resource')],
  ['tekton.dev/Pipeline', tekton('spec.tasks[].params[]', 'spec.finally[].params[]')],
  ['tekton.dev/PipelineRun', tekton('spec.pipelineSpec.tasks[].params[]', 'spec.pipelineSpec.finally[].params[]')],
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
  return place.fields.flatMap((find) => find(manifest)).flatMap(({ field: outer, value }) => {
    const { field, text } = place.textIn(value) ?? {};
    if (typeof text !== 'string') return [];
    const filled = [FILLED_IN_LATER, '1'].map((filling) => objectIn(fill(text, place, filling), manifest));
    return filled.every((one) => one !== undefined) ? [{ path: `${outer}.${field}`, fillings: filled }] : [];
  });
}

function fill(text: string, { uid, reference }: References, filling: string): string {
  return text.replace(uid, SOME_UID).replace(reference, filling);
}

function objectIn(text: string, { metadata: { namespace } }: Manifest): unknown {
  const [document, ...others] = documentsOf('', text);
  if (!document || others.length || document.problems.length || !isMapping(document.value)) return undefined;
  const { metadata, ...content } = document.value;
  return { ...content, metadata: isMapping(metadata) && namespace !== undefined ? { namespace, ...metadata } : metadata };
}
