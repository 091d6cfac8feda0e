import { Level } from './level';
import { kindOf } from './rule';
import type { Manifest, Mistake, ObjectRule } from './rule';
import type { DataImportCron, DataVolume, DataVolumeSource, DataVolumeSpec, VolumeImportSource } from '../../../imports/cdi.kubevirt.io';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../../imports/pool.kubevirt.io';

/** A DataVolume's spec wherever a manifest holds one, with where it stands. */
export interface VolumeImport {
  readonly spec: DataVolumeSpec;
  /** The path of `spec` in the manifest. */
  readonly path: string;
  /** What CDI's webhook calls that path; a VM's template is judged later, by itself. */
  readonly reported?: string;
  readonly metadata: VolumeMetadata;
  /** The path of `metadata` in the manifest. */
  readonly metadataPath: string;
  /** The object that holds it. The volume is made in its namespace. */
  readonly holder: Manifest;
  /** Where the data goes, if `spec` says so once. */
  readonly target?: VolumeTarget;
  /** Whether a volume populator that is not CDI's own fills the volume: CDI looks no further then. */
  readonly populated: boolean;
  /** What CDI's webhook looks into once it is clear where the data comes from; not where it comes from several sources, or from none. */
  readonly source?: DataVolumeSource;
  /** Whether a VM makes it: CDI judges it only then, long after the VM is admitted. */
  readonly byVirtualMachine: boolean;
}

/** The stanza of a DataVolume that says where its data goes. */
export interface VolumeTarget {
  readonly stanza: 'pvc' | 'storage';
  readonly claim: NonNullable<DataVolumeSpec['pvc']>;
}

/** The metadata of a volume that rules read. */
export interface VolumeMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

export type ImportedSource = VolumeImport & { readonly source: DataVolumeSource };

/** The kinds whose DataVolumes CDI's webhook judges as part of the manifest itself. */
export const JUDGED_BY_CDI = ['cdi.kubevirt.io/DataVolume', 'cdi.kubevirt.io/DataImportCron'];
const MADE_BY_VM = ['kubevirt.io/VirtualMachine', 'pool.kubevirt.io/VirtualMachinePool'];
/** All kinds that hold a DataVolume's spec. */
export const VOLUME_KINDS = [...JUDGED_BY_CDI, ...MADE_BY_VM];
export const IMPORT_SOURCE = 'cdi.kubevirt.io/VolumeImportSource';

type RuleOn<T> = Omit<ObjectRule, 'kinds' | 'check'> & { check(subject: T): Iterable<Mistake> };

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
function found<T>(volumes: readonly T[], rule: RuleOn<T>, place: (volume: T, mistake: Mistake) => Mistake): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const volume of volumes) {
    for (const mistake of rule.check(volume)) mistakes.push(place(volume, mistake));
  }
  return mistakes;
}

function placed(rule: RuleOn<never>, volume: VolumeImport, { reported = '', ...mistake }: Mistake): Mistake {
  const later = volume.byVirtualMachine && rule.level === Level.REJECTED ? { level: Level.ADVISED } : {};
  const field = `${volume.path}.${mistake.field}`;
  const upstream = `${volume.reported}.${reported || mistake.field}`;
  const differs = volume.reported !== undefined && rule.level === Level.REJECTED && upstream !== field;
  return { ...later, ...mistake, field, ...differs ? { reported: upstream } : {} };
}

function hasSource(volume: VolumeImport, members: readonly (keyof DataVolumeSource)[]): volume is ImportedSource {
  return members.some((member) => volume.source?.[member] !== undefined);
}

const known = new WeakMap<Manifest, readonly VolumeImport[]>();

/** The specs of DataVolumes that a manifest holds; a VolumeImportSource counts as far as it is one. Many rules ask for the same. */
export function volumeImports(manifest: Manifest): readonly VolumeImport[] {
  const volumes = known.get(manifest) ?? givenIn(manifest).map(understood);
  known.set(manifest, volumes);
  return volumes;
}

type Given = Omit<VolumeImport, 'target' | 'populated' | 'source'>;

function understood(given: Given): VolumeImport {
  const { source, sourceRef } = given.spec;
  const target = targetOf(given.spec);
  const populated = (target?.claim.dataSource ?? target?.claim.dataSourceRef) !== undefined;
  const sole = source && !sourceRef && !populated && Object.keys(source).length === 1;
  return { ...given, target, populated, ...sole ? { source } : {} };
}

function targetOf({ pvc, storage }: DataVolumeSpec): VolumeTarget | undefined {
  if ((pvc === undefined) === (storage === undefined)) return undefined;
  return pvc ? { stanza: 'pvc', claim: pvc } : { stanza: 'storage', claim: storage ?? {} };
}

function givenIn(manifest: Manifest): Given[] {
  switch (kindOf(manifest)) {
    case 'cdi.kubevirt.io/DataVolume':
    case IMPORT_SOURCE: {
      const { spec, metadata = {} } = manifest as DataVolume | VolumeImportSource as DataVolume;
      return [{ spec, path: 'spec', reported: 'spec', metadata, metadataPath: 'metadata', holder: manifest, byVirtualMachine: false }];
    }
    case 'cdi.kubevirt.io/DataImportCron': {
      const { spec } = (manifest as DataImportCron).spec.template;
      return [{ spec, path: 'spec.template.spec', reported: 'Template', metadata: {}, metadataPath: 'spec.template.metadata', holder: manifest, byVirtualMachine: false }];
    }
    case 'kubevirt.io/VirtualMachine':
      return templatesOf((manifest as VirtualMachine).spec.dataVolumeTemplates, 'spec', manifest);
    case 'pool.kubevirt.io/VirtualMachinePool': {
      const { spec } = (manifest as VirtualMachinePool).spec.virtualMachineTemplate;
      return templatesOf(spec?.dataVolumeTemplates, 'spec.virtualMachineTemplate.spec', manifest);
    }
    default:
      return [];
  }
}

function templatesOf(templates: VirtualMachine['spec']['dataVolumeTemplates'] = [], path: string, holder: Manifest): Given[] {
  return templates.map(({ spec, metadata }, i) => {
    const template = `${path}.dataVolumeTemplates[${i}]`;
    return {
      spec: spec as DataVolumeSpec,
      path: `${template}.spec`,
      metadata: (metadata ?? {}) as VolumeMetadata,
      metadataPath: `${template}.metadata`,
      holder,
      byVirtualMachine: true,
    };
  });
}
