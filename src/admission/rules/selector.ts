import { fieldOf } from './field-path';
import { Level } from './level';
import type { Manifest, ObjectRule } from './rule';

interface Selector {
  readonly matchLabels?: { readonly [key: string]: string };
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}
interface Labels { readonly [key: string]: string | undefined }
interface Owner {
  readonly selector: Selector;
  readonly template?: { readonly metadata?: { readonly labels?: Labels } };
  readonly virtualMachineTemplate?: { readonly metadata?: { readonly labels?: Labels } };
}

export const rules: readonly ObjectRule[] = [
  {
    id: 'selector/matches-template',
    kinds: ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'pool.kubevirt.io/VirtualMachinePool'],
    level: Level.REJECTED,
    summary: 'The selector matches the labels of the template',
    why: 'Otherwise the owner would not find what it made: the webhook refuses it. A pool selects VMs, by virtualMachineTemplate.metadata.labels.',
    fix: 'Put the labels of the selector on the template.',
    * check(manifest) {
      const { selector, labels } = owner(manifest);
      for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
        if (labels[key] !== value) yield { field: fieldOf('spec.selector.matchLabels', key), got: value, allowed: onTemplate(key, labels) };
      }
      for (const [i, { key, operator, values = [] }] of (selector.matchExpressions ?? []).entries()) {
        if (matches(labels[key], operator, values)) continue;
        yield { field: `spec.selector.matchExpressions[${i}]`, got: [key, operator, ...values].join(' '), allowed: onTemplate(key, labels) };
      }
    },
  },
];

function owner(manifest: Manifest): { selector: Selector; labels: Labels } {
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
