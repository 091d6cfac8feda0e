import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'object/is-unique',
    level: FindingLevel.REJECTED,
    summary: 'No two objects of a kind share namespace and name',
    why: 'They are one object to the cluster: the one applied last silently replaces the other.',
    fix: 'Give one of them another metadata.name.',
    * check(manifests) {
      const seen = new Set<string>();
      for (const manifest of manifests) {
        const { name, namespace } = manifest.metadata;
        if (!name) continue;
        const identity = identityOf(manifest);
        if (seen.has(identity)) {
          const where = namespace ? `in namespace ${namespace}` : 'without a namespace';
          yield { manifest, field: 'metadata.name', got: name, allowed: `a name that no other ${manifest.kind} ${where} has` };
        }
        seen.add(identity);
      }
    },
  }),
];

function identityOf(manifest: Manifest): string {
  return JSON.stringify([groupOf(manifest), manifest.kind, manifest.metadata.namespace ?? '', manifest.metadata.name]);
}
