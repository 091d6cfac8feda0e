import { fieldOf } from './field-path';
import { labelSelectorMistakes } from './label-selector';
import { Level } from './level';
import type { Manifest, Mistake, ObjectRule } from './rule';
import type { LabelSelector } from '../../../imports/kubernetes';

export interface Labels { readonly [key: string]: string | undefined }
interface Owner {
  readonly selector: LabelSelector;
  readonly template?: { readonly metadata?: { readonly labels?: Labels } };
  readonly virtualMachineTemplate?: { readonly metadata?: { readonly labels?: Labels } };
}

const KINDS = ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'pool.kubevirt.io/VirtualMachinePool'];
const PATH = 'spec.selector';

export const rules: readonly ObjectRule[] = [
  {
    id: 'selector/is-valid',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'The selector selects labels that exist',
    why: 'No label can look like that: the webhook refuses the selector (KubeVirt v1.9.0).',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    upstream: ['rs/selector-invalid', 'pool/selector-invalid'],
    * check(manifest) {
      for (const mistake of labelSelectorMistakes(owner(manifest).selector, PATH)) yield { ...mistake, reported: PATH };
    },
  },
  {
    id: 'selector/matches-template',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'The selector matches the labels of the template',
    why: 'Otherwise the owner would not find what it made: the webhook refuses it. A pool selects VMs, by virtualMachineTemplate.metadata.labels.',
    fix: 'Put the labels of the selector on the template.',
    upstream: ['rs/selector-mismatch', 'pool/selector-mismatch'],
    * check(manifest) {
      const { selector, labels } = owner(manifest);
      if (![...labelSelectorMistakes(selector, PATH)].length) {
        for (const mistake of mismatches(selector, labels)) yield { ...mistake, reported: PATH };
      }
    },
  },
];

function* mismatches(selector: LabelSelector, labels: Labels): Iterable<Mistake> {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels[key] !== value) yield { field: fieldOf(`${PATH}.matchLabels`, key), got: value, allowed: onTemplate(key, labels) };
  }
  for (const [i, { key, operator, values = [] }] of (selector.matchExpressions ?? []).entries()) {
    if (matches(labels[key], operator, values)) continue;
    yield { field: `${PATH}.matchExpressions[${i}]`, got: [key, operator, ...values].join(' '), allowed: onTemplate(key, labels) };
  }
}

/** Whether a valid selector selects what has these labels. */
export function selects(selector: LabelSelector, labels: Labels): boolean {
  return ![...mismatches(selector, labels)].length;
}

function owner(manifest: Manifest): { selector: LabelSelector; labels: Labels } {
  const { selector, template, virtualMachineTemplate } = manifest.spec as Owner;
  return { selector, labels: (virtualMachineTemplate ?? template)?.metadata?.labels ?? {} };
}

/** An operator that Kubernetes does not know is another mistake. */
function matches(label: string | undefined, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'In': return label !== undefined && values.includes(label);
    case 'NotIn': return label === undefined || !values.includes(label);
    case 'Exists': return label !== undefined;
    case 'DoesNotExist': return label === undefined;
    default: return true;
  }
}

function onTemplate(key: string, labels: Labels): string {
  return labels[key] === undefined ? `the template has no label ${key}` : `the template has ${key}: ${labels[key]}`;
}
