import type { DataVolumeSource } from '../../../imports/cdi.kubevirt.io';
import { VolumeImport, ImportedSource, VOLUME_KINDS, IMPORT_SOURCE, volumeImports } from '../../manifests/volume-import';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';

type RuleOn<T> = Omit<ObjectRule, 'kinds' | 'check'> & { check(subject: T): Iterable<Violation> };
/**
 * A rule on a DataVolume's spec, for every kind that holds one. `field` and `reported` are relative to that spec. What refuses a DataVolume
 * leaves a VM waiting whose template it is: no webhook of KubeVirt refuses the VM or its instance for that.
 */
export function volumeRule(rule: RuleOn<VolumeImport>, kinds: readonly string[] = VOLUME_KINDS): ObjectRule {
  return {
    ...rule,
    kinds,
    check: (manifest) => found(volumeImports(manifest), rule, (volume, mistake) => placed(rule, volume, mistake)),
  };
}
/** A rule on the metadata of DataVolumes, with fields relative to it. */
export function volumeMetadataRule(rule: RuleOn<VolumeImport>): ObjectRule {
  return {
    ...rule,
    kinds: VOLUME_KINDS,
    check: (manifest) => found(volumeImports(manifest), rule, ({ metadataPath }, mistake) => (
      { ...mistake, field: `${metadataPath}.${mistake.field}` }
    )),
  };
}
/** A rule on the one source of a volume, if that is one of these: where there are several or none, another rule says so. */
export function sourceRule(members: readonly (keyof DataVolumeSource)[], rule: RuleOn<ImportedSource>): ObjectRule {
  return {
    ...rule,
    kinds: [...VOLUME_KINDS, IMPORT_SOURCE],
    check(manifest) {
      const volumes = volumeImports(manifest).filter((volume) => hasSource(volume, members));
      return found(volumes, rule, (volume, mistake) => placed(rule, volume, mistake));
    },
  };
}
/** A plain loop: it runs for every volume of every VM, and finds nothing almost always. */
function found<T>(volumes: readonly T[], rule: RuleOn<T>, place: (volume: T, mistake: Violation) => Violation): Violation[] {
  const mistakes: Violation[] = [];
  for (const volume of volumes) {
    for (const mistake of rule.check(volume)) mistakes.push(place(volume, mistake));
  }
  return mistakes;
}
function placed(rule: RuleOn<never>, volume: VolumeImport, { reported = '', ...mistake }: Violation): Violation {
  const later = volume.byVirtualMachine && rule.level === FindingLevel.REJECTED ? { level: FindingLevel.ADVISED } : {};
  const field = `${volume.path}.${mistake.field}`;
  const upstream = `${volume.reported}.${reported || mistake.field}`;
  const differs = volume.reported !== undefined && rule.level === FindingLevel.REJECTED && upstream !== field;
  return { ...later, ...mistake, field, ...differs ? { reported: upstream } : {} };
}
function hasSource(volume: VolumeImport, members: readonly (keyof DataVolumeSource)[]): volume is ImportedSource {
  return members.some((member) => volume.source?.[member] !== undefined);
}
