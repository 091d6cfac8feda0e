import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import type { DataImportCron, DataVolume, DataVolumeSource, DataVolumeSpec, VolumeImportSource } from '../../imports/cdi.kubevirt.io';
import type { VirtualMachine } from '../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../imports/pool.kubevirt.io';

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
