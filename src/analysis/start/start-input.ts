import { cloneStrategiesOf } from './clone-strategies';
import type { CloneStrategies } from './clone-strategies';
import { prePullsOf } from './pre-pulls';
import type { PrePulls } from './pre-pulls';
import { at, listAt } from '../../kubernetes/untyped';
import { guestData } from '../../manifests/cloud-init/guest-data';
import { yamlReader } from '../../manifests/cloud-init/read-yaml';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { claimsByName, knownClassesOf } from '../../manifests/storage-claims';
import type { StorageClaim, StorageClasses } from '../../manifests/storage-claims';
import { scalerFinder } from '../namespace/autoscalers';
import type { ScaledBetween } from '../namespace/autoscalers';

/** What of all manifests together decides how one of them starts. */
export interface StartInput {
  readonly cluster: Cluster;
  readonly prePulls: PrePulls;
  /** By namespace and name, as the DataSources. */
  readonly claims: ReadonlyMap<string, StorageClaim>;
  readonly dataSources: ReadonlyMap<string, Manifest>;
  readonly classes: StorageClasses;
  readonly whyCopied: CloneStrategies;
  /** What cloud-init installs in the guests of a manifest: where that stands, and in words. */
  readonly installs: ReadonlyMap<Manifest, { readonly field: string; readonly text: string }>;
  scalerOf(manifest: Manifest): ScaledBetween | undefined;
}

export function startInputOf(manifests: readonly Manifest[], cluster: Cluster): StartInput {
  return {
    cluster,
    prePulls: prePullsOf(manifests),
    claims: claimsByName(manifests),
    dataSources: new Map(ofKind(manifests, 'cdi.kubevirt.io/DataSource').map((source) => [`${source.metadata.namespace}/${source.metadata.name}`, source])),
    classes: knownClassesOf(manifests, cluster),
    whyCopied: cloneStrategiesOf(manifests, cluster),
    installs: installsOf(manifests, cluster),
    scalerOf: scalerFinder(manifests),
  };
}

function installsOf(manifests: readonly Manifest[], cluster: Cluster): StartInput['installs'] {
  const read = yamlReader(manifests);
  return new Map(guestData(manifests, cluster).flatMap(({ workload, part, text, manifest, field }) => {
    const found = part === 'userData' && text.startsWith('#cloud-config') ? installedBy(read(text).value) : undefined;
    // A field of a Secret is no field of the workload.
    return found ? [[workload.manifest, { field: manifest === workload.manifest ? field : workload.path, text: found }] as const] : [];
  }));
}

function installedBy(config: unknown): string | undefined {
  const { length } = listAt(config, 'packages');
  if (length) return `installs ${length} ${length === 1 ? 'package' : 'packages'} at the first boot`;
  if (at(config, 'package_upgrade') === true) return 'upgrades all packages at the first boot';
  return at(config, 'autoinstall') === undefined ? undefined : 'installs the system at the first boot';
}
