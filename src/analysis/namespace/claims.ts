import { importedSize, scratchSize } from './claim-size';
import type { Copies } from './replicas';
import type { PersistentVolumeClaim } from '../../../imports/kubernetes';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { DATA_IMPORT_CRON, IMPORT_SOURCE, volumeImports } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { quotaUsageOf } from '../quota-usage';
import { resourceListOf, storedResources, sumOf } from '../resource-list';
import type { ResourceList } from '../resource-list';

/** Claims that are alike, of one object of the input. */
export interface ClaimGroup {
  readonly manifest: Manifest;
  /** The path of the spec of the claim. */
  readonly path: string;
  /** Unless each replica has one. */
  readonly name?: string;
  readonly copies: Copies;
  /** Of one claim, in billionths of a byte: as it is written. `undefined` where the source decides. */
  readonly size?: bigint;
  /** What the claim has with the room that CDI adds for a file system. */
  readonly inflated?: bigint;
  /** What a quota is charged for one claim of either size. */
  readonly leastUsage: ResourceList;
  readonly usage: ResourceList;
  /** What a quota is charged besides while the claim is filled. */
  readonly filling?: ResourceList;
}

/** What of a cluster decides what claims cost. */
type ClaimFacts = Pick<Cluster, 'storageClasses' | 'cdi'>;

/** What fills a claim, for as long as it takes. */
interface Filling {
  /** The claims of the same class that there are meanwhile, in billionths of a byte. */
  readonly temporaries: readonly bigint[];
  /** The claim that is unpacked into, likewise. */
  readonly scratch?: bigint;
  /** How many containers of CDI run side by side. */
  readonly workers: number;
}

/** What of a StatefulSet is read. */
interface StatefulSetSpec {
  readonly volumeClaimTemplates?: readonly Pick<PersistentVolumeClaim, 'spec'>[];
}

const RENDERED = 'cdi.kubevirt.io/applyStorageProfile';
const CLAIMS = 'persistentvolumeclaims';
const STORAGE = 'requests.storage';
const CLASS_SUFFIX = '.storageclass.storage.k8s.io/';
const ONE = 10n ** 9n;
const POPULATOR = 'cdi.kubevirt.io/storage.usePopulator';

/** The claims that a manifest leads to, itself or by a DataVolume; none of what another object of the cluster made. */
export function claimsOf(manifest: Manifest, copies: Copies, cluster: ClaimFacts): ClaimGroup[] {
  switch (kindOf(manifest)) {
    case '/PersistentVolumeClaim': {
      const { metadata: { name, labels = {} }, spec } = manifest as Manifest & PersistentVolumeClaim;
      const size = sizeOf(spec?.resources?.requests?.storage);
      const isBlock = spec?.volumeMode === 'Block';
      const storageClass = spec?.storageClassName ?? defaultClass(cluster, false);
      const inflated = size !== undefined && labels[RENDERED] === 'true' && !isBlock ? importedSize(size, overheadOf(cluster, storageClass)) : size;
      return [{ manifest, path: 'spec', name, copies, size, inflated, ...usages(storageClass, size, inflated) }];
    }
    case 'apps/StatefulSet':
      return ((manifest.spec ?? {}) as StatefulSetSpec).volumeClaimTemplates?.map(({ spec }, i) => {
        const size = sizeOf(spec?.resources?.requests?.storage);
        const storageClass = spec?.storageClassName ?? defaultClass(cluster, false);
        return { manifest, path: `spec.volumeClaimTemplates[${i}].spec`, copies, size, inflated: size, ...usages(storageClass, size, size) };
      }) ?? [];
    case DATA_IMPORT_CRON:
    case IMPORT_SOURCE: return [];
    default:
      return volumeImports(manifest).flatMap((volume) => (volume.target ? [claimOf(volume, manifest, copies, cluster)] : []));
  }
}

