import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { ofKinds } from './of-kind';
import { VM_KINDS, vmSpecOf } from './vm-spec';
import type { DataImportCron, DataVolume, DataVolumeSource, DataVolumeSpec } from '../../imports/cdi.kubevirt.io';
import { recall } from '../kubernetes/recall';

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
  /** Whether a volume populator that is not CDI's own fills the volume: CDI checks nothing after that. */
  readonly populated: boolean;
  /** The source, where there is exactly one: only then does CDI's webhook look into it. */
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
  readonly finalizers?: readonly string[];
}

/** A DataVolume's spec with one source. */
export type ImportedSource = VolumeImport & { readonly source: DataVolumeSource };

export const DATA_VOLUME = 'cdi.kubevirt.io/DataVolume';
export const DATA_IMPORT_CRON = 'cdi.kubevirt.io/DataImportCron';
/** Holds a part of a DataVolume's spec: its source. */
export const IMPORT_SOURCE = 'cdi.kubevirt.io/VolumeImportSource';
/** The kinds whose DataVolumes CDI's webhook judges as part of the manifest itself. */
export const JUDGED_BY_CDI: readonly string[] = [DATA_VOLUME, DATA_IMPORT_CRON];
/** All kinds that hold a DataVolume's spec. */
export const VOLUME_KINDS: readonly string[] = [...JUDGED_BY_CDI, ...VM_KINDS];
/** Those that hold a part of it as well. */
export const VOLUME_HOLDERS: readonly string[] = [...VOLUME_KINDS, IMPORT_SOURCE];
const NONE: readonly VolumeImport[] = [];

/** Many rules ask for the same manifest. */
const cache = new WeakMap<Manifest, readonly VolumeImport[]>();
const all = new WeakMap<readonly Manifest[], readonly VolumeImport[]>();

/** The specs of DataVolumes that a manifest holds; a VolumeImportSource counts as far as it is one. */
export function volumeImports(manifest: Manifest): readonly VolumeImport[] {
  return holdsAny(manifest) ? recall(cache, manifest, () => locate(manifest).map(complete)) : NONE;
}

/** The same of all manifests. */
export function volumeImportsOf(manifests: readonly Manifest[]): readonly VolumeImport[] {
  return recall(all, manifests, () => ofKinds(manifests, VOLUME_HOLDERS).flatMap(volumeImports));
}

/** Most VMs make no volume. */
function holdsAny(manifest: Manifest): boolean {
  const kind = kindOf(manifest);
  return VM_KINDS.includes(kind) ? (vmSpecOf(manifest).spec.dataVolumeTemplates?.length ?? 0) > 0 : VOLUME_HOLDERS.includes(kind);
}

type Located = Omit<VolumeImport, 'target' | 'populated' | 'source'>;

function complete(located: Located): VolumeImport {
  const { source, sourceRef } = located.spec;
  const target = targetOf(located.spec);
  const populated = (target?.claim.dataSource ?? target?.claim.dataSourceRef) !== undefined;
  const isSole = source && !sourceRef && !populated && Object.keys(source).length === 1;
  return { ...located, target, populated, source: isSole ? source : undefined };
}

function targetOf({ pvc, storage }: DataVolumeSpec): VolumeTarget | undefined {
  if (pvc && !storage) return { stanza: 'pvc', claim: pvc };
  return storage && !pvc ? { stanza: 'storage', claim: storage } : undefined;
}

function locate(manifest: Manifest): Located[] {
  switch (kindOf(manifest)) {
    case DATA_VOLUME:
    case IMPORT_SOURCE: {
      const { spec, metadata = {} } = manifest as Manifest & DataVolume;
      return [{ spec, path: 'spec', reported: 'spec', metadata, metadataPath: 'metadata', holder: manifest, byVirtualMachine: false }];
    }
    case DATA_IMPORT_CRON: {
      const { spec: { template } } = manifest as Manifest & DataImportCron;
      const path = 'spec.template';
      return [{
        spec: template.spec,
        path: `${path}.spec`,
        reported: 'Template',
        metadata: {},
        metadataPath: `${path}.metadata`,
        holder: manifest,
        byVirtualMachine: false,
      }];
    }
    default:
      return templatesOf(manifest);
  }
}

function templatesOf(manifest: Manifest): Located[] {
  const { path, spec: { dataVolumeTemplates = [] } } = vmSpecOf(manifest);
  return dataVolumeTemplates.map(({ spec, metadata }, i) => {
    const template = `${path}.dataVolumeTemplates[${i}]`;
    return {
      spec: spec as DataVolumeSpec,
      path: `${template}.spec`,
      metadata: (metadata ?? {}) as VolumeMetadata,
      metadataPath: `${template}.metadata`,
      holder: manifest,
      byVirtualMachine: true,
    };
  });
}
