import type { LabelSelector } from '../../../imports/kubernetes';
import { valueAt } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import { LabelIndex } from '../../manifests/label-index';
import type { Labels } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { policyPeers } from '../../manifests/network-policy-peers';
import type { PolicyPeer } from '../../manifests/network-policy-peers';
import { podLabelsOf } from '../../manifests/pods';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Selection {
  readonly selector: LabelSelector;
  readonly field: string;
}

/** KubeVirt puts labels of its own on launcher pods, and keeps all others. */
const OF_KUBEVIRT = /^(?:[\w.-]+\.)?kubevirt\.io(?:\/|$)/;
const [SELECTOR, POD_SELECTOR] = ['spec.selector', 'spec.podSelector'].map(fieldsAt);
/** Where the labels stand that VMs have themselves, by `<group>/<kind>`. */
const MACHINE_LABELS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubevirt.io/VirtualMachine', ['metadata.labels']],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', ['metadata.labels']],
  ['pool.kubevirt.io/VirtualMachinePool', ['metadata.labels', 'spec.virtualMachineTemplate.metadata.labels']],
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-labels/requires-template-labels',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A selector that means the pods of a VM must select labels of its template',
    why: 'A launcher pod has the labels of the template (spec.template.metadata.labels), none of the VM itself: the selector selects nothing.',
    fix: 'Put the labels on the template of the VM as well, or select those that it has.',
    * check(manifests, cluster) {
      const selecting = manifests.flatMap((manifest) => selectionsOf(manifest).map((selection) => ({ manifest, ...selection })));
      if (!selecting.length) return;
      const pods = new LabelIndex([
        ...manifests.flatMap((manifest) => podLabelsOf(manifest).map((labels) => ({ manifest, labels }))), ...workloadsOf(manifests, cluster),
      ]);
      const machines = new LabelIndex(manifests.flatMap((manifest) => machineLabelsOf(manifest).map((labels) => ({ manifest, labels }))));
      for (const { manifest, selector, field } of selecting) {
        const { namespace } = manifest.metadata;
        if (pods.find(namespace, selector)) continue;
        const meant = machines.find(namespace, selector);
        if (!meant) continue;
        const name = `${meant.manifest.kind} ${meant.manifest.metadata.name}`;
        yield { manifest, field, got: textOf(selector), allowed: `labels of the template of ${name}, which has these on itself only` };
      }
    },
  }),
];

/** What selects pods in the namespace of the manifest, by labels that are not KubeVirt's. */
function selectionsOf(manifest: Manifest): Selection[] {
  return podSelectorsOf(manifest).filter(({ selector: { matchLabels = {}, matchExpressions = [] } }) => {
    const keys = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)];
    return keys.length > 0 && !keys.some((key) => OF_KUBEVIRT.test(key));
  });
}

function podSelectorsOf(manifest: Manifest): Selection[] {
  switch (kindOf(manifest)) {
    case '/Service':
      return SELECTOR(manifest).map(({ field, value }) => ({ field, selector: { matchLabels: value as LabelSelector['matchLabels'] } }));
    case 'policy/PodDisruptionBudget':
      return SELECTOR(manifest).map(({ field, value }) => ({ field, selector: value as LabelSelector }));
    case 'networking.k8s.io/NetworkPolicy':
      return [
        ...POD_SELECTOR(manifest).map(({ field, value }) => ({ field, selector: value as LabelSelector })),
        ...policyPeers(manifest).flatMap(localSelectionOf),
      ];
    default:
      return [];
  }
}

/** What a peer selects in the namespace of its policy. */
function localSelectionOf({ field, peer: { podSelector, namespaceSelector } }: PolicyPeer): Selection[] {
  return podSelector && !namespaceSelector ? [{ field: `${field}.podSelector`, selector: podSelector }] : [];
}

function machineLabelsOf(manifest: Manifest): Labels[] {
  return (MACHINE_LABELS.get(kindOf(manifest)) ?? []).map((path) => (valueAt(manifest, path.split('.')) ?? {}) as Labels);
}

function textOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => [key, operator, ...values].join(' ')),
  ].join(', ');
}
