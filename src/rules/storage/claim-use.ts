import type { PodSpec } from '../../../imports/kubernetes';
import { fieldsAt } from '../../kubernetes/fields-at';
import { diskWriters } from '../../manifests/disk-writers';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { POD_SPECS } from '../../manifests/pod-specs';
import { claimsByName } from '../../manifests/storage-claims';
import { claimNameOf } from '../../manifests/volume-claim';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const READ_ONLY = 'ReadOnlyMany';
/** How a container takes a claim, and the volume mode that it must have. */
const TAKEN = [['volumeMounts', 'Filesystem', 'Block'], ['volumeDevices', 'Block', 'Filesystem']] as const;
const CONTAINERS = ['initContainers', 'containers'] as const;

/** A claim that a pod takes in one of two ways. */
interface Taken {
  readonly manifest: Manifest;
  readonly claim: string;
  readonly field: string;
  readonly demanded: 'Block' | 'Filesystem';
  readonly refused: 'Block' | 'Filesystem';
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'claim-use/fits-volume-mode',
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must have the volume mode in which it is taken: Filesystem to mount it, also for virtiofs, and Block as a device',
    why: 'The API server admits both. The kubelet finds a volume that has volumeMode Block, but is specified in volumeMounts, or the other way round: the pod stays in ContainerCreating, and a guest with '
      + 'such a filesystem never starts.',
    fix: 'Correct volumeMode of the claim, or take it otherwise: a Block claim as a disk of the guest, or by volumeDevices of a container.',
    * check(manifests, cluster) {
      const taken = [...takenByGuests(manifests, cluster), ...takenByPods(manifests)];
      if (!taken.length) return;
      const claims = claimsByName(manifests);
      for (const { manifest, claim, field, demanded, refused } of taken) {
        const found = claims.get(`${manifest.metadata.namespace}/${claim}`);
        if (found?.volumeMode === refused) yield { manifest, other: found.manifest, field, got: `${claim} is ${refused}`, allowed: `a claim that is ${demanded}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'claim-use/avoids-writing-read-only-claim',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A disk that a guest writes to must not be on a claim that is only ReadOnlyMany',
    why: 'KubeVirt admits it. Drivers that heed the access mode mount or attach the volume read-only: QEMU fails to open it for writing, and the VM never starts. With others the guest '
      + 'writes to what is meant to be read.',
    fix: 'Write ReadWriteOnce or ReadWriteMany into the claim, make the disk a cdrom, or take an ephemeral volume, which writes elsewhere.',
    * check(manifests, cluster) {
      const claims = claimsByName(manifests);
      if (!claims.size) return;
      for (const { workload: { manifest }, field, claim, claimName } of diskWriters(manifests, cluster)) {
        const { spec: { accessModes = [] } = {}, manifest: other } = claims.get(claim) ?? {};
        if (!accessModes.length || accessModes.some((mode) => mode !== READ_ONLY)) continue;
        yield { manifest, other, field, got: `${claimName}, which is ${READ_ONLY}`, allowed: 'a claim that can be written to' };
      }
    },
  }),
];

function takenByGuests(...[manifests, cluster]: Parameters<CrossObjectRule['check']>): Taken[] {
  return workloadsOf(manifests, cluster).flatMap(({ manifest, written, path }) => {
    const { filesystems = [] } = written.domain?.devices ?? {};
    if (!filesystems.length) return [];
    const shared = new Set(filesystems.map(({ name }) => name));
    return (written.volumes ?? []).flatMap((volume, i): Taken[] => {
      const { name, persistentVolumeClaim } = volume;
      const claim = claimNameOf(volume);
      if (!claim || !shared.has(name)) return [];
      const field = `${path}.volumes[${i}].${persistentVolumeClaim ? 'persistentVolumeClaim.claimName' : 'dataVolume.name'}`;
      return [{ manifest, claim, field, demanded: 'Filesystem', refused: 'Block' }];
    });
  });
}

function takenByPods(manifests: readonly Manifest[]): Taken[] {
  const specs = [...POD_SPECS].flatMap(([kind, path]) => (
    ofKind(manifests, kind).flatMap((manifest) => fieldsAt(path)(manifest).map((found) => ({ manifest, ...found })))
  ));
  return specs.flatMap(({ manifest, field, value }) => {
    const { volumes = [], ...pod } = value as PodSpec;
    const claims = new Map(volumes.map(({ name, persistentVolumeClaim }) => [name, persistentVolumeClaim?.claimName]));
    return CONTAINERS.flatMap((list) => (pod[list] ?? []).flatMap((container, i) => TAKEN.flatMap(([how, demanded, refused]) => (
      (container[how] ?? []).flatMap(({ name }, k): Taken[] => {
        const claim = claims.get(name);
        return claim === undefined ? [] : [{ manifest, claim, field: `${field}.${list}[${i}].${how}[${k}].name`, demanded, refused }];
      })
    ))));
  });
}
