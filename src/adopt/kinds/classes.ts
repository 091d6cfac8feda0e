import type { PriorityClassProps, StorageClassProps, StorageProfileProps, VolumeSnapshotClassProps, VolumeSnapshotProps } from '../../index';
import { at, listAt } from '../../kubernetes/untyped';
import type { Adoption, Importer, Surroundings, Written } from '../adopter';
import { fields, kubevirt, list, make } from '../expression';
import type { Optional } from '../expression';
import { claim } from '../references';
import { flag, member, memberOfPlus, number, text, texts, textsByKey, value } from '../values';

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const DEFAULT_VIRT = 'storageclass.kubevirt.io/is-default-virt-class';
const DEFAULT_SNAPSHOT = 'snapshot.storage.kubernetes.io/is-default-class';

/** What an annotation says of a class: nothing but that it is the default. */
function marks(metadata: unknown, ...annotations: readonly string[]): { readonly on: readonly Optional[]; readonly implied: readonly string[] } {
  const isOn = (annotation: string) => at(metadata, 'annotations', annotation) === 'true';
  return { on: annotations.map((each) => (isOn(each) ? value(true) : undefined)), implied: annotations.filter(isOn) };
}

/** A class of storage. */
export function storageClassAdopter(manifest: Written): Adoption {
  const { metadata, provisioner, parameters, reclaimPolicy, allowVolumeExpansion, volumeBindingMode, mountOptions } = manifest;
  const { on: [isDefaultClass, isDefaultVirtClass], implied } = marks(metadata, DEFAULT, DEFAULT_VIRT);
  return {
    type: kubevirt('StorageClass'),
    props: fields<StorageClassProps>({
      provisioner: text(provisioner),
      parameters: textsByKey(parameters),
      reclaimPolicy: memberOfPlus('PersistentVolumeReclaimPolicy', reclaimPolicy),
      allowVolumeExpansion: flag(allowVolumeExpansion),
      volumeBindingMode: member('VolumeBindingMode', volumeBindingMode),
      mountOptions: texts(mountOptions),
      allowedTopologies: list(listAt(manifest, 'allowedTopologies').map((term) => fields({ matchLabels: valuesByKey(at(term, 'matchLabelExpressions')) }))),
      isDefaultClass,
      isDefaultVirtClass,
    }),
    impliedAnnotations: implied,
  };
}

function valuesByKey(expressions: unknown): Optional {
  const entries = (Array.isArray(expressions) ? expressions : []).map((each: unknown) => [at(each, 'key'), at(each, 'values')] as const);
  return entries.length > 0 && entries.every(([key]) => typeof key === 'string') ? value(Object.fromEntries(entries)) : undefined;
}

/** How CDI treats a class of storage. */
export function storageProfileAdopter({ spec }: Written): Adoption {
  return {
    type: kubevirt('StorageProfile'),
    props: fields<StorageProfileProps>({
      claimPropertySets: list(listAt(spec, 'claimPropertySets').map((set) => fields({
        accessModes: list(listAt(set, 'accessModes').map((mode) => memberOfPlus('PersistentVolumeAccessMode', mode))),
        volumeMode: memberOfPlus('PersistentVolumeMode', at(set, 'volumeMode')),
      }))),
      cloneStrategy: member('CloneStrategy', at(spec, 'cloneStrategy')),
      dataImportFormat: member('DataImportFormat', at(spec, 'dataImportCronSourceFormat')),
      snapshotClassName: text(at(spec, 'snapshotClass')),
    }),
  };
}

/** A class of snapshots. */
export function volumeSnapshotClassAdopter({ metadata, driver, deletionPolicy, parameters }: Written): Adoption {
  const { on: [isDefaultClass], implied } = marks(metadata, DEFAULT_SNAPSHOT);
  return {
    type: kubevirt('VolumeSnapshotClass'),
    props: fields<VolumeSnapshotClassProps>({
      driver: text(driver), deletionPolicy: member('VolumeSnapshotDeletionPolicy', deletionPolicy), parameters: textsByKey(parameters), isDefaultClass,
    }),
    impliedAnnotations: implied,
  };
}

const SNAPSHOT_CLASS: Importer = (scope, id, name) => make('VolumeSnapshotClass', 'fromVolumeSnapshotClassName', scope, id, name);

/** A snapshot of a claim. */
export function volumeSnapshotAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const content = text(at(spec, 'source', 'volumeSnapshotContentName'));
  const from = claim(at(spec, 'source', 'persistentVolumeClaimName'), surroundings);
  const source = from ? make('VolumeSnapshotSource', 'persistentVolumeClaim', from) : content && make('VolumeSnapshotSource', 'volumeSnapshotContent', content);
  const className = at(spec, 'volumeSnapshotClassName');
  const volumeSnapshotClass = surroundings.reference('snapshot.storage.k8s.io/VolumeSnapshotClass', className, SNAPSHOT_CLASS, '');
  return source && { type: kubevirt('VolumeSnapshot'), props: fields<VolumeSnapshotProps>({ source, volumeSnapshotClass }) };
}

/** Which pods come first. */
export function priorityClassAdopter({ value: priority, preemptionPolicy, globalDefault, description }: Written): Adoption {
  const preempts = new Map<unknown, boolean>([['PreemptLowerPriority', true], ['Never', false]]).get(preemptionPolicy);
  return {
    type: kubevirt('PriorityClass'),
    props: fields<PriorityClassProps>({
      value: number(priority), preempts: flag(preempts), globalDefault: flag(globalDefault), description: text(description),
    }),
  };
}
