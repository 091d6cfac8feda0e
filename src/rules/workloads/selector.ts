import type { LabelSelector, LabelSelectorRequirement } from '../../../imports/kubernetes';
import type { VirtualMachineInstanceReplicaSet } from '../../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../../imports/pool.kubevirt.io';
import { fieldOf } from '../../kubernetes/field-path';
import { matchesRequirement } from '../../manifests/label-index';
import type { Labels } from '../../manifests/label-index';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf, reportedAs } from '../subject';
import type { Subject } from '../subject';
import { labelSelectorViolations, SELECTOR_FIX } from '../subjects/label-selector';
import { valuesAt } from '../subjects/values-at';

interface Owner {
  readonly selector: LabelSelector;
  /** The labels of what the owner makes. */
  readonly labels: Labels;
}

const PATH = 'spec.selector';

/** Selectors that no webhook and no CRD checks, by `<group>/<kind>`. */
const UNCHECKED: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubevirt.io/VirtualMachineInstancePreset', [PATH]],
  ['pool.kubevirt.io/VirtualMachinePool', ['scaleInStrategy', 'updateStrategy'].map((strategy) => (
    `spec.${strategy}.proactive.selectionPolicy.selectors.labelSelector`
  ))],
  ['cdi.kubevirt.io/DataVolume', ['spec.pvc.selector', 'spec.storage.selector']],
  ['k8s.ovn.org/ClusterUserDefinedNetwork', ['spec.namespaceSelector']],
  ['monitoring.coreos.com/PodMonitor', [PATH]],
  ['monitoring.coreos.com/ServiceMonitor', [PATH]],
  ['sriovnetwork.openshift.io/SriovNetworkPoolConfig', ['spec.nodeSelector']],
]);

const owners = objectsOf<VirtualMachineInstanceReplicaSet | VirtualMachinePool>(
  'kubevirt.io/VirtualMachineInstanceReplicaSet', 'pool.kubevirt.io/VirtualMachinePool',
);
/** The selector of a replica set or a pool. Upstream reports it as a whole. */
const owner: Subject<Owner> = reportedAs(partsOf(owners, ({ spec }) => {
  const { metadata } = 'virtualMachineTemplate' in spec ? spec.virtualMachineTemplate : spec.template;
  return [{ value: { selector: spec.selector, labels: metadata?.labels ?? {} }, path: PATH }];
}), () => PATH);
const unchecked = reportedAs(valuesAt<LabelSelector>(UNCHECKED), () => undefined);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'selector/has-valid-syntax',
    level: FindingLevel.REJECTED,
    subject: owner,
    summary: 'The selector of a pool or a replica set must select labels that can exist',
    why: 'No label can look like that: KubeVirt refuses the selector.',
    fix: SELECTOR_FIX,
    upstream: ['rs/selector-invalid', 'pool/selector-invalid'],
    check: ({ selector }) => labelSelectorViolations(selector),
  }),
  defineRule({
    id: 'selector/matches-template',
    level: FindingLevel.REJECTED,
    subject: owner,
    summary: 'The selector of a pool or a replica set must match the labels of its template',
    why: 'Otherwise the owner would not find what it made: KubeVirt refuses it. A pool selects VMs, by virtualMachineTemplate.metadata.labels.',
    fix: 'Put the labels of the selector on the template.',
    upstream: ['rs/selector-mismatch', 'pool/selector-mismatch'],
    * check({ selector, labels }) {
      const { matchLabels = {}, matchExpressions = [] } = selector;
      if (!isValid(selector)) return;
      for (const [key, value] of Object.entries(matchLabels)) {
        if (labelOf(labels, key) !== value) yield { field: fieldOf('matchLabels', key), got: value, allowed: onTemplate(key, labels) };
      }
      for (const [i, requirement] of matchExpressions.entries()) {
        if (matchesRequirement(requirement, labels)) continue;
        yield { field: `matchExpressions[${i}]`, got: textOf(requirement), allowed: onTemplate(requirement.key, labels) };
      }
    },
  }),
  defineRule({
    id: 'selector/excludes-invalid-syntax',
    level: FindingLevel.UNSTARTABLE,
    subject: unchecked,
    summary: 'A selector must select labels that can exist, also where no webhook checks that',
    why: 'No CRD has the operators of selectors, nor the form of labels, and no webhook looks at this one: the API server accepts it, and the '
      + 'controller that uses it fails on it (LabelSelectorAsSelector of Kubernetes).',
    fix: SELECTOR_FIX,
    check: labelSelectorViolations,
  }),
];

function isValid(selector: LabelSelector): boolean {
  for (const _ of labelSelectorViolations(selector)) return false;
  return true;
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function textOf({ key, operator, values = [] }: LabelSelectorRequirement): string {
  return [key, operator, ...values].join(' ');
}

function onTemplate(key: string, labels: Labels): string {
  const value = labelOf(labels, key);
  return value === undefined ? `the template has no label ${key}` : `the template has ${key}: ${value}`;
}
