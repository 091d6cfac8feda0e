import type { DataImportCron, DataSource, DataVolume } from '../../../imports/cdi.kubevirt.io';
import { isOlder } from '../../manifests/by-release';
import { cloneSourceFinder } from '../../manifests/clone-source';
import type { CloneSourceFinder } from '../../manifests/clone-source';
import { writersByClaim } from '../../manifests/disk-writers';
import { Grants } from '../../manifests/grants';
import { guestParts } from '../../manifests/guest-parts';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { storageClaimsOf } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { DATA_IMPORT_CRON, DATA_VOLUME, volumeImports, volumeImportsOf } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Either of the first two permits to clone a claim, the first alone a snapshot. */
const CLONING = { verb: 'create', group: 'cdi.kubevirt.io', resource: 'datavolumes/source' };
const CREATING_PODS = { verb: 'create', group: '', resource: 'pods' };
/** Roles of Kubernetes, KubeVirt and CDI that do not permit it. */
const POWERLESS: readonly string[] = [
  'cdi.kubevirt.io:config-reader', 'kubevirt.io:view', 'kubevirt.io:edit', 'kubevirt.io:admin', 'kubevirt.io:migrate', 'instancetype.kubevirt.io:view',
];
/** Those that permit it up to CDI v1.65, which has no role for just that (`pkg/operator/resources/cluster/rbac.go`). */
const VIEW: readonly string[] = ['view', 'cdi.kubevirt.io:view'];
const FIX_WITHOUT_SOURCER = 'Add a RoleBinding to ClusterRole cdi.kubevirt.io:view in the namespace of the image, for the service account of the VM: '
  + 'it permits to clone up to CDI v1.65.';

