import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import { claimsByName, claimsIn } from './storage-claims';
import type { StorageClaim } from './storage-claims';
import { DATA_IMPORT_CRON } from './volume-import';
import type { DataImportCron, DataSource } from '../../imports/cdi.kubevirt.io';
import { recall } from '../kubernetes/recall';
import { textAt } from '../kubernetes/untyped';

/** The claim that another claim is a copy of. */
export interface CloneSource {
  readonly claim: StorageClaim;
  /** What is copied, by the name that refers to it. */
  readonly name: string;
  /** Whether it is copied from a snapshot, whose size the driver decides. */
  readonly isSnapshot: boolean;
  /** Whether the driver copies it by itself; otherwise CDI does. */
  readonly isByDriver: boolean;
}

/** Finds what a claim is a copy of, where the manifests make that. */
export type CloneSourceFinder = (target: StorageClaim) => CloneSource | undefined;

/** What a field of a claim or of a DataVolume refers to. */
interface Referred { readonly kind: string; readonly namespace?: string; readonly name?: string; readonly isByDriver?: boolean }

const CLAIM = 'PersistentVolumeClaim';
const SNAPSHOT = 'VolumeSnapshot';
const DATA_SOURCE = 'DataSource';
/** CDI follows one DataSource to another once (`MaxReferenceDepthReached`). */
const DEPTH = 3;

/** Several rules ask what the claims of the same manifests are copies of. */
const finders = new WeakMap<readonly Manifest[], CloneSourceFinder>();

export function cloneSourceFinder(manifests: readonly Manifest[]): CloneSourceFinder {
  return recall(finders, manifests, () => finderIn(manifests));
}

function finderIn(manifests: readonly Manifest[]): CloneSourceFinder {
  const claims = claimsByName(manifests);
  const snapshots = byName(ofKind(manifests, 'snapshot.storage.k8s.io/VolumeSnapshot'));
  const dataSources = byName(ofKind(manifests, 'cdi.kubevirt.io/DataSource'));
  const crons = new Map(ofKind(manifests, DATA_IMPORT_CRON).map((manifest) => (
    [`${manifest.metadata.namespace}/${(manifest as Manifest & DataImportCron).spec.managedDataSource}`, manifest]
  )));

  const find = ({ kind, namespace, name = '', isByDriver = false }: Referred, depth = 0): CloneSource | undefined => {
    const key = `${namespace}/${name}`;
    switch (kind) {
      case CLAIM: {
        const claim = claims.get(key);
        return claim && { claim, name, isSnapshot: false, isByDriver };
      }
      case SNAPSHOT: {
        const claim = claims.get(`${namespace}/${textAt(snapshots.get(key), 'spec', 'source', 'persistentVolumeClaimName')}`);
        return claim && { claim, name, isSnapshot: true, isByDriver };
      }
      case DATA_SOURCE: {
        const dataSource = dataSources.get(key);
        const cron = crons.get(key);
        if (dataSource) return depth === DEPTH ? undefined : find(pointedTo(dataSource as Manifest & DataSource), depth + 1);
        const [claim] = cron ? claimsIn(cron) : [];
        return claim && { claim, name, isSnapshot: false, isByDriver };
      }
      default: return undefined;
    }
  };
  return (target) => {
    const referred = copiedBy(target);
    return referred && find(referred);
  };
}

function pointedTo({ metadata, spec: { source: { pvc, snapshot, dataSource } = {} } }: Manifest & DataSource): Referred {
  const { namespace = metadata.namespace, name } = pvc ?? snapshot ?? dataSource ?? {};
  return { kind: pvc ? CLAIM : snapshot ? SNAPSHOT : DATA_SOURCE, namespace, name };
}

function copiedBy({ manifest, spec, volume }: StorageClaim): Referred | undefined {
  const own = manifest.metadata.namespace;
  const { dataSource, dataSourceRef } = spec;
  const { name, kind, namespace } = dataSourceRef ?? { ...dataSource, namespace: undefined };
  if (name && kind) return { kind, namespace: namespace ?? own, name, isByDriver: true };
  const { source, spec: { sourceRef } = {} } = volume ?? {};
  const copied = source?.pvc ?? source?.snapshot;
  if (copied) return { kind: source?.pvc ? CLAIM : SNAPSHOT, namespace: copied.namespace || own, name: copied.name };
  return sourceRef ? { kind: DATA_SOURCE, namespace: sourceRef.namespace || own, name: sourceRef.name } : undefined;
}

function byName(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((manifest) => [`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest]));
}
