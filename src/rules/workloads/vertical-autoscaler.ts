import type { VerticalPodAutoscaler } from '../../../imports/autoscaling.k8s.io';
import { groupBy } from '../../kubernetes/group-by';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { HPA, SCALED_OBJECT, scaleTargetOf, targetKey, verticalTargetOf, VPA } from '../../manifests/scale-target';
import { resourceMetricsOf } from '../../manifests/scaling-metrics';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** What holds where nothing is said (VPA v1.7). */
const DEFAULT_MODE = 'Recreate';
const MODE = 'spec.updatePolicy.updateMode';
const GUESTS = ['kubevirt.io', 'pool.kubevirt.io'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'vertical-autoscaler/avoids-changing-vms',
    level: FindingLevel.ADVISED,
    subject: objectsOf<VerticalPodAutoscaler>(VPA),
    summary: 'A VerticalPodAutoscaler of VMs must have updateMode: "Off"',
    why: 'Otherwise it changes requests of launcher pods when they are made, which KubeVirt has computed for the guest, and evicts them: guests restart or migrate, and what '
      + 'a guest sees of CPUs and memory stays as it is. Nothing said is Recreate.',
    fix: 'Write updateMode: "Off" with quotes, read status.recommendation, and change cpu.sockets and memory.guest, live within cpu.maxSockets and memory.maxGuest.',
    * check(manifest) {
      const mode = modeOf(manifest);
      const target = verticalTargetOf(manifest);
      if (mode !== 'Off' && target && GUESTS.includes(target.group)) yield { field: MODE, got: mode, allowed: '"Off"' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'vertical-autoscaler/avoids-metric-of-horizontal',
    level: FindingLevel.ADVISED,
    summary: 'A VerticalPodAutoscaler must not change the requests that another autoscaler of the same workload measures by',
    why: 'Utilization is a share of the request: each change of the request moves the number of replicas, and each replica moves what the recommender sees. The two never '
      + 'settle (known limitations of the VerticalPodAutoscaler).',
    fix: 'Write updateMode: "Off", leave the resource out of controlledResources, or scale by another metric.',
    * check(manifests) {
      const horizontal = groupBy([HPA, SCALED_OBJECT].flatMap((kind) => ofKind(manifests, kind)).flatMap((manifest) => {
        const target = scaleTargetOf(manifest);
        return target ? [{ manifest, key: targetKey(manifest.metadata.namespace, target) }] : [];
      }), ({ key }) => key);
      for (const manifest of ofKind<Manifest & VerticalPodAutoscaler>(manifests, VPA)) {
        const target = verticalTargetOf(manifest);
        if (!target || modeOf(manifest) === 'Off') continue;
        for (const { manifest: other } of horizontal.get(targetKey(manifest.metadata.namespace, target)) ?? []) {
          const shared = resourceMetricsOf(other).find(({ resource, percent }) => percent !== undefined && controls(manifest, resource));
          if (!shared) continue;
          yield { manifest, other, field: MODE, got: modeOf(manifest), allowed: `"Off" while ${other.kind} ${other.metadata.name} measures ${shared.resource}` };
        }
      }
    },
  }),
];

function modeOf({ spec: { updatePolicy } }: VerticalPodAutoscaler): string {
  return updatePolicy?.updateMode ?? DEFAULT_MODE;
}

/** Whether it changes the requests of some container. */
function controls({ spec: { resourcePolicy } }: VerticalPodAutoscaler, resource: string): boolean {
  const policies = resourcePolicy?.containerPolicies ?? [];
  const changing = policies.filter(({ mode = 'Auto', controlledResources = ['cpu', 'memory'] }) => mode === 'Auto' && controlledResources.includes(resource));
  return changing.length > 0 || !policies.some(({ containerName }) => containerName === '*');
}
