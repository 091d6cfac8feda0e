import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { oncePerInput } from '../../manifests/once-per-input';
import { POD_SPECS } from '../../manifests/pod-specs';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';

/** When a reader sees what has changed. */
export type Seen = 'at once' | 'next start' | 'next import';

/** An object that reads another by its name. */
export interface Reader {
  readonly manifest: Manifest;
  readonly seen: Seen;
  /** As what it is read. */
  readonly use: string;
}

type Found = readonly [kind: string, name: string | undefined, use: string, seen: Seen];

/** Who reads which Secrets, ConfigMaps, ServiceAccounts, claims and network attachments, by `readKey`. */
export const readersOf = oncePerInput((manifests): ReadonlyMap<string, readonly Reader[]> => {
  const readers = new Map<string, Reader[]>();
  for (const manifest of manifests) {
    for (const [kind, name, use, seen] of readBy(manifest)) {
      if (name === undefined) continue;
      const [own, namespace = manifest.metadata.namespace] = name.split('/').reverse();
      const key = readKey(kind, namespace, own);
      const known = readers.get(key) ?? [];
      readers.set(key, known);
      if (!known.some((reader) => reader.manifest === manifest && reader.use === use)) known.push({ manifest, use, seen });
    }
  }
  return readers;
});

export function readKey(kind: string, namespace: string | undefined, name: string | undefined): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}

function* readBy(manifest: Manifest): Generator<Found> {
  const kind = kindOf(manifest);
  const guest = VMI_SPEC_PATHS.get(kind);
  if (guest !== undefined) yield* readByGuest(at(manifest, ...guest.split('.')));
  const pod = POD_SPECS.get(kind);
  if (pod !== undefined) yield* readByPod(at(manifest, ...pod.split('.')));
  if (kind === 'kubevirt.io/VirtualMachine') for (const template of listAt(manifest, 'spec', 'dataVolumeTemplates')) yield* readByImport(at(template, 'spec'));
  if (kind === 'cdi.kubevirt.io/DataVolume') yield* readByImport(at(manifest, 'spec'));
  if (kind === 'cdi.kubevirt.io/DataImportCron') yield* readByImport(at(manifest, 'spec', 'template', 'spec'));
}

function* readByGuest(spec: unknown): Generator<Found> {
  const shared = new Set(listAt(spec, 'domain', 'devices', 'filesystems').map((filesystem) => at(filesystem, 'name')));
  for (const volume of listAt(spec, 'volumes')) {
    const isShared = shared.has(at(volume, 'name'));
    const [as, seen]: [string, Seen] = isShared ? ['virtiofs share', 'at once'] : ['disk', 'next start'];
    for (const source of ['cloudInitNoCloud', 'cloudInitConfigDrive']) {
      yield ['Secret', textAt(volume, source, 'secretRef', 'name'), 'cloud-init data', 'next start'];
      yield ['Secret', textAt(volume, source, 'networkDataSecretRef', 'name'), 'cloud-init network data', 'next start'];
    }
    yield ['Secret', textAt(volume, 'sysprep', 'secret', 'name'), 'sysprep answers', 'next start'];
    yield ['ConfigMap', textAt(volume, 'sysprep', 'configMap', 'name'), 'sysprep answers', 'next start'];
    yield ['Secret', textAt(volume, 'secret', 'secretName'), as, seen];
    yield ['ConfigMap', textAt(volume, 'configMap', 'name'), as, seen];
    yield ['ServiceAccount', textAt(volume, 'serviceAccount', 'serviceAccountName'), as, seen];
    for (const claim of [textAt(volume, 'persistentVolumeClaim', 'claimName'), textAt(volume, 'dataVolume', 'name'), textAt(volume, 'ephemeral', 'persistentVolumeClaim', 'claimName')]) {
      yield ['PersistentVolumeClaim', claim, 'disk', 'next start'];
    }
  }
  for (const credential of listAt(spec, 'accessCredentials')) {
    for (const way of Object.values(isMapping(credential) ? credential : {})) {
      const isLive = isMapping(at(way, 'propagationMethod', 'qemuGuestAgent'));
      yield ['Secret', textAt(way, 'source', 'secret', 'secretName'), isLive ? 'credentials by the guest agent' : 'credentials of cloud-init', isLive ? 'at once' : 'next start'];
    }
  }
  for (const network of listAt(spec, 'networks')) yield ['NetworkAttachmentDefinition', textAt(network, 'multus', 'networkName'), 'network', 'next start'];
}

function* readByPod(spec: unknown): Generator<Found> {
  for (const volume of listAt(spec, 'volumes')) {
    yield ['Secret', textAt(volume, 'secret', 'secretName'), 'volume', 'at once'];
    yield ['ConfigMap', textAt(volume, 'configMap', 'name'), 'volume', 'at once'];
    yield ['PersistentVolumeClaim', textAt(volume, 'persistentVolumeClaim', 'claimName'), 'volume', 'next start'];
  }
  for (const container of [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')]) {
    for (const [field, kind] of [['secretRef', 'Secret'], ['configMapRef', 'ConfigMap']]) {
      for (const from of listAt(container, 'envFrom')) yield [kind, textAt(from, field, 'name'), 'environment', 'next start'];
    }
    for (const [field, kind] of [['secretKeyRef', 'Secret'], ['configMapKeyRef', 'ConfigMap']]) {
      for (const variable of listAt(container, 'env')) yield [kind, textAt(variable, 'valueFrom', field, 'name'), 'environment', 'next start'];
    }
  }
  yield ['ServiceAccount', textAt(spec, 'serviceAccountName'), 'account', 'next start'];
  for (const secret of listAt(spec, 'imagePullSecrets')) yield ['Secret', textAt(secret, 'name'), 'image pull', 'next start'];
}

function* readByImport(spec: unknown): Generator<Found> {
  for (const source of Object.values(mappingAt(spec, 'source'))) {
    yield ['Secret', textAt(source, 'secretRef'), 'import credentials', 'next import'];
    yield ['ConfigMap', textAt(source, 'certConfigMap'), 'import certificates', 'next import'];
  }
}
