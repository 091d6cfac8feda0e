import type { LabelSelector } from '../../../imports/kubernetes';
import { guestParts } from '../../manifests/guest-parts';
import { LabelIndex } from '../../manifests/label-index';
import { selectedKeys } from '../../manifests/label-selector';
import { machinesByOwnLabels } from '../../manifests/machine-labels';
import { affinitySelections, podSelections } from '../../manifests/pod-selections';
import { podLabelsOf } from '../../manifests/pods';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** KubeVirt puts labels of its own on launcher pods, and keeps all others. */
const OF_KUBEVIRT = /^(?:[\w.-]+\.)?kubevirt\.io(?:\/|$)/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-labels/requires-template-labels',
    reads: guestParts('affinity'),
    level: FindingLevel.ADVISED,
    summary: 'A selector that means the pods of a VM must select labels of its template',
    why: 'A launcher pod has the labels of the template (spec.template.metadata.labels), none of the VM itself: the selector selects nothing.',
    fix: 'Put the labels on the template of the VM as well, or select those that it has.',
    * check(manifests, cluster) {
      const selections = [...podSelections(manifests, cluster), ...affinitySelections(manifests, cluster)];
      const selecting = selections.filter(({ selector }) => isOfUsers(selector));
      if (!selecting.length) return;
      const pods = new LabelIndex([
        ...manifests.flatMap((manifest) => podLabelsOf(manifest).map((labels) => ({ manifest, labels }))), ...workloadsOf(manifests, cluster),
      ]);
      const machines = machinesByOwnLabels(manifests, cluster);
      for (const { manifest, namespace, selector, field } of selecting) {
        if (pods.find(namespace, selector)) continue;
        const meant = machines.find(namespace, selector);
        if (!meant) continue;
        const name = `${meant.manifest.kind} ${meant.manifest.metadata.name}`;
        yield { manifest, field, got: textOf(selector), allowed: `labels of the template of ${name}, which has these on itself only` };
      }
    },
  }),
];

/** Whether it selects by labels, and by none of KubeVirt's. */
function isOfUsers(selector: LabelSelector): boolean {
  const keys = selectedKeys(selector);
  return keys.length > 0 && !keys.some((key) => OF_KUBEVIRT.test(key));
}

function textOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => [key, operator, ...values].join(' ')),
  ].join(', ');
}
