import type { Draft, Key } from './draft';
import { manifestItem } from './items';
import type { Running } from './workloads';
import { ownValue } from '../../kubernetes/own-value';
import { entriesAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';

interface Labels { readonly [key: string]: unknown }

interface Policy {
  readonly key: Key;
  readonly ofNamespace: readonly [string, string][];
  readonly ofGuest: readonly [string, string][];
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Adds MigrationPolicies, and which guests each is for: of those that match a guest, the one that names most labels. */
export function addMigrationPolicies(draft: Draft, running: readonly Running[], manifests: readonly Manifest[]): void {
  const policies = ofKind(manifests, 'migrations.kubevirt.io/MigrationPolicy').map((manifest): Policy => ({
    key: draft.add(manifestItem('policy', manifest)),
    ofNamespace: entriesAt(manifest, 'spec', 'selectors', 'namespaceSelector'),
    ofGuest: entriesAt(manifest, 'spec', 'selectors', 'virtualMachineInstanceSelector'),
  }));
  if (!policies.length) return;
  const namespaces = new Map(ofKind(manifests, '/Namespace').map(({ metadata: { name, labels } }) => [name, labels]));
  const governed = new Map<Key, Key[]>();
  const known = new Map<string, Key | undefined>();
  for (const { key, guest } of running) {
    if (!guest) continue;
    const { namespace, labels } = guest;
    const question = JSON.stringify([namespace, Object.entries(labels).sort()]);
    if (!known.has(question)) known.set(question, policyFor(policies, labels, { ...namespaces.get(namespace), [NAME_LABEL]: namespace }));
    const policy = known.get(question);
    if (policy !== undefined) governed.set(policy, governed.get(policy) ?? []).get(policy)?.push(key);
  }
  for (const [policy, guests] of governed) draft.link(policy, guests, 'governs');
}

/** The policy that KubeVirt takes (`MatchPolicy`): that with the most labels, then with the most of the guest. */
function policyFor(policies: readonly Policy[], guest: Labels, namespace: Labels): Key | undefined {
  const areOf = (wanted: Policy['ofGuest'], labels: Labels) => wanted.every(([key, value]) => ownValue(labels, key) === value);
  const matching = policies.filter(({ ofNamespace, ofGuest }) => (
    ofNamespace.length + ofGuest.length > 0 && areOf(ofNamespace, namespace) && areOf(ofGuest, guest)
  ));
  const total = ({ ofNamespace, ofGuest }: Policy) => ofNamespace.length + ofGuest.length;
  return matching.sort((a, b) => total(b) - total(a) || b.ofGuest.length - a.ofGuest.length || (a.key < b.key ? -1 : 1))[0]?.key;
}