function claimOf(volume: VolumeImport, manifest: Manifest, copies: Copies, cluster: ClaimFacts): ClaimGroup {
  const { path, target, metadata } = volume;
  const { stanza, claim } = target!;
  const size = sizeOf(claim.resources?.requests?.storage);
  const isCompleted = stanza === 'storage' || metadata.labels?.[RENDERED] === 'true';
  const isBlock = claim.volumeMode === 'Block';
  const storageClass = claim.storageClassName ?? defaultClass(cluster, isCompleted);
  const scratchClass = cluster.cdi.scratchSpaceStorageClass ?? storageClass;
  const overhead = overheadOf(cluster, storageClass);
  const inflated = size !== undefined && isCompleted && !isBlock ? importedSize(size, overhead) : size;
  const scratch = inflated === undefined ? 0n : scratchSize(inflated, isBlock, overhead, overheadOf(cluster, scratchClass));
  const filling = inflated === undefined ? undefined : fillingOf(volume, inflated, scratch);
  return {
    manifest,
    path: `${path}.${stanza}`,
    ...manifest.kind === 'VirtualMachinePool' ? {} : { name: metadata.name },
    copies,
    size,
    inflated,
    ...usages(storageClass, size, inflated),
    ...filling ? { filling: fillingUsage(filling, storageClass, scratchClass, cluster) } : {},
  };
}

/** Claims and workers of an import, an upload or a clone within the namespace, as CDI v1.66.0 makes them. */
function fillingOf({ source, spec, metadata, holder }: VolumeImport, size: bigint, scratch: bigint): Filling | undefined {
  if (!source) return undefined;
  const prime = metadata.annotations?.[POPULATOR] === 'false' ? [] : [size];
  const { pvc, snapshot, registry, upload } = source;
  if (pvc ?? snapshot) {
    const { namespace } = (pvc ?? snapshot)!;
    const isWithin = namespace === undefined || namespace === holder.metadata.namespace;
    return isWithin ? { temporaries: prime, workers: 2 } : { temporaries: [], workers: 1 };
  }
  const isPulledByNode = registry?.pullMethod === 'node';
  const needsScratch = (registry && !isPulledByNode) ?? upload ?? (spec.contentType === 'archive' || source.vddk);
  return { temporaries: prime, ...needsScratch ? { scratch } : {}, workers: isPulledByNode ? 2 : 1 };
}

function usages(storageClass: string | undefined, least: bigint | undefined, expected: bigint | undefined): Pick<ClaimGroup, 'leastUsage' | 'usage'> {
  const leastUsage = claimUsage(storageClass, least);
  return { leastUsage, usage: least === expected ? leastUsage : claimUsage(storageClass, expected) };
}

function claimUsage(storageClass: string | undefined, size: bigint | undefined): ResourceList {
  const usage = new Map([[CLAIMS, ONE]]);
  if (size !== undefined) usage.set(STORAGE, wholeUnits(size) * ONE);
  if (storageClass) for (const [key, amount] of [...usage]) usage.set(`${storageClass}${CLASS_SUFFIX}${key}`, amount);
  return usage;
}

function fillingUsage(
  { temporaries, scratch, workers }: Filling, storageClass: string | undefined, scratchClass: string | undefined, { cdi }: ClaimFacts,
): ResourceList {
  const claims = temporaries.map((size) => claimUsage(storageClass, size));
  const usage = sumOf(scratch === undefined ? claims : [...claims, claimUsage(scratchClass, scratch)]);
  for (const [key, amount] of workerUsage(cdi)) usage.set(key, key.endsWith('pods') ? ONE : amount * BigInt(workers));
  return usage;
}

const workerUsages = new WeakMap<Cluster['cdi'], ResourceList>();

/** What a quota is charged for a container that moves data. */
function workerUsage(cdi: Cluster['cdi']): ResourceList {
  const { requests, limits } = cdi.podResources;
  const usage = workerUsages.get(cdi) ?? quotaUsageOf(storedResources({ requests: resourceListOf(requests), limits: resourceListOf(limits) }));
  workerUsages.set(cdi, usage);
  return usage;
}

function overheadOf({ cdi: { filesystemOverhead: { global: usual, storageClass: byClass } } }: ClaimFacts, storageClass = ''): number {
  return byClass.get(storageClass) ?? usual;
}

function sizeOf(quantity: string | number | undefined): bigint | undefined {
  return quantity === undefined ? undefined : parseQuantity(quantity);
}

function defaultClass({ storageClasses }: Pick<Cluster, 'storageClasses'>, isForVirtualMachines: boolean): string | undefined {
  const usual = storageClasses.find(({ isDefault }) => isDefault);
  const preferred = isForVirtualMachines ? storageClasses.find(({ isDefaultVirt }) => isDefaultVirt) : undefined;
  return (preferred ?? usual)?.name;
}
