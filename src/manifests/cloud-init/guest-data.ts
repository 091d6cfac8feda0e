import { oncePerInput } from '../once-per-input';
import { keyReadBy, secretsByName } from './secret-data';
import type { CloudInitConfigDriveSource, CloudInitNoCloudSource, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { oncePer } from '../../kubernetes/recall';
import type { Cluster, Manifest } from '../manifest';
import { guestReferences } from '../references';
import { unzipped } from '../secrets/encoded-text';
import { workloadsOf } from '../workload';
import type { Workload } from '../workload';

export const CLOUD_INIT_SOURCES = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
export const CLOUD_INIT_PARTS = ['userData', 'networkData'] as const;
/** The field of a source that names the Secret of each part. */
export const SECRET_OF = { userData: 'secretRef', networkData: 'networkDataSecretRef' } as const;
const ENCODED = { userData: 'userDataBase64', networkData: 'networkDataBase64' } as const;

/** User data or network data of a guest, as cloud-init gets it. */
export interface GuestData {
  readonly workload: Workload;
  readonly source: typeof CLOUD_INIT_SOURCES[number];
  readonly part: typeof CLOUD_INIT_PARTS[number];
  /** Decoded; user data is unpacked as well. */
  readonly text: string;
  /** What holds it: the workload or a Secret. */
  readonly manifest: Manifest;
  readonly field: string;
}

/** What cloud-init gets, of all guests whose data is in the manifests. */
export const guestData = oncePerInput((manifests, cluster): readonly GuestData[] => locate(manifests, cluster));

/** The same without repetition: a Secret may be that of many guests. */
export const guestDataOnce = oncePerInput((manifests, cluster): readonly GuestData[] => withoutRepetition(guestData(manifests, cluster)));

function withoutRepetition(all: readonly GuestData[]): GuestData[] {
  const seen = new Map<Manifest, Set<string>>();
  return all.filter(({ manifest, field, source }) => {
    const fields = seen.get(manifest) ?? new Set();
    seen.set(manifest, fields);
    const key = `${source} ${field}`;
    if (fields.has(key)) return false;
    fields.add(key);
    return true;
  });
}

function locate(manifests: readonly Manifest[], cluster: Cluster): GuestData[] {
  const secrets = secretsByName(manifests);
  return workloadsOf(manifests, cluster).flatMap((workload) => partsOf(workload).flatMap((found) => {
    if ('text' in found) return found;
    const { secret: name, ...part } = found;
    const secret = secrets.get(name);
    const entry = secret && keyReadBy(part.part, secret);
    return entry ? unpacked({ ...part, manifest: secret.manifest, field: entry.field }, entry.content) : [];
  }));
}

/** A part that is in a Secret, `namespace/name`. */
interface PartInSecret extends Pick<GuestData, 'workload' | 'source' | 'part'> { readonly secret: string }

/** The data of one guest, as far as it is in its own manifest, and where the rest is. */
const partsOf = oncePer((workload: Workload): readonly (GuestData | PartInSecret)[] => {
  const { manifest, namespace, written, path } = workload;
  return sourcesIn(written).flatMap(({ source, volume, index }) => CLOUD_INIT_PARTS.flatMap((part): (GuestData | PartInSecret)[] => {
    const { [part]: plain, [ENCODED[part]]: encoded, [SECRET_OF[part]]: reference } = volume;
    const at = `${path}.volumes[${index}].${source}`;
    if (plain) return [{ workload, source, part, text: plain, manifest, field: `${at}.${part}` }];
    if (encoded) return unpacked({ workload, source, part, manifest, field: `${at}.${ENCODED[part]}` }, Buffer.from(encoded, 'base64'));
    if (!reference?.name) return [];
    const named = guestReferences(workload).find(({ field }) => field === `${at}.${SECRET_OF[part]}.name`);
    return named ? [{ workload, source, part, secret: `${namespace}/${named.name}` }] : [];
  }));
});

interface Source {
  readonly source: typeof CLOUD_INIT_SOURCES[number];
  readonly volume: CloudInitNoCloudSource | CloudInitConfigDriveSource;
  readonly index: number;
}

/** The volumes of cloud-init, of which a guest has one or none. */
function sourcesIn({ volumes = [] }: VirtualMachineInstanceSpec): Source[] {
  const found: Source[] = [];
  for (const [index, held] of volumes.entries()) {
    for (const source of CLOUD_INIT_SOURCES) {
      const volume = held[source];
      if (volume) found.push({ source, volume, index });
    }
  }
  return found;
}

function unpacked(data: Omit<GuestData, 'text'>, content: Buffer): GuestData[] {
  const text = data.part === 'userData' ? unzipped(content) : content;
  return text?.length ? [{ ...data, text: text.toString() }] : [];
}
