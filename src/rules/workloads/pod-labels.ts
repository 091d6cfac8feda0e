import type { LabelSelector } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import type { Labels } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Selection {
  readonly selector: LabelSelector;
  readonly field: string;
}
interface Template { readonly metadata?: { readonly labels?: Labels } }
interface Peer { readonly podSelector?: LabelSelector; readonly namespaceSelector?: LabelSelector }
interface Policy {
  readonly podSelector?: LabelSelector;
  readonly ingress?: readonly { readonly from?: readonly Peer[] }[];
  readonly egress?: readonly { readonly to?: readonly Peer[] }[];
}

/** KubeVirt puts labels of its own on launcher pods, and takes them away from nobody. */
const OF_KUBEVIRT = /^(?:[\w.-]+\.)?kubevirt\.io(?:\/|$)/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-labels/requires-template-labels',
    level: FindingLevel.ADVISED,
    summary: 'What selects pods of a VM selects labels of its template',
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
        if (pods.find(manifest.metadata.namespace, selector)) continue;
        const meant = machines.find(manifest.metadata.namespace, selector);
        if (!meant) continue;
        const name = `${meant.manifest.kind} ${meant.manifest.metadata.name}`;
        yield { manifest, field, got: shownSelector(selector), allowed: `labels of the template of ${name}, which has these on itself only` };
      }
    },
  }),
];

/** What selects pods in the namespace of the manifest, by labels that are not KubeVirt's. */
function selectionsOf(manifest: Manifest): Selection[] {
  return rawSelectionsOf(manifest).filter(({ selector: { matchLabels = {}, matchExpressions = [] } }) => {
    const keys = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)];
    return keys.length > 0 && !keys.some((key) => OF_KUBEVIRT.test(key));
  });
}

function rawSelectionsOf(manifest: Manifest): Selection[] {
  switch (kindOf(manifest)) {
    case '/Service':
      return present([{ selector: asSelector((manifest.spec as { selector?: { [key: string]: string } } | undefined)?.selector), field: 'spec.selector' }]);
    case 'policy/PodDisruptionBudget':
      return present([{ selector: (manifest.spec as { selector?: LabelSelector } | undefined)?.selector, field: 'spec.selector' }]);
    case 'networking.k8s.io/NetworkPolicy': {
      const { podSelector, ingress = [], egress = [] } = (manifest.spec ?? {}) as Policy;
      const peers = [
        ...ingress.flatMap(({ from = [] }, i) => from.map((peer, j) => ({ peer, field: `spec.ingress[${i}].from[${j}].podSelector` }))),
        ...egress.flatMap(({ to = [] }, i) => to.map((peer, j) => ({ peer, field: `spec.egress[${i}].to[${j}].podSelector` }))),
      ];
      const local = peers.filter(({ peer }) => peer.namespaceSelector === undefined);
      return present([{ selector: podSelector, field: 'spec.podSelector' }, ...local.map(({ peer, field }) => ({ selector: peer.podSelector, field }))]);
    }
    default:
      return [];
  }
}

function present(selections: readonly { readonly selector?: LabelSelector; readonly field: string }[]): Selection[] {
  return selections.flatMap(({ selector, field }) => (selector ? [{ selector, field }] : []));
}

function asSelector(matchLabels?: { [key: string]: string }): LabelSelector | undefined {
  return matchLabels && { matchLabels };
}

/** The labels of pods that are no virtual machines. */
function podLabelsOf(manifest: Manifest): Labels[] {
  if (kindOf(manifest) === '/Pod') return [manifest.metadata.labels ?? {}];
  if (kindOf(manifest).includes('kubevirt.io/')) return [];
  const { template, jobTemplate } = (manifest.spec ?? {}) as { template?: Template; jobTemplate?: { spec?: { template?: Template } } };
  const labels = (template ?? jobTemplate?.spec?.template)?.metadata?.labels;
  return labels ? [labels] : [];
}

/** The labels that VMs have themselves. */
function machineLabelsOf(manifest: Manifest): Labels[] {
  switch (kindOf(manifest)) {
    case 'kubevirt.io/VirtualMachine':
      return [manifest.metadata.labels ?? {}];
    case 'pool.kubevirt.io/VirtualMachinePool': {
      const { virtualMachineTemplate } = manifest.spec as { virtualMachineTemplate?: Template };
      return [manifest.metadata.labels ?? {}, virtualMachineTemplate?.metadata?.labels ?? {}];
    }
    case 'kubevirt.io/VirtualMachineInstanceReplicaSet':
      return [manifest.metadata.labels ?? {}];
    default:
      return [];
  }
}

function shownSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => [key, operator, ...values].join(' ')),
  ].join(', ');
}
