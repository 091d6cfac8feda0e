import type { BuiltInViolation } from './built-in';
import {
  annotationLimit, fittingScope, noServerFields, requiredName, validAnnotation, validFinalizer, validLabel, validName, validNamespace, validOwner,
} from './metadata-rules';
import { nameForm } from './name-form';
import { DNS_LABEL_WORDS, fits, isDnsLabel, masked, wordsOf } from '../../kubernetes/dns-name';
import type { NameForm } from '../../kubernetes/dns-name';
import { fieldOf, valueAt } from '../../kubernetes/field-path';
import { finalizerViolations } from '../../kubernetes/finalizer';
import { formatValue } from '../../kubernetes/format-value';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import type { Releases } from '../../manifests/releases';
import { FindingLevel } from '../finding-level';

/** The metadata of an object whose shape is known to be right. */
export interface Metadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly OwnerReference[];
  readonly resourceVersion?: string;
  readonly uid?: string;
  readonly managedFields?: readonly unknown[];
}

interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** The size of all annotation keys and values together (`TotalAnnotationSizeLimitB` of Kubernetes). */
const ANNOTATION_BYTES = 256 * 1024;

/** Where the kinds that make other objects keep their metadata. */
const TEMPLATES = [
  ['spec', 'template', 'metadata'],
  ['spec', 'virtualMachineTemplate', 'metadata'],
  ['spec', 'virtualMachineTemplate', 'spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
];

/** It means that any version will do. */
const ANY_VERSION = '0';

const INSTANCETYPES = 'instancetype.kubevirt.io';
/** Texts in the template of an ApplicationSet have parameters: only its controller knows the labels. */
const ARGO = 'argoproj.io';

/** Where labels and annotations stand, and what becomes of what is refused there. */
interface Place {
  readonly path: string;
  readonly reported: string;
  readonly level: FindingLevel;
}

const OWN: Place = { path: 'metadata', reported: 'metadata', level: FindingLevel.REJECTED };

interface OfKind {
  readonly group: string;
  readonly kind: string;
  /** Where it is known. */
  readonly scope?: 'Namespaced' | 'Cluster';
  readonly releases: Releases;
}

/** What the API server refuses of the metadata of an object of this kind. */
export function* metadataViolations(
  metadata: Metadata,
  { group, kind, scope, releases }: OfKind,
): Iterable<BuiltInViolation> {
  yield* nameViolations(metadata, nameForm(group, kind, releases));
  if (metadata.namespace) yield* namespaceViolations(metadata.namespace, scope);
  yield* labelViolations(metadata, OWN);
  yield* annotationViolations(metadata, OWN);
  yield* ownerViolations(metadata);
  // The kubelet makes Nodes: who has one has read it.
  if (group || kind !== 'Node') yield* serverFieldViolations(metadata);
  for (const { field, got, allowed } of finalizerViolations(metadata.finalizers ?? [])) {
    yield { rule: validFinalizer, field: `metadata.${field}`, got: formatValue(got), allowed };
  }
}

/**
 * What the API server refuses of the objects that a controller makes from the template of this one: of Kubernetes' own workloads at once, of
 * KubeVirt's when the object is made.
 */
export function* templateMetadataViolations(manifest: unknown, group: string): Iterable<BuiltInViolation> {
  if (group === ARGO) return;
  const level = group.endsWith('kubevirt.io') ? FindingLevel.UNSTARTABLE : FindingLevel.REJECTED;
  if (group === INSTANCETYPES) {
    // They are added to the instances of the VMs that use it.
    yield* annotationViolations((valueAt(manifest, ['spec']) ?? {}) as Metadata, { path: 'spec', reported: 'metadata', level });
  }
  for (const keys of TEMPLATES) {
    const metadata = valueAt(manifest, keys) as Metadata | undefined;
    if (!metadata) continue;
    const path = keys.join('.');
    const place = { path, reported: level === FindingLevel.UNSTARTABLE ? 'metadata' : path, level };
    yield* labelViolations(metadata, place);
    yield* annotationViolations(metadata, place);
  }
}

function* nameViolations({ name, generateName }: Metadata, form: NameForm): Iterable<BuiltInViolation> {
  const allowed = wordsOf(form);
  if (!name && !generateName) yield { rule: requiredName, field: 'metadata.name', got: formatValue(name), allowed };
  if (name && !fits(form, name)) yield { rule: validName, field: 'metadata.name', got: formatValue(name), allowed };
  if (generateName && !(fits(form, masked(generateName)) && (name || fits(form, generated(generateName))))) yield { rule: validName, field: 'metadata.generateName', got: formatValue(generateName), allowed };
}

/** A name as the API server generates it (`k8s.io/apiserver/pkg/storage/names`): the prefix cut to 58, and five letters or digits. */
function generated(prefix: string): string {
  return `${prefix.slice(0, 58)}xxxxx`;
}

function* namespaceViolations(namespace: string, scope: string | undefined): Iterable<BuiltInViolation> {
  const found = () => ({ field: 'metadata.namespace', got: formatValue(namespace) });
  if (scope === 'Cluster') yield { rule: fittingScope, ...found(), allowed: 'no namespace' };
  else if (!isDnsLabel(namespace)) yield { rule: validNamespace, ...found(), allowed: DNS_LABEL_WORDS };
}

/** Other fields of the server's it overwrites. */
function* serverFieldViolations({ resourceVersion, uid, managedFields }: Metadata): Iterable<BuiltInViolation> {
  const found = [
    ...resourceVersion && resourceVersion !== ANY_VERSION ? ['resourceVersion'] : [], ...uid ? ['uid'] : [], ...managedFields?.length ? ['managedFields'] : [],
  ];
  if (found.length) yield { rule: noServerFields, field: `metadata.${found[0]}`, got: found.join(', '), allowed: 'none of them' };
}

/** The versions of a group, `apps/v1`; a core version has none. */
const GROUP_VERSION = /^(?:[^/]+\/)?[^/]+$/;

function* ownerViolations({ ownerReferences = [] }: Metadata): Iterable<BuiltInViolation> {
  let controller: string | undefined;
  for (const [i, owner] of ownerReferences.entries()) {
    const found = (field: string, got: string, allowed: string) => ({ rule: validOwner, field: `metadata.ownerReferences[${i}]${field}`, got: formatValue(got), allowed });
    if (!GROUP_VERSION.test(owner.apiVersion)) yield found('.apiVersion', owner.apiVersion, 'the API version of the owner, such as apps/v1');
    for (const field of ['kind', 'name', 'uid'] as const) {
      if (owner[field] === '') yield found(`.${field}`, '', `the ${field} of the owner`);
    }
    if (owner.apiVersion === 'v1' && owner.kind === 'Event') yield found('', 'v1 Event', 'an owner that is no Event');
    if (owner.controller && controller !== undefined) yield found('.controller', 'true', `one controller: ${controller} is it already`);
    if (owner.controller) controller ??= `${owner.kind} ${owner.name}`;
  }
}

function* labelViolations({ labels }: Metadata, { path, reported, level }: Place): Iterable<BuiltInViolation> {
  for (const [key, value] of Object.entries(labels ?? {})) {
    const where = () => ({ rule: validLabel, level, field: fieldOf(`${path}.labels`, key), reported: `${reported}.labels` });
    if (!isLabelKey(key)) yield { ...where(), got: formatValue(key), allowed: LABEL_KEY_WORDS, fix: 'Write another key.' };
    if (!isLabelValue(value)) yield { ...where(), got: formatValue(value), allowed: LABEL_VALUE_WORDS, fix: 'Write another value, or make it an annotation.' };
  }
}

function* annotationViolations({ annotations }: Metadata, { path, reported, level }: Place): Iterable<BuiltInViolation> {
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    if (isLabelKey(key.toLowerCase())) continue;
    const field = fieldOf(`${path}.annotations`, key);
    yield { rule: validAnnotation, level, field, reported: `${reported}.annotations`, got: formatValue(key), allowed: LABEL_KEY_WORDS };
  }
  if (bytes <= ANNOTATION_BYTES) return;
  const allowed = `at most ${ANNOTATION_BYTES} bytes together`;
  yield { rule: annotationLimit, level, field: `${path}.annotations`, got: `${bytes} bytes`, allowed };
}
