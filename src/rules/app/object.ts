import { isDeepStrictEqual } from 'util';
import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'object/is-unique',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'Two different objects of one kind must not share namespace and name',
    why: 'They are one object to the cluster: the API server admits both, and the one that is applied last silently replaces the other, which never runs '
      + 'as it is written.',
    fix: 'Give one of them another metadata.name, or apply only one if they are alternatives.',
    * check(manifests) {
      const first = new Map<string, Manifest>();
      for (const manifest of manifests) {
        const { name, namespace } = manifest.metadata;
        if (!name) continue;
        const identity = identityOf(manifest);
        const other = first.get(identity);
        if (!other) {
          first.set(identity, manifest);
          continue;
        }
        if (isDeepStrictEqual(manifest, other)) continue;
        const where = namespace ? `in namespace ${namespace}` : 'without a namespace';
        const got = `${name}, the name of another ${other.kind} (${other.apiVersion})`;
        yield { manifest, other, levelInApp: FindingLevel.UNSTARTABLE, field: 'metadata.name', got, allowed: `a name that no other ${manifest.kind} ${where} has` };
      }
    },
  }),
];

function identityOf(manifest: Manifest): string {
  return JSON.stringify([groupOf(manifest), manifest.kind, manifest.metadata.namespace ?? '', manifest.metadata.name]);
}
