import type { VirtualMachineSnapshot } from '../../../imports/snapshot.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { claimsIn, knownClassesOf } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { WAVE, waveOf } from '../../manifests/sync-wave';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const IMMEDIATE = 'cdi.kubevirt.io/storage.bind.immediate.requested';
const VM = 'kubevirt.io/VirtualMachine';

/** A claim that is bound when a guest starts, with what uses it. */
interface WaitingClaim {
  readonly claim: StorageClaim;
  readonly storageClass: string;
  readonly users: readonly Manifest[];
}

/** What copies the disks of a VM as they are. */
const TAKERS = ['snapshot.kubevirt.io/VirtualMachineSnapshot', 'clone.kubevirt.io/VirtualMachineClone'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'claim-binding/avoids-earlier-wave',
    level: FindingLevel.ADVISED,
    summary: 'A claim that waits for its first consumer must not be in an earlier sync wave than its VM',
    why: 'The class binds the claim when a pod uses it. Argo CD takes a claim that is not bound, and a DataVolume in WaitForFirstConsumer, for Progressing and '
      + 'never gets to the wave of the VM.',
    fix: `Put both into one wave, or annotate a DataVolume with ${IMMEDIATE}: "true".`,
    * check(manifests, cluster) {
      if (!manifests.some(({ metadata: { annotations } }) => annotations?.[WAVE] !== undefined)) return;
      for (const { claim: { manifest, volume }, storageClass, users } of waitingClaims(manifests, cluster)) {
        const wave = waveOf(manifest);
        if (volume?.byVirtualMachine || !users.length || users.some((user) => waveOf(user) <= wave)) continue;
        const [user] = users;
        const got = `wave ${wave} on class ${storageClass}, before ${user.kind} ${user.metadata.name} in wave ${waveOf(user)}`;
        yield { manifest, other: user, field: manifest.metadata.annotations?.[WAVE] === undefined ? 'metadata' : `metadata.annotations[${WAVE}]`, got, allowed: 'the wave of the VM' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'claim-binding/avoids-snapshot-of-unbound',
    level: FindingLevel.ADVISED,
    summary: 'A VM that never ran must not be the source of a snapshot or a clone while its class waits for the first consumer',
    why: 'The class binds a claim when the VM starts first, and KubeVirt takes no snapshot of a claim that is not bound (volume not bound): the snapshot of a '
      + 'halted VM waits until somebody starts it.',
    fix: `Start the VM, or annotate the DataVolume with ${IMMEDIATE}: "true" so that it is bound and filled at once.`,
    * check(manifests, cluster) {
      const taking = manifests.filter((manifest) => TAKERS.includes(kindOf(manifest)));
      if (!taking.length) return;
      const waiting = new Map(waitingClaims(manifests, cluster).flatMap(({ claim, storageClass, users }) => (
        users.filter(isHalted).map((user) => [nameOf(user), { user, got: `${user.metadata.name}, whose claim ${claim.name} is on class ${storageClass}` }])
      )));
      for (const manifest of taking) {
        const { source } = (manifest as Manifest & VirtualMachineSnapshot).spec;
        const found = source.kind === 'VirtualMachine' ? waiting.get(`${manifest.metadata.namespace}/${source.name}`) : undefined;
        if (found) yield { manifest, other: found.user, field: 'spec.source.name', got: found.got, allowed: 'a VM that ran, or claims that are bound at once' };
      }
    },
  }),
];

function waitingClaims(manifests: readonly Manifest[], cluster: Cluster): WaitingClaim[] {
  const { find, names } = knownClassesOf(manifests, cluster);
  if (!names.length) return [];
  const users = new Map<string, Manifest[]>();
  for (const { manifest, namespace, written } of workloadsOf(manifests, cluster)) {
    for (const { persistentVolumeClaim, dataVolume } of written.volumes ?? []) {
      const key = `${namespace}/${persistentVolumeClaim?.claimName ?? dataVolume?.name}`;
      const found = users.get(key);
      if (found) found.push(manifest);
      else users.set(key, [manifest]);
    }
  }
  return manifests.flatMap(claimsIn).flatMap((claim): WaitingClaim[] => {
    const annotations = claim.volume?.metadata.annotations ?? claim.manifest.metadata.annotations;
    const storageClass = find(claim);
    if (!claim.name || !storageClass?.waitsForFirstConsumer || annotations?.[IMMEDIATE] !== undefined) return [];
    return [{ claim, storageClass: storageClass.name, users: users.get(`${claim.manifest.metadata.namespace}/${claim.name}`) ?? [] }];
  });
}

function isHalted(manifest: Manifest): boolean {
  const { running, runStrategy } = (manifest.spec ?? {}) as { readonly running?: boolean; readonly runStrategy?: string };
  return kindOf(manifest) === VM && (runStrategy === 'Halted' || running === false);
}

function nameOf({ metadata: { name, namespace } }: Manifest): string {
  return `${namespace}/${name}`;
}
