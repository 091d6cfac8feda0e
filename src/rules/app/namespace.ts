import { ENFORCE } from './pod-security';
import { ownValue } from '../../kubernetes/own-value';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const ROOT_GATE = 'Root';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'namespace/avoids-privileged',
    level: FindingLevel.ADVISED,
    summary: 'A namespace of VMs should not admit privileged pods',
    why: 'Launcher pods run as an unprivileged user and fit the level baseline. Under privileged anybody who may make a pod in the namespace mounts the file '
      + 'system of the node, and with it owns all VMs there.',
    fix: `Write baseline for the label ${ENFORCE}, as TenantNamespace does. Keep pods that need more in another namespace.`,
    * check(manifests, cluster) {
      const privileged = ofKind(manifests, '/Namespace').filter((manifest) => ownValue(manifest.metadata.labels, ENFORCE) === 'privileged');
      if (!privileged.length || cluster.enabledFeatureGates.includes(ROOT_GATE)) return;
      const workloads = workloadsOf(manifests, cluster);
      const needed = new Set(workloads.filter(mountsNode).map(({ namespace }) => namespace));
      const holding = new Set(workloads.map(({ namespace }) => namespace));
      for (const manifest of privileged) {
        const { name } = manifest.metadata;
        if (!holding.has(name) || needed.has(name)) continue;
        yield { manifest, field: `metadata.labels[${ENFORCE}]`, got: 'privileged', allowed: 'baseline, restricted' };
      }
    },
  }),
];

/** Whether the launcher pod mounts a path of the node, which baseline forbids. */
function mountsNode({ written: { volumes = [] } }: Workload): boolean {
  return volumes.some(({ hostDisk }) => hostDisk !== undefined);
}
