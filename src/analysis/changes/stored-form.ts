import { isMapping } from '../../kubernetes/is-mapping';
import { ownValue } from '../../kubernetes/own-value';
import { replacedAt } from '../../kubernetes/replaced-at';
import { at, entriesAt, mappingAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';

/** What the server and controllers write into metadata, and what kubectl keeps for itself there. */
const METADATA = ['name', 'namespace', 'generateName', 'labels', 'annotations'];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const WRITTEN_ANNOTATIONS = [
  /^kubectl\.kubernetes\.io\/last-applied-configuration$/, /^deployment\.kubernetes\.io\/revision$/, /^deprecated\.daemonset\.template\.generation$/,
  /^pv\.kubernetes\.io\//, /^volume\.(?:beta\.)?kubernetes\.io\/(?:storage-provisioner|selected-node)$/,
  /^kubevirt\.io\/(?:latest-observed|storage-observed)-api-version$/, /^restore\.kubevirt\.io\/lastRestoreUID$/,
  /^cdi\.kubevirt\.io\/(?:storage\.(?:clone\.token|extended\.clone\.token|usePopulator|prePopulated|pod\.|import\.(?:nextCronTime|lastCronTime|sourceDesiredDigest|imageStreamDockerRef|storageClass))|cloneType$|permissiveClone$|allowClaimAdoption$)/,
];
/** What controllers write into the templates of VMs. */
const WRITTEN_LABELS = [/^kubevirt\.io\/created-by$/, /^cdi\.kubevirt\.io\/dataImportCron/, /^kubernetes\.io\/metadata\.name$/];

/**
 * A manifest without what is not written by people: status, and metadata of the server, of controllers and of kubectl. Both sides are taken in this
 * form, so what `kubectl get -o yaml` prints may stand on either. The data of a Secret is as it is stored.
 */
export function storedForm(manifest: Manifest): Manifest {
  const { apiVersion, kind, metadata, ...rest } = withEncodedData(manifest) as Manifest & { readonly status?: unknown };
  const { status, ...content } = rest;
  const kept = METADATA.flatMap((key): [string, unknown][] => {
    const value = ownValue(mappingAt(metadata), key);
    const field = key === 'annotations' ? without(value, WRITTEN_ANNOTATIONS) : key === 'labels' ? without(value, WRITTEN_LABELS) : value;
    return field === undefined ? [] : [[key, field]];
  });
  return { apiVersion, kind, metadata: Object.fromEntries(kept), ...content };
}

/** Whether an object was read from a cluster. */
export function isLive({ metadata }: Manifest): boolean {
  return typeof at(metadata, 'uid') === 'string';
}

/** Whether another object owns it: nobody applies it. */
export function isOwned({ metadata }: Manifest): boolean {
  const owners = at(metadata, 'ownerReferences');
  return Array.isArray(owners) && owners.some((owner) => at(owner, 'name') !== '');
}

/** What was applied last, as kubectl remembers it. */
export function lastApplied({ metadata }: Manifest): unknown {
  const text = at(metadata, 'annotations', LAST_APPLIED);
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * What is stored once a manifest is merged into a live object: what only the live object has stays, as the server or a controller wrote it, unless
 * it was applied before and is no longer written. Entries of lists keep what is filled in where they stand for the same, unless lists are replaced.
 */
export function merged(live: unknown, written: unknown, applied?: unknown, replacesLists = false): unknown {
  if (isMapping(live) && isMapping(written)) {
    const isKept = (key: string) => !Object.hasOwn(written, key) && at(applied, key) === undefined;
    const kept = Object.entries(live).filter(([key]) => isKept(key));
    const stated = (key: string, value: unknown) => merged(ownValue(live, key), value, at(applied, key), replacesLists);
    return Object.fromEntries([...Object.entries(written).map(([key, value]) => [key, stated(key, value)]), ...kept]);
  }
  if (!replacesLists && Array.isArray(live) && Array.isArray(written)) {
    const named = new Map(live.map((entry: unknown) => [at(entry, 'name'), entry]));
    return written.map((entry: unknown, i) => {
      if (!isMapping(entry)) return entry;
      const name = at(entry, 'name');
      const same = name === undefined ? (live.length === written.length ? live[i] as unknown : undefined) : named.get(name);
      return same === undefined ? entry : merged(same, entry);
    });
  }
  return written;
}

function without(value: unknown, written: readonly RegExp[]): unknown {
  if (!isMapping(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !written.some((pattern) => pattern.test(key)));
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/** The API server moves `stringData` of a Secret to `data`. */
function withEncodedData(manifest: Manifest): Manifest {
  const texts = entriesAt(manifest, 'stringData');
  if (manifest.kind !== 'Secret' || !texts.length) return manifest;
  const encoded = Object.fromEntries(texts.map(([key, text]) => [key, Buffer.from(text).toString('base64')]));
  const { stringData, ...others } = manifest as Manifest & { readonly stringData?: unknown };
  return replacedAt(others as never, ['data'], { ...mappingAt(manifest, 'data'), ...encoded }) as unknown as Manifest;
}
