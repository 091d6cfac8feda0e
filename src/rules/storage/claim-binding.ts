import type { DataSource } from '../../../imports/cdi.kubevirt.io';
import type { VirtualMachineSnapshot } from '../../../imports/snapshot.kubevirt.io';
import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { POD_SPECS } from '../../manifests/pod-specs';
import { storageClaimsOf, knownClassesOf } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { WAVE, waveOf } from '../../manifests/sync-wave';
import { DATA_VOLUME, volumeImports } from '../../manifests/volume-import';
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
      const taking = ofKinds(manifests, TAKERS);
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
  defineCrossObjectRule({
    id: 'claim-binding/avoids-source-without-consumer',
    level: FindingLevel.ADVISED,
    summary: 'A DataVolume that others are made from must not wait for a consumer that the app does not have',
    why: 'Its class binds the claim when a pod uses it, and CDI fills it then: a golden image that no VM runs from, and a volume that is to be uploaded, stays in '
      + 'WaitForFirstConsumer, and clones of it wait with it.',
    fix: `Annotate the DataVolume with ${IMMEDIATE}: "true".`,
    * check(manifests, cluster) {
      const volumes = ofKind(manifests, DATA_VOLUME);
      if (!volumes.length) return;
      const sources = claimSources(manifests);
      const isUpload = (manifest: Manifest) => volumeImports(manifest)[0]?.source?.upload !== undefined;
      if (!sources.size && !volumes.some(isUpload)) return;
      for (const { claim: { manifest }, storageClass, users } of waitingClaims(manifests, cluster)) {
        const other = sources.get(nameOf(manifest));
        if (kindOf(manifest) !== DATA_VOLUME || users.length || !(other ?? isUpload(manifest))) continue;
        const what = other ? `the source of ${other.kind} ${other.metadata.name}` : 'an upload';
        yield { manifest, other, field: 'metadata.annotations', got: `${what} on class ${storageClass}, which nothing uses`, allowed: `${IMMEDIATE}: "true"` };
      }
    },
  }),
];

/** What is made from a claim, by the namespace and name of that. */
function claimSources(manifests: readonly Manifest[]): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { namespace } = manifest.metadata;
    const pvc = kindOf(manifest) === 'cdi.kubevirt.io/DataSource' ? (manifest as Manifest & DataSource).spec.source.pvc : undefined;
    for (const source of [pvc, ...volumeImports(manifest).map((volume) => volume.source?.pvc)]) {
      const key = source && `${source.namespace || namespace}/${source.name}`;
      if (key && !found.has(key)) found.set(key, manifest);
    }
  }
  return found;
}

/** The claims that pods of other kinds than guests use. */
function* usedByPods(manifests: readonly Manifest[]): Generator<readonly [claim: string, user: Manifest]> {
  for (const [kind, path] of POD_SPECS) {
    const find = fieldsAt(`${path}.volumes[].persistentVolumeClaim.claimName`);
    for (const manifest of ofKind(manifests, kind)) for (const { value } of find(manifest)) yield [`${manifest.metadata.namespace}/${value}`, manifest];
  }
}

function waitingClaims(manifests: readonly Manifest[], cluster: Cluster): WaitingClaim[] {
  const { find, names } = knownClassesOf(manifests, cluster);
  if (!names.length) return [];
  const users = new Map<string, Manifest[]>();
  const add = (key: string, user: Manifest) => {
    const found = users.get(key);
    if (found) found.push(user);
    else users.set(key, [user]);
  };
  for (const { manifest, namespace, written } of workloadsOf(manifests, cluster)) {
    for (const { persistentVolumeClaim, dataVolume, ephemeral } of written.volumes ?? []) {
      add(`${namespace}/${(persistentVolumeClaim ?? ephemeral?.persistentVolumeClaim)?.claimName ?? dataVolume?.name}`, manifest);
    }
  }
  for (const [key, manifest] of usedByPods(manifests)) add(key, manifest);
  return storageClaimsOf(manifests).flatMap((claim): WaitingClaim[] => {
    const annotations = claim.volume?.metadata.annotations ?? claim.manifest.metadata.annotations;
    const storageClass = find(claim);
    const isFilledAtOnce = claim.volume !== undefined && !cluster.cdi.honorsWaitForFirstConsumer;
    if (!claim.name || isFilledAtOnce || !storageClass?.waitsForFirstConsumer || annotations?.[IMMEDIATE] !== undefined) return [];
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
