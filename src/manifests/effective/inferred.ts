import type { Catalog } from './catalog';
import type { DataSource, DataVolume, DataVolumeSourceRef, DataVolumeSpec } from '../../../imports/cdi.kubevirt.io';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import type { Released } from '../by-release';
import { readsSnapshots } from '../inference';
import type { Inferred } from '../inference';
import type { InferredReference, Suggestion } from '../vmi';

interface Labelled {
  readonly metadata?: { readonly labels?: { readonly [key: string]: string } };
}

/**
 * What a VM takes from the labels behind a volume, as far as the app makes what carries them; `undefined` where it does not. The order is that
 * of KubeVirt (`pkg/instancetype/infer/volume.go` of v1.9.0).
 */
export function inferredReference(vm: VirtualMachine, field: Inferred, catalog: Catalog, cluster: Released): Suggestion | undefined {
  const { template, dataVolumeTemplates = [], [field]: matcher } = vm.spec;
  const namespace = vm.metadata?.namespace;
  const volume = template.spec?.volumes?.find(({ name }) => name === matcher?.inferFromVolume);
  const search = new Search(field, namespace, catalog, cluster);
  if (volume?.persistentVolumeClaim) return search.labelsOf('PersistentVolumeClaim', namespace, volume.persistentVolumeClaim.claimName);
  if (!volume?.dataVolume) return undefined;
  const { name } = volume.dataVolume;
  const own = dataVolumeTemplates.find(({ metadata }) => metadata?.name === name);
  if (own) return search.behind(own.spec as DataVolumeSpec);
  const made = catalog.find('DataVolume', namespace, name) as DataVolume | undefined;
  if (!made) return search.labelsOf('PersistentVolumeClaim', namespace, name);
  return search.labelsIn(made) ?? search.behind(made.spec);
}

class Search {
  constructor(
    private readonly field: Inferred,
    private readonly namespace: string | undefined,
    private readonly catalog: Catalog,
    private readonly cluster: Released,
  ) {}

  public labelsIn({ metadata }: Labelled): InferredReference | undefined {
    const { [`instancetype.kubevirt.io/default-${this.field}`]: name, [`instancetype.kubevirt.io/default-${this.field}-kind`]: kind } = metadata?.labels ?? {};
    return name ? { name, kind } : undefined;
  }

  public labelsOf(kind: string, namespace: string | undefined, name: string): Suggestion | undefined {
    const made = this.catalog.find(kind, namespace, name);
    return made && (this.labelsIn(made) ?? 'unlabelled');
  }

  public behind({ source, sourceRef }: Pick<DataVolumeSpec, 'source' | 'sourceRef'>): Suggestion | undefined {
    if (source?.pvc) return this.labelsOf('PersistentVolumeClaim', source.pvc.namespace ?? this.namespace, source.pvc.name);
    if (source?.snapshot && !readsSnapshots(this.cluster)) return undefined;
    if (source?.snapshot) return this.labelsOf('VolumeSnapshot', source.snapshot.namespace, source.snapshot.name);
    return sourceRef?.kind === 'DataSource' ? this.behindDataSource(sourceRef) : undefined;
  }

  private behindDataSource({ name, namespace = this.namespace }: DataVolumeSourceRef): Suggestion | undefined {
    const made = this.catalog.find('DataSource', namespace, name) as DataSource | undefined;
    return made && (this.labelsIn(made) ?? this.behind({ source: made.spec.source }));
  }
}
