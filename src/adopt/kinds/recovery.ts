import { at } from '../../kubernetes/untyped';
import type { VirtualMachineCloneProps } from '../../storage/recovery/virtual-machine-clone-props';
import type { VirtualMachineExportProps } from '../../storage/recovery/virtual-machine-export';
import type { VirtualMachineRestoreProps } from '../../storage/recovery/virtual-machine-restore-props';
import type { VirtualMachineSnapshotProps } from '../../storage/recovery/virtual-machine-snapshot-props';
import type { Adoption, Importer, Surroundings, Written } from '../adopter';
import { fields, kubevirt, make } from '../expression';
import type { Optional } from '../expression';
import { claim, secret, virtualMachine } from '../references';
import { goDuration, member, text, texts, textsByKey } from '../values';

const SNAPSHOT: Importer = (scope, id, name) => make('VirtualMachineSnapshot', 'fromVirtualMachineSnapshotName', scope, id, name);

function snapshot(name: unknown, surroundings: Surroundings): Optional {
  return surroundings.reference('snapshot.kubevirt.io/VirtualMachineSnapshot', name, SNAPSHOT);
}

/** A snapshot of a VM. */
export function snapshotAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const source = at(spec, 'source', 'kind') === 'VirtualMachine' ? virtualMachine(at(spec, 'source', 'name'), surroundings) : undefined;
  return source && {
    type: kubevirt('VirtualMachineSnapshot'),
    props: fields<VirtualMachineSnapshotProps>({
      source, deletionPolicy: member('SnapshotDeletionPolicy', at(spec, 'deletionPolicy')), failureDeadline: goDuration(at(spec, 'failureDeadline')),
    }),
  };
}

/** A restore of a VM. */
export function restoreAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const target = at(spec, 'target', 'kind') === 'VirtualMachine' ? virtualMachine(at(spec, 'target', 'name'), surroundings) : undefined;
  const from = snapshot(at(spec, 'virtualMachineSnapshotName'), surroundings);
  return target && from && {
    type: kubevirt('VirtualMachineRestore'),
    props: fields<VirtualMachineRestoreProps>({
      target,
      snapshot: from,
      targetReadinessPolicy: member('TargetReadinessPolicy', at(spec, 'targetReadinessPolicy')),
      volumeRestorePolicy: member('VolumeRestorePolicy', at(spec, 'volumeRestorePolicy')),
      volumeOwnershipPolicy: member('VolumeOwnershipPolicy', at(spec, 'volumeOwnershipPolicy')),
    }),
  };
}

/** A clone of a VM or of a snapshot. */
export function cloneAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const name = at(spec, 'source', 'name');
  const isMachine = at(spec, 'source', 'kind') === 'VirtualMachine';
  const from = isMachine ? virtualMachine(name, surroundings) : snapshot(name, surroundings);
  return from && {
    type: kubevirt('VirtualMachineClone'),
    props: fields<VirtualMachineCloneProps>({
      source: make('VirtualMachineCloneSource', isMachine ? 'virtualMachine' : 'snapshot', from),
      targetName: text(at(spec, 'target', 'name')),
      newMacAddresses: textsByKey(at(spec, 'newMacAddresses')),
      newSmbiosSerial: text(at(spec, 'newSMBiosSerial')),
      labelFilters: texts(at(spec, 'labelFilters')),
      annotationFilters: texts(at(spec, 'annotationFilters')),
      templateLabelFilters: texts(at(spec, 'template', 'labelFilters')),
      templateAnnotationFilters: texts(at(spec, 'template', 'annotationFilters')),
      volumeNamePolicy: member('VolumeNamePolicy', at(spec, 'volumeNamePolicy')),
    }),
  };
}

/** An export of a VM, a snapshot or a claim. */
export function exportAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const [kind, name] = [at(spec, 'source', 'kind'), at(spec, 'source', 'name')];
  const [method, from] = kind === 'VirtualMachine' ? ['virtualMachine' as const, virtualMachine(name, surroundings)]
    : kind === 'VirtualMachineSnapshot' ? ['snapshot' as const, snapshot(name, surroundings)]
      : ['persistentVolumeClaim' as const, claim(name, surroundings)];
  return from && {
    type: kubevirt('VirtualMachineExport'),
    props: fields<VirtualMachineExportProps>({
      source: make('VirtualMachineExportSource', method, from),
      tokenSecret: secret(at(spec, 'tokenSecretRef'), surroundings),
      ttlDuration: goDuration(at(spec, 'ttlDuration')),
    }),
  };
}
