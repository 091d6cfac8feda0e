import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'attachment-namespace/fits-isolation',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A VM must be attached to networks of its own namespace, or of a global one, where Multus isolates namespaces',
    why: 'Multus runs with namespaceIsolation, as the Platform says by multusGlobalNamespaces: it refuses a pod that refers to a network of another namespace, and '
      + 'the VM never starts.',
    fix: 'Make a NetworkAttachmentDefinition in the namespace of the VM, or in a global namespace.',
    * check(manifests, cluster) {
      const { multusGlobalNamespaces: global } = cluster;
      if (!global) return;
      for (const { manifest, path, written: { networks = [] }, namespace } of workloadsOf(manifests, cluster)) {
        for (const [i, { multus }] of networks.entries()) {
          const [elsewhere, name] = multus?.networkName.split('/') ?? [];
          if (name === undefined || elsewhere === namespace || global.includes(elsewhere)) continue;
          const allowed = `a network of ${[namespace, ...global].join(', ')}`;
          yield { manifest, field: `${path}.networks[${i}].multus.networkName`, got: multus?.networkName, allowed };
        }
      }
    },
  }),
];
