import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { scaleTargetOf } from '../../manifests/scale-target';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'autoscaler/avoids-fixed-replicas',
    level: FindingLevel.ADVISED,
    summary: 'What an autoscaler scales must not have replicas of its own',
    why: 'The autoscaler and whoever applies the manifest both write spec.replicas: each sync or apply sets it back to this number, pods and VMs of the '
      + 'rest are deleted, and the autoscaler makes them again.',
    fix: 'Remove spec.replicas: minReplicas of the autoscaler holds then. Where it is there already, Argo CD needs ignoreDifferences on it once.',
    * check(manifests) {
      const autoscalers = new Map<string, Manifest>();
      for (const manifest of manifests) {
        const target = scaleTargetOf(manifest);
        if (target) autoscalers.set(identity(target.group, target.kind, manifest.metadata.namespace, target.name), manifest);
      }
      if (!autoscalers.size) return;
      for (const manifest of manifests) {
        const { replicas } = (manifest.spec ?? {}) as { readonly replicas?: number };
        if (replicas === undefined) continue;
        const { kind, metadata: { name = '', namespace } } = manifest;
        const autoscaler = autoscalers.get(identity(groupOf(manifest), kind, namespace, name));
        if (!autoscaler) continue;
        yield { manifest, field: 'spec.replicas', got: replicas, allowed: `none: ${autoscaler.kind} ${autoscaler.metadata.name} sets it` };
      }
    },
  }),
];

function identity(group: string, kind: string, namespace: string | undefined, name: string): string {
  return `${group} ${kind} ${namespace}/${name}`;
}
