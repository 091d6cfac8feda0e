import type { Draft, Key } from './draft';
import { item, manifestItem, nameOf } from './items';
import type { Running } from './workloads';
import { at, listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { POD_SPECS } from '../../manifests/pod-specs';
import { claimsIn } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { DATA_IMPORT_CRON, DATA_VOLUME, volumeImports } from '../../manifests/volume-import';

const CLAIM = '/PersistentVolumeClaim';
const DATA_SOURCE = 'cdi.kubevirt.io/DataSource';
const SNAPSHOT = 'snapshot.storage.k8s.io/VolumeSnapshot';
const POOL = 'pool.kubevirt.io/VirtualMachinePool';
const IMAGE = '/Image';
/** User and password of a URL, and what follows its path: neither names an image. */
const [CREDENTIALS, BEYOND_PATH] = [/\/\/[^/@]*@/, /[?#].*/s];

/** Adds claims and what fills them, images of disks, and what mounts them. */
export function addStorage(draft: Draft, running: readonly Running[], manifests: readonly Manifest[]): void {
  for (const manifest of manifests) addStored(draft, manifest);
  for (const workload of running) {
    const { manifest, guest } = workload;
    for (const claim of claimsIn(manifest)) addClaim(draft, claim, copyOf(claim.volume?.metadata.name ?? '', manifest));
    for (const name of guest ? guestClaims(workload) : podClaims(manifest)) {
      draft.link(workload.key, draft.add(item('disk', CLAIM, name, { namespace: manifest.metadata.namespace, isImplied: true })), 'mounts');
    }
    if (guest) for (const image of guestImages(workload)) draft.link(workload.key, addImage(draft, image), 'mounts');
    if (manifest.kind === 'StatefulSet') addTemplates(draft, manifest);
  }
}

function addStored(draft: Draft, manifest: Manifest): void {
  const { namespace } = manifest.metadata;
  switch (kindOf(manifest)) {
    case CLAIM:
    case DATA_VOLUME: {
      const claims = claimsIn(manifest);
      for (const claim of claims) addClaim(draft, claim, nameOf(manifest));
      if (!claims.length) draft.add(manifestItem('disk', manifest));
      break;
    }
    case DATA_SOURCE: {
      const key = draft.add(manifestItem('image', manifest));
      const { pvc, snapshot, dataSource } = mappingAt(manifest, 'spec', 'source');
      draft.link(key, [...referred(draft, CLAIM, pvc, namespace), ...referred(draft, SNAPSHOT, snapshot, namespace), ...referred(draft, DATA_SOURCE, dataSource, namespace)], 'clones');
      break;
    }
    case DATA_IMPORT_CRON: {
      const key = draft.add(manifestItem('image', manifest, { details: [textAt(manifest, 'spec', 'schedule') ?? ''] }));
      const managed = textAt(manifest, 'spec', 'managedDataSource');
      if (managed !== undefined) draft.link(draft.add(item('image', DATA_SOURCE, managed, { namespace, isImplied: true })), key, 'imports');
      for (const { spec: { source } } of volumeImports(manifest)) addSource(draft, key, source, namespace);
      break;
    }
    case SNAPSHOT: {
      const key = draft.add(manifestItem('image', manifest));
      const name = textAt(manifest, 'spec', 'source', 'persistentVolumeClaimName');
      draft.link(key, referred(draft, CLAIM, { name }, namespace), 'clones');
      break;
    }
  }
}

/** A claim with what fills it. */
function addClaim(draft: Draft, { manifest, spec, volume }: StorageClaim, name: string): void {
  const { namespace } = manifest.metadata;
  const details = [textOf(at(spec, 'resources', 'requests', 'storage')), textAt(spec, 'storageClassName') ?? ''];
  const key = draft.add(item('disk', volume ? DATA_VOLUME : CLAIM, name, { namespace, details }));
  addSource(draft, key, volume?.spec.source, namespace);
  const { sourceRef } = volume?.spec ?? {};
  if (sourceRef) draft.link(key, referred(draft, `cdi.kubevirt.io/${textAt(sourceRef, 'kind') ?? 'DataSource'}`, sourceRef, namespace), 'clones');
  const origin = mappingAt(spec, 'dataSource' in spec ? 'dataSource' : 'dataSourceRef');
  const kind = textAt(origin, 'kind');
  if (kind !== undefined) draft.link(key, referred(draft, `${textAt(origin, 'apiGroup') ?? ''}/${kind}`, origin, namespace), 'clones');
}

/** What CDI fills a claim from: another claim, a snapshot, or an image somewhere. */
function addSource(draft: Draft, key: Key, source: unknown, namespace: string | undefined): void {
  for (const [type, value] of Object.entries(mappingAt({ source }, 'source'))) {
    const origin = type === 'pvc' ? CLAIM : type === 'snapshot' ? SNAPSHOT : undefined;
    const address = textAt(value, 'url') ?? textAt(value, 'imageStream');
    if (origin) draft.link(key, referred(draft, origin, value, namespace), 'clones');
    else if (address !== undefined) draft.link(key, addImage(draft, address), 'imports');
  }
}

function referred(draft: Draft, kind: string, reference: unknown, usual: string | undefined): Key[] {
  const [name, namespace = usual] = [textAt(reference, 'name'), textAt(reference, 'namespace')];
  return name === undefined ? [] : [draft.add(item(kind === CLAIM ? 'disk' : 'image', kind, name, { namespace, isImplied: true }))];
}

function addImage(draft: Draft, address: string): Key {
  const name = address.replace(/^docker:\/\//, '').replace(CREDENTIALS, '//').replace(BEYOND_PATH, '');
  return draft.add(item('image', IMAGE, name, { isImplied: true }));
}

function guestClaims({ manifest, guest }: Running): string[] {
  const own = new Set(volumeImports(manifest).map(({ metadata }) => metadata.name));
  return (guest?.written.volumes ?? []).flatMap(({ dataVolume, persistentVolumeClaim, ephemeral }) => {
    const name = dataVolume?.name ?? persistentVolumeClaim?.claimName ?? ephemeral?.persistentVolumeClaim?.claimName;
    return name ? [own.has(name) ? copyOf(name, manifest) : name] : [];
  });
}

function guestImages({ guest }: Running): string[] {
  const { volumes = [], domain } = guest!.written;
  const images = [...volumes.map(({ containerDisk }) => containerDisk?.image), domain.firmware?.kernelBoot?.container?.image];
  return images.filter((image): image is string => typeof image === 'string' && image !== '');
}

function podClaims(manifest: Manifest): string[] {
  const path = POD_SPECS.get(kindOf(manifest)) ?? '';
  const mounted = listAt(mappingAt(manifest, ...path.split('.')), 'volumes').flatMap((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') ?? []);
  return manifest.kind === 'StatefulSet' ? [...mounted, ...templatesOf(manifest).map(({ name }) => name)] : mounted;
}

function addTemplates(draft: Draft, manifest: Manifest): void {
  for (const { name, spec } of templatesOf(manifest)) {
    const details = [textOf(at(spec, 'resources', 'requests', 'storage')), textAt(spec, 'storageClassName') ?? ''];
    draft.add(item('disk', CLAIM, name, { namespace: manifest.metadata.namespace, details }));
  }
}

/** The claims that a StatefulSet makes for each pod. */
function templatesOf(manifest: Manifest): { readonly name: string; readonly spec: unknown }[] {
  return listAt(manifest, 'spec', 'volumeClaimTemplates').map((template) => (
    { name: `${textAt(template, 'metadata', 'name') ?? ''}-${nameOf(manifest)}-*`, spec: at(template, 'spec') }
  ));
}

/** A pool makes a disk for each of its VMs. */
function copyOf(name: string, manifest: Manifest): string {
  return kindOf(manifest) === POOL ? `${name}-*` : name;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}
