import { imagePreparation } from './image-preparation';
import type { Preparation, Waiting, Way } from './preparation';
import type { StartInput } from './start-input';
import type { DataVolumeSource, PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { at } from '../../kubernetes/untyped';
import type { StorageClaim } from '../../manifests/storage-claims';
import { claimsIn } from '../../manifests/storage-claims';
import type { Workload } from '../../manifests/workload';

const IMMEDIATE_BINDING = 'cdi.kubevirt.io/storage.bind.immediate.requested';
const IMMEDIATE_CREATION = 'kubevirt.io/immediate-data-volume-creation';
/** The sources that CDI downloads, by what is said of them. */
const DOWNLOADS: ReadonlyMap<keyof DataVolumeSource, string> = new Map([
  ['http', 'over HTTP'], ['s3', 'from S3'], ['gcs', 'from Google Cloud Storage'], ['registry', 'from a registry'], ['imageio', 'from oVirt'],
  ['vddk', 'from VMware'],
]);

/** What a guest starts from: its disks as far as something fills them, and the kernel that a container brings. */
export function guestPreparations(workload: Workload, input: StartInput): Preparation[] {
  const { written: { volumes = [], domain, nodeSelector = {} }, path } = workload;
  const own = new Map(claimsIn(workload.manifest).map((claim) => [claim.volume?.metadata.name, claim]));
  const kernel = domain.firmware?.kernelBoot?.container;
  const images = [
    ...volumes.flatMap(({ containerDisk }, i) => (
      containerDisk ? [{ ...containerDisk, field: `${path}.volumes[${i}].containerDisk`, noun: 'the container disk' }] : []
    )),
    ...kernel ? [{ ...kernel, field: `${path}.domain.firmware.kernelBoot.container`, noun: 'the kernel of' }] : [],
  ];
  const claims = volumes.flatMap(({ dataVolume, persistentVolumeClaim, ephemeral }, i): Preparation[] => {
    const name = dataVolume?.name ?? persistentVolumeClaim?.claimName ?? ephemeral?.persistentVolumeClaim?.claimName;
    if (!name) return [];
    const field = `${path}.volumes[${i}]`;
    const claim = own.get(name) ?? input.claims.get(`${workload.namespace}/${name}`);
    if (claim) return [claimPreparation(claim, field, workload, input)];
    return [{ way: 'there', field, outlasts: true, why: `Claim ${name} is taken as it is: nothing here fills it.` }];
  });
  return [
    ...images.map((image) => imagePreparation(image, input.prePulls, nodeSelector)),
    ...claims,
  ];
}

function claimPreparation(claim: StorageClaim, field: string, workload: Workload, input: StartInput): Preparation {
  const { volume, spec } = claim;
  const waits = waitOf(claim, workload, input);
  const name = volume?.metadata.name ?? claim.name ?? '';
  const found = (way: Way, why: string): Preparation => ({ way, field, why, outlasts: true, ...waits ? { waits } : {} });
  const source = volume?.source;
  const origin = clonedFrom(claim, input);
  if (origin) {
    const copied = origin.isSnapshot ? undefined : input.whyCopied(claim);
    return copied ? found('copy', `Claim ${name} is copied from ${origin.text}: ${copied}.`) : found('clone', `Claim ${name} is cloned from ${origin.text}.`);
  }
  const [type] = source ? Object.keys(source) as (keyof DataVolumeSource)[] : [];
  const download = type && DOWNLOADS.get(type);
  if (download) {
    const image = type === 'registry' && source?.registry?.pullMethod === 'node' ? source.registry.url?.replace(/^docker:\/\//, '') : undefined;
    const pulled = image === undefined ? undefined : imagePreparation({ image, field, noun: 'the image' }, input.prePulls, workload.written.nodeSelector ?? {});
    if (pulled?.way === 'pulled-before') return { ...found('pulled-before', pulled.why), outlasts: true };
    return found('import', `CDI downloads claim ${name} ${download}.`);
  }
  if (type === 'upload') return { ...found('there', `Claim ${name} waits for an upload.`), waits: { why: 'a disk must be uploaded' } };
  if (importSourceOf(spec)) return found('import', `A volume populator fills claim ${name}.`);
  return found('there', `Claim ${name} starts empty: nothing is downloaded.`);
}

interface Origin { readonly text: string; readonly isSnapshot: boolean }

/** What a claim is cloned from, as far as that is seen. */
function clonedFrom({ volume, spec, manifest }: StorageClaim, { dataSources }: StartInput): Origin | undefined {
  const { pvc, snapshot } = volume?.source ?? {};
  if (pvc) return { text: `claim ${pvc.name}`, isSnapshot: false };
  if (snapshot) return { text: `VolumeSnapshot ${snapshot.name}`, isSnapshot: true };
  const { sourceRef } = volume?.spec ?? {};
  if (sourceRef?.name) {
    const { namespace = manifest.metadata.namespace, name } = sourceRef;
    const golden = dataSources.get(`${namespace}/${name}`);
    return { text: `DataSource ${name}`, isSnapshot: at(golden, 'spec', 'source', 'snapshot') !== undefined };
  }
  const { kind, name } = spec.dataSource ?? spec.dataSourceRef ?? {};
  if (kind === 'VolumeSnapshot') return { text: `VolumeSnapshot ${name}`, isSnapshot: true };
  return kind === 'PersistentVolumeClaim' || kind === 'VolumeCloneSource' ? { text: `${kind} ${name}`, isSnapshot: kind === 'PersistentVolumeClaim' } : undefined;
}

function importSourceOf({ dataSource, dataSourceRef }: PersistentVolumeClaimSpec): boolean {
  return (dataSource ?? dataSourceRef)?.kind === 'VolumeImportSource';
}

/** Why a claim is not filled before the guest first starts. */
function waitOf(claim: StorageClaim, { manifest }: Workload, { classes }: StartInput): Waiting | undefined {
  const { volume } = claim;
  if (volume?.byVirtualMachine && manifest.metadata.annotations?.[IMMEDIATE_CREATION] === 'false') {
    return { why: `${IMMEDIATE_CREATION} is false`, fix: `Remove the annotation ${IMMEDIATE_CREATION}, so that the disk is made and filled at once.` };
  }
  const storageClass = classes.find(claim);
  const annotations = volume?.metadata.annotations ?? claim.manifest.metadata.annotations;
  if (!storageClass?.waitsForFirstConsumer || annotations?.[IMMEDIATE_BINDING] !== undefined) return undefined;
  const why = `StorageClass ${storageClass.name} waits for the first consumer`;
  return volume ? { why, fix: `Let CDI fill the disk at once: annotate the DataVolume with ${IMMEDIATE_BINDING}: "true".` } : { why };
}