interface Clone {
  readonly kind: 'pvc' | 'snapshot';
  readonly namespace: string;
  /** What is cloned, where that is known. */
  readonly name?: string;
  /** The path of what refers to it. */
  readonly path: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-volume-clone/requires-permission',
    reads: guestParts('volumes', 'serviceAccountName'),
    level: FindingLevel.ADVISED,
    summary: 'A VM that clones an image of another namespace must have permission there',
    why: 'KubeVirt asks whether the service account of the VM (default, unless it names one) may create datavolumes/source there. Without that '
      + 'the VM is admitted and then reports UnauthorizedDataVolumeCreate. The role view permits it up to CDI v1.65 only.',
    fix: 'Add a RoleBinding to ClusterRole cdi.kubevirt.io:clone-sourcer in the namespace of the image, for the service account of the VM.',
    upstream: ['cdi:clone/permission', 'cdi:rbac/view-no-longer-clones'],
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const dataSources = dataSourcesOf(manifests);
      const hasSourcer = !isOlder('cdi', '1.66', cluster.releases);
      const grants = new Grants(manifests, hasSourcer ? [...POWERLESS, ...VIEW] : POWERLESS);
      for (const { manifest, written, namespace } of workloadsOf(manifests, cluster)) {
        const mounted = written.volumes?.find(({ serviceAccount }) => serviceAccount?.serviceAccountName)?.serviceAccount;
        const name = written.serviceAccountName || mounted?.serviceAccountName || 'default';
        for (const clone of volumeImports(manifest).map((volume) => cloneOf(volume, dataSources))) {
          if (!clone || !namespace || clone.namespace === namespace || !owned.has(clone.namespace)) continue;
          const account = { name, namespace };
          const permissions = clone.kind === 'pvc' ? [CLONING, CREATING_PODS] : [CLONING];
          if (permissions.some((permission) => grants.allow(account, clone.namespace, permission))) continue;
          const allowed = `a namespace whose RoleBindings let service account ${namespace}/${name} clone`;
          yield { manifest, field: `${clone.path}.namespace`, got: clone.namespace, allowed, ...hasSourcer ? {} : { fix: FIX_WITHOUT_SOURCER } };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'data-volume-clone/avoids-empty-data-source',
    level: FindingLevel.ADVISED,
    summary: 'A DataVolume that clones from another namespace must not be made before its image',
    why: 'CDI permits the clone when the DataVolume is made, and only to a DataSource that has an image. One that a DataImportCron has yet to fill gives no '
      + 'permission (no token), and the DataVolume waits for ever, also when the image is there. In its own namespace no permission is needed.',
    fix: 'Apply it when the DataSource is ready, by a later sync wave for instance, or make the disk from a dataVolumeTemplate of the VM, which tries again.',
    upstream: ['cdi:clone/datasource-empty'],
    * check(manifests) {
      const filled = new Set<string>();
      for (const manifest of ofKind(manifests, DATA_IMPORT_CRON)) {
        filled.add(`${manifest.metadata.namespace}/${(manifest as Manifest & DataImportCron).spec.managedDataSource}`);
      }
      if (!filled.size) return;
      for (const manifest of ofKind(manifests, DATA_VOLUME)) {
        const { metadata: { namespace }, spec: { sourceRef } } = manifest as Manifest & DataVolume;
        if (!sourceRef?.namespace || !namespace || sourceRef.namespace === namespace || !filled.has(`${sourceRef.namespace}/${sourceRef.name}`)) continue;
        const got = `DataSource ${sourceRef.namespace}/${sourceRef.name}, which a DataImportCron fills later`;
        yield { manifest, field: 'spec.sourceRef.name', got, allowed: `a DataSource of ${namespace}, or one that has its image` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'data-volume-clone/matches-content-type',
    reads: guestParts(),
    level: FindingLevel.UNSTARTABLE,
    summary: 'A clone must have the contentType of its source',
    why: 'CDI admits the clone of an archive as a disk, or of a disk as an archive, and then never starts it.',
    fix: 'Write the contentType of the source.',
    upstream: ['cdi:late/clone-content-type'],
    * check(manifests) {
      const contents = new Map<string, string>();
      for (const manifest of ofKind(manifests, DATA_VOLUME)) {
        const { contentType = 'kubevirt' } = (manifest as Manifest & DataVolume).spec;
        contents.set(`${manifest.metadata.namespace}/${manifest.metadata.name}`, contentType);
      }
      if (!contents.size) return;
      for (const manifest of manifests) {
        for (const { spec: { source, contentType = 'kubevirt' }, path } of volumeImports(manifest)) {
          const original = source?.pvc && contents.get(`${source.pvc.namespace || manifest.metadata.namespace}/${source.pvc.name}`);
          if (!original || original === contentType) continue;
          yield { manifest, field: `${path}.contentType`, got: `${contentType} from ${original}`, allowed: original };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'data-volume-clone/excludes-itself',
    reads: guestParts(),
    level: FindingLevel.UNSTARTABLE,
    summary: 'A clone must not be its own source, nor the source of its source',
    why: 'CDI and the API server admit it. The clone waits until its source is filled, which waits for the clone: neither ever is.',
    fix: 'Clone a volume that is imported, or is there already, under another name.',
    * check(manifests) {
      const sourceOf = cloneSourceFinder(manifests);
      const ending = new Set<string>();
      for (const target of storageClaimsOf(manifests).filter((claim) => claim.name && sourceOf(claim))) {
        const path = circleFrom(target, sourceOf, ending);
        if (path) yield { manifest: target.manifest, field: target.path, got: path.join(' from '), allowed: 'another source' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'data-volume-clone/avoids-source-in-use',
    level: FindingLevel.ADVISED,
    summary: 'A clone must not be made from a claim that a running guest writes to',
    why: 'CDI clones a claim only while no pod writes to it. The DataVolume waits (CloneSourceInUse) for as long as the guest runs, and so does a VM that has it as its disk.',
    fix: 'Clone a VolumeSnapshot of the claim, or the image that it was made from, or halt the guest for the time of the clone.',
    * check(manifests, cluster) {
      const dataSources = dataSourcesOf(manifests);
      const clones = volumeImportsOf(manifests).flatMap((volume) => {
        const { kind, namespace, name, path } = cloneOf(volume, dataSources) ?? {};
        return kind === 'pvc' && name ? [{ manifest: volume.holder, claim: `${namespace || volume.holder.metadata.namespace}/${name}`, name, path }] : [];
      });
      if (!clones.length) return;
      const writers = writersByClaim(manifests, cluster);
      for (const { manifest, claim, name, path } of clones) {
        const other = writers.get(claim)?.at(-1)?.workload.manifest;
        if (!other) continue;
        const got = `claim ${name}, which ${other.kind} ${other.metadata.name} writes to`;
        yield { manifest, other, field: `${path}.name`, got, allowed: 'a claim that no running guest writes to, or a snapshot' };
      }
    },
  }),
];

/** The names of the claims that a claim is made from, by way of each other, where that leads back to it; `ending` are those of which it is known not to. */
function circleFrom(target: StorageClaim, sourceOf: CloneSourceFinder, ending: Set<string>): string[] | undefined {
  const seen = new Map([[keyOf(target), target]]);
  for (let claim = sourceOf(target)?.claim; claim && !ending.has(keyOf(claim)); claim = sourceOf(claim)?.claim) {
    if (keyOf(claim) === keyOf(target)) return [...seen.values(), claim].map(({ name = '' }) => name);
    // What leads into the circle of others is not part of it.
    if (seen.has(keyOf(claim))) return undefined;
    seen.set(keyOf(claim), claim);
  }
  for (const key of seen.keys()) ending.add(key);
  return undefined;
}

function keyOf({ manifest: { metadata: { namespace } }, name }: StorageClaim): string {
  return `${namespace}/${name}`;
}

/**
 * Where a volume is cloned from, as far as it is known. A DataSource that the app does not make is taken to point to its own namespace, as
 * those of a DataImportCron do.
 */
function cloneOf({ spec: { source, sourceRef }, path, holder }: VolumeImport, dataSources: ReadonlyMap<string, DataSource>): Clone | undefined {
  const kind = source?.pvc ? 'pvc' : 'snapshot';
  const cloned = source?.[kind];
  if (cloned) return { kind, namespace: cloned.namespace, name: cloned.name, path: `${path}.source.${kind}` };
  if (!sourceRef) return undefined;
  const namespace = sourceRef.namespace ?? holder.metadata.namespace ?? '';
  const { pvc, snapshot } = dataSources.get(`${namespace}/${sourceRef.name}`)?.spec.source ?? {};
  const image = pvc ?? snapshot;
  return { kind: snapshot && !pvc ? 'snapshot' : 'pvc', namespace: image?.namespace ?? namespace, name: image?.name, path: `${path}.sourceRef` };
}

function dataSourcesOf(manifests: readonly Manifest[]): Map<string, DataSource> {
  const found = ofKind(manifests, 'cdi.kubevirt.io/DataSource');
  return new Map(found.map((manifest) => [`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest as Manifest & DataSource]));
}
