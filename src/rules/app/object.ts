import { isDeepStrictEqual } from 'util';
import type { Manifest } from '../../manifests/manifest';
import { kindsIn, ofKind } from '../../manifests/of-kind';
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
      for (const [manifest, other] of kindsIn(manifests).flatMap((kind) => namesakesOf(ofKind(manifests, kind)))) {
        const { name, namespace } = manifest.metadata;
        if (isDeepStrictEqual(manifest, other)) continue;
        const where = namespace ? `in namespace ${namespace}` : 'without a namespace';
        const got = `${name}, the name of another ${other.kind} (${other.apiVersion})`;
        yield { manifest, other, levelInApp: FindingLevel.UNSTARTABLE, field: 'metadata.name', got, allowed: `a name that no other ${manifest.kind} ${where} has` };
      }
    },
  }),
];

/** What has the namespace and the name of another object of the kind, with the first of these. */
function namesakesOf(manifests: readonly Manifest[]): (readonly [Manifest, Manifest])[] {
  const found: (readonly [Manifest, Manifest])[] = [];
  const namespaces = new Map<string, Map<string, Manifest>>();
  for (const manifest of manifests) {
    const { name, namespace = '' } = manifest.metadata;
    if (!name) continue;
    const names = namespaces.get(namespace) ?? new Map<string, Manifest>();
    if (!names.size) namespaces.set(namespace, names);
    const first = names.get(name);
    if (first) found.push([manifest, first]);
    else names.set(name, manifest);
  }
  return found;
}
