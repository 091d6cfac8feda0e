import type { LabelSelector } from '../../../imports/kubernetes';
import { fieldOf } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import type { Labels } from '../../manifests/label-index';
import { matchesRequirement } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { labelSelectorMistakes } from '../subjects/label-selector';

interface Owner {
  readonly selector: LabelSelector;
  readonly template?: { readonly metadata?: { readonly labels?: Labels } };
  readonly virtualMachineTemplate?: { readonly metadata?: { readonly labels?: Labels } };
}

const KINDS = ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'pool.kubevirt.io/VirtualMachinePool'];
const PATH = 'spec.selector';

/** Selectors that no webhook and no CRD checks, by `<group>/<kind>`. */
const UNCHECKED: ReadonlyMap<string, ReturnType<typeof fieldsAt>[]> = new Map(Object.entries({
  'kubevirt.io/VirtualMachineInstancePreset': [PATH],
  'pool.kubevirt.io/VirtualMachinePool': ['scaleInStrategy', 'updateStrategy'].map((name) => `spec.${name}.proactive.selectionPolicy.selectors.labelSelector`),
  'cdi.kubevirt.io/DataVolume': ['spec.pvc.selector', 'spec.storage.selector'],
  'k8s.ovn.org/ClusterUserDefinedNetwork': ['spec.namespaceSelector'],
  'monitoring.coreos.com/PodMonitor': [PATH],
  'monitoring.coreos.com/ServiceMonitor': [PATH],
  'sriovnetwork.openshift.io/SriovNetworkPoolConfig': ['spec.nodeSelector'],
}).map(([kind, paths]) => [kind, paths.map(fieldsAt)]));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'selector/has-valid-syntax',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'The selector selects labels that exist',
    why: 'No label can look like that: the webhook refuses the selector.',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    upstream: ['rs/selector-invalid', 'pool/selector-invalid'],
    * check(manifest) {
      for (const mistake of labelSelectorMistakes(owner(manifest).selector, PATH)) yield { ...mistake, reported: PATH };
    },
  }),
  defineRule({
    id: 'selector/matches-template',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
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
  }),
  defineRule({
    id: 'selector/avoids-invalid-syntax',
    level: FindingLevel.ADVISED,
    subject: objectsOf(...UNCHECKED.keys()),
    summary: 'A selector can be read by whoever uses it',
    why: 'No CRD has the operators of selectors, nor the form of labels, and no webhook looks at this one: the API server takes it, and the '
        + 'controller that uses it fails on it (LabelSelectorAsSelector of Kubernetes).',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    * check(manifest) {
      for (const find of UNCHECKED.get(kindOf(manifest)) ?? []) {
        for (const { field, value } of find(manifest)) {
          for (const { reported: _, ...mistake } of labelSelectorMistakes(value as LabelSelector, field)) yield mistake;
        }
      }
    },
  }),
];

function* mismatches(selector: LabelSelector, labels: Labels): Iterable<Violation> {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels[key] !== value) yield { field: fieldOf(`${PATH}.matchLabels`, key), got: value, allowed: onTemplate(key, labels) };
  }
  for (const [i, requirement] of (selector.matchExpressions ?? []).entries()) {
    if (matchesRequirement(requirement, labels)) continue;
    const { key, operator, values = [] } = requirement;
    yield { field: `${PATH}.matchExpressions[${i}]`, got: [key, operator, ...values].join(' '), allowed: onTemplate(key, labels) };
  }
}

function owner(manifest: Manifest): { selector: LabelSelector; labels: Labels } {
  const { selector, template, virtualMachineTemplate } = manifest.spec as Owner;
  return { selector, labels: (virtualMachineTemplate ?? template)?.metadata?.labels ?? {} };
}

function onTemplate(key: string, labels: Labels): string {
  return labels[key] === undefined ? `the template has no label ${key}` : `the template has ${key}: ${labels[key]}`;
}
