import { isMapping } from '../../../kubernetes/is-mapping';
import { parseQuantity } from '../../../kubernetes/quantity';
import { at, listAt, mappingAt, textAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import { ofKind } from '../../../manifests/of-kind';
import type { ChangeContext, Consequence } from '../change';
import { isSame } from '../difference';
import type { Difference } from '../difference';
import { always, immutable, ofObject } from '../kind-facts';
import type { Facts } from '../kind-facts';
import { readersOf, readKey } from '../readers';
import { listed } from '../words';

const BY_WEBHOOK = 'the webhook of CDI refuses any update of its spec';
const NEW_CLASS = 'Make a StorageClass under another name for new claims; those that exist keep the class that they were made with.';
const [SIZE, CLAIM] = ['spec.resources.requests.storage', 'PersistentVolumeClaim'];
const NEW_VOLUMES = 'only volumes that are made afterwards use it';

/** CDI's kinds, claims and classes. */
export const STORAGE_FACTS: Facts = [
  ['cdi.kubevirt.io/DataVolume', {
    fields: [immutable('spec', 'the spec of a DataVolume is immutable: the webhook of CDI refuses it', {
      fix: 'Take the change back. To grow the disk, raise the storage request of the PersistentVolumeClaim that it made; for other content make a DataVolume under a new name.',
      unless: (difference, _, after) => isNextStage(difference, after),
    })],
    removed: removedVolume,
  }],
  ['/PersistentVolumeClaim', {
    fields: [
      { field: 'spec.volumeAttributesClassName', effect: 'live', why: 'the driver changes the volume while it is used, where it can' },
      immutable('spec', 'the spec of a claim is immutable, but for a larger request', {
        fix: 'Take the change back, or make a claim under another name and copy the data.',
        except: [SIZE],
        unless: ({ field, from, to }, before) => (
          (from === undefined && FILLED_LATER.includes(field))
          || (field === 'spec.dataSource' && [from, to].every(isDropped))
          || (field === 'spec.dataSourceRef' && (isSame(to, at(before, 'spec', 'dataSource')) || [from, to].every((source) => source === undefined || at(source, 'namespace') !== undefined)))
        ),
      }),
    ],
    changed: resizedClaim,
    removed: removedVolume,
  }],
  ['cdi.kubevirt.io/DataImportCron', {
    fields: [immutable('spec', `the spec of a DataImportCron is immutable, its schedule as well: ${BY_WEBHOOK}`, { fix: 'Make a DataImportCron under another name, and remove this one.' })],
    removed: (cron) => (textAt(cron, 'spec', 'retentionPolicy') === 'None'
      ? [ofObject('data-at-risk', 'its retentionPolicy is None: its DataSource and the images that it imported are deleted with it', {
        fix: 'Set retentionPolicy: All by a new DataImportCron if VMs are still to be cloned from the images.',
      })]
      : [ofObject('none', 'the images that it imported stay, and are no longer renewed')]),
  }],
  ['cdi.kubevirt.io/DataSource', { fields: [{ field: 'spec.source', effect: 'next-start', why: 'clones that exist stay as they are: only those that are made afterwards come from it' }] }],
  ['cdi.kubevirt.io/VolumeImportSource', { fields: [immutable('spec', BY_WEBHOOK, { unless: isNextStageOfSource })] }],
  ['cdi.kubevirt.io/VolumeUploadSource', { fields: [immutable('spec', BY_WEBHOOK)] }],
  ['cdi.kubevirt.io/VolumeCloneSource', { fields: [{ field: 'spec', effect: 'none', why: 'a claim that is filled is not filled again' }] }],
  ['cdi.kubevirt.io/ObjectTransfer', { fields: [immutable('spec', BY_WEBHOOK)] }],
  ['cdi.kubevirt.io/StorageProfile', { fields: [{ field: 'spec', effect: 'next-start', why: `CDI reads it when it makes a claim: ${NEW_VOLUMES}` }] }],
  ['cdi.kubevirt.io/CDI', {
    fields: [{ field: 'spec.config', effect: 'next-start', why: 'imports and clones that start afterwards use it' }],
    removed: always('data-at-risk', 'CDI is uninstalled with its kinds: all DataVolumes are deleted, and the claims and the data that they own', 'Keep the CDI object, or set uninstallStrategy: BlockUninstallIfWorkloadsExist.'),
  }],
  ['storage.k8s.io/StorageClass', {
    fields: [
      ...['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'].map((field) => (
        immutable(field, `the API server does not let ${field} of a StorageClass change`, { fix: NEW_CLASS }))),
      ...['allowVolumeExpansion', 'mountOptions', 'allowedTopologies'].map((field) => ({ field, effect: 'none' as const, why: NEW_VOLUMES })),
      { field: 'metadata.annotations[storageclass.kubernetes.io/is-default-class]', effect: 'next-start', why: 'claims without a class that are made afterwards get the new default; crons without one import their images again' },
    ],
    removed: always('next-start', 'volumes that exist stay; no claim of this class can be filled or grown any more'),
  }],
  ['storage.k8s.io/VolumeSnapshotClass', {}],
  ['snapshot.storage.k8s.io/VolumeSnapshotClass', { fields: [{ field: 'parameters', effect: 'none', why: 'only snapshots that are taken afterwards use them' }] }],
  ['snapshot.storage.k8s.io/VolumeSnapshot', {
    fields: [immutable('spec.source', 'the CustomResourceDefinition does not let the source of a snapshot change')],
    removed: always('data-at-risk', 'the snapshot is deleted with its data, unless deletionPolicy of its class is Retain'),
  }],
  ['/PersistentVolume', {
    fields: [
      immutable('spec', 'where the volume lies is immutable once it is made', {
        except: ['capacity', 'accessModes', 'mountOptions', 'persistentVolumeReclaimPolicy', 'storageClassName', 'claimRef', 'volumeAttributesClassName'].map((field) => `spec.${field}`),
        unless: ({ field, from }) => field.startsWith('spec.nodeAffinity') && from === undefined,
      }),
    ],
  }],
];

/** What the API server takes later where it is not set. */
const FILLED_LATER = ['spec.storageClassName', 'spec.volumeName'];
/** What `dataSource` of a claim may name; the API server drops anything else. */
const DATA_SOURCES = ['PersistentVolumeClaim', 'VolumeSnapshot.snapshot.storage.k8s.io'];

function isDropped(source: unknown): boolean {
  const [kind, group] = ['kind', 'apiGroup'].map((key) => textAt(source, key));
  return !DATA_SOURCES.includes(group === undefined ? `${kind}` : `${kind}.${group}`);
}

/** The last stages of a multi-stage import are all that may be added. */
function isNextStage(difference: Difference, after: Manifest): boolean {
  return isNextStageOfSource(difference, after, after);
}

function isNextStageOfSource({ keys: [, field] }: Difference, _: Manifest, after: Manifest): boolean {
  const isStaged = ['vddk', 'imageio'].some((source) => isMapping(at(after, 'spec', 'source', source)));
  return isStaged && listAt(after, 'spec', 'checkpoints').length > 0 && (field === 'checkpoints' || field === 'finalCheckpoint');
}

function* resizedClaim(before: Manifest, after: Manifest, { after: { manifests } }: ChangeContext): Generator<Consequence> {
  const [from, to] = [before, after].map((claim) => at(claim, ...SIZE.split('.')));
  const [old, wanted] = [from, to].map((size) => (typeof size === 'string' || typeof size === 'number' ? parseQuantity(size) : undefined));
  if (old === undefined || old === wanted) return;
  const change = { field: SIZE, from, to };
  if (wanted === undefined || wanted < old) {
    yield { ...change, effect: 'refused', why: 'a claim cannot shrink', fix: `Leave it at ${String(from)} or more, or copy the data to a smaller claim under another name.` };
    return;
  }
  const className = textAt(after, 'spec', 'storageClassName');
  const storageClass = className === undefined ? undefined : ofKind(manifests, 'storage.k8s.io/StorageClass').find(({ metadata }) => metadata.name === className);
  if (storageClass && at(storageClass, 'allowVolumeExpansion') !== true) {
    yield { ...change, effect: 'refused', why: `StorageClass ${className} does not allow volumes to grow`, fix: 'Set allowVolumeExpansion of the class, which may change, if its driver can.' };
    return;
  }
  yield { ...change, effect: 'live', why: 'the volume is expanded, and KubeVirt resizes the disk of the running guest; its file system grows in the guest' };
}

function* removedVolume(volume: Manifest, { after: { manifests, cluster } }: ChangeContext): Generator<Consequence> {
  const { kind, metadata: { namespace, name } } = volume;
  const users = readersOf(manifests, cluster).get(readKey(CLAIM, namespace, name)) ?? [];
  const isTemplate = users.some(({ manifest }) => listAt(manifest, 'spec', 'dataVolumeTemplates').some((template) => mappingAt(template, 'metadata').name === name));
  const what = kind === CLAIM ? 'the claim is deleted, and with reclaim policy Delete its data' : 'the DataVolume is deleted with the PersistentVolumeClaim that it owns, and its data';
  yield ofObject('data-at-risk', `${what}, as soon as no pod uses it${users.length ? `; ${listed(users)} still name${users.length === 1 ? 's' : ''} it` : ''}`, {
    fix: isTemplate
      ? 'A VM has a template of this name, which makes it anew and empty of its data: keep the object, or take a snapshot first.'
      : 'Keep it in the set, or take a snapshot first; to leave the data out of the set, tell the tool that applies it not to prune it.',
  });
}
