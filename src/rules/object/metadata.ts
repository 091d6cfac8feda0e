import type { Defect } from './defect';
import { nameForm } from './name-form';
import { DNS_LABEL_WORDS, fits, isDnsLabel, wordsOf } from '../../kubernetes/dns-name';
import type { NameForm } from '../../kubernetes/dns-name';
import { fieldOf, valueAt } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { FindingLevel } from '../finding-level';

/** The metadata of an object whose shape is known to be right. */
export interface Metadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
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

const REJECTED = { level: FindingLevel.REJECTED };

/** What the API server has against the metadata of an object of this kind; `scope` where it is known. */
export function* metadataDefects(
  metadata: Metadata,
  { group, kind, scope }: { readonly group: string; readonly kind: string; readonly scope?: 'Namespaced' | 'Cluster' },
): Iterable<Defect> {
  yield* nameDefects(metadata, kind, nameForm(group, kind));
  if (metadata.namespace) yield* namespaceDefects(metadata.namespace, kind, scope);
  yield* labelDefects(metadata, 'metadata', FindingLevel.REJECTED);
  yield* annotationDefects(metadata, 'metadata', FindingLevel.REJECTED);
}

/**
 * What the API server will have against the objects that a controller makes from the template of this one. The templates of
 * Kubernetes' own workloads are refused at once, those of KubeVirt's when the object is made.
 */
export function* templateMetadataDefects(manifest: unknown, group: string): Iterable<Defect> {
  const level = group.endsWith('kubevirt.io') ? FindingLevel.UNSTARTABLE : FindingLevel.REJECTED;
  for (const path of TEMPLATES) {
    const metadata = valueAt(manifest, path) as Metadata | undefined;
    if (metadata) {
      const reported = level === FindingLevel.UNSTARTABLE ? 'metadata' : path.join('.');
      yield* labelDefects(metadata, path.join('.'), level, reported);
      yield* annotationDefects(metadata, path.join('.'), level, reported);
    }
  }
}

function* nameDefects({ name, generateName }: Metadata, kind: string, form: NameForm): Iterable<Defect> {
  if (!name && !generateName) {
    yield {
      ...REJECTED,
      rule: 'metadata/has-name',
      summary: 'An object has a name',
      field: 'metadata.name',
      got: formatValue(name),
      allowed: wordsOf(form),
      fix: 'Write metadata.name.',
    };
  }
  // What is generated goes on after the prefix, so a trailing dash is fine there.
  const prefix = generateName?.replace(/(.)-$/, '$1a');
  for (const [field, written, judged] of [['metadata.name', name, name], ['metadata.generateName', generateName, prefix]] as const) {
    if (!judged || fits(form, judged)) continue;
    yield {
      ...REJECTED,
      rule: 'metadata/has-valid-name',
      summary: `This is no name for a ${kind}`,
      field,
      got: formatValue(written),
      allowed: wordsOf(form),
      fix: 'Write another name.',
    };
  }
}

function* namespaceDefects(namespace: string, kind: string, scope: string | undefined): Iterable<Defect> {
  const field = 'metadata.namespace';
  if (scope === 'Cluster') {
    yield {
      level: FindingLevel.ADVISED,
      rule: 'metadata/has-fitting-namespace',
      summary: `A ${kind} belongs to no namespace`,
      field,
      got: formatValue(namespace),
      allowed: 'no namespace',
      fix: 'Remove it.',
    };
  } else if (!isDnsLabel(namespace)) {
    yield {
      ...REJECTED,
      rule: 'metadata/has-valid-namespace',
      summary: 'This is no name for a namespace',
      field,
      got: formatValue(namespace),
      allowed: DNS_LABEL_WORDS,
      fix: 'Write the name of a namespace.',
    };
  }
}

function* labelDefects({ labels }: Metadata, path: string, level: FindingLevel, reportedPath = path): Iterable<Defect> {
  const reported = `${reportedPath}.labels`;
  for (const [key, value] of Object.entries(labels ?? {})) {
    const field = fieldOf(`${path}.labels`, key);
    if (!isLabelKey(key)) {
      yield {
        level,
        rule: 'metadata/has-valid-label',
        summary: 'This is no key for a label',
        field,
        reported,
        got: formatValue(key),
        allowed: LABEL_KEY_WORDS,
        fix: 'Write another key.',
      };
    }
    if (!isLabelValue(value)) {
      yield {
        level,
        rule: 'metadata/has-valid-label',
        summary: 'This is no value for a label',
        field,
        reported,
        got: formatValue(value),
        allowed: LABEL_VALUE_WORDS,
        fix: 'Write another value, or make it an annotation.',
      };
    }
  }
}

function* annotationDefects({ annotations }: Metadata, path: string, level: FindingLevel, reportedPath = path): Iterable<Defect> {
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    if (isLabelKey(key.toLowerCase())) continue;
    yield {
      level,
      rule: 'metadata/has-valid-annotation',
      summary: 'This is no key for an annotation',
      field: fieldOf(`${path}.annotations`, key),
      reported: `${reportedPath}.annotations`,
      got: formatValue(key),
      allowed: LABEL_KEY_WORDS,
      fix: 'Write another key.',
    };
  }
  if (bytes > ANNOTATION_BYTES) {
    yield {
      level,
      rule: 'metadata/has-small-annotations',
      summary: 'The annotations are too large',
      field: `${path}.annotations`,
      got: `${bytes} bytes`,
      allowed: `at most ${ANNOTATION_BYTES} bytes together`,
      fix: 'Put large data into a ConfigMap or Secret.',
    };
  }
}
