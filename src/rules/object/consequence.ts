import { isCompletedByCdi } from '../../manifests/completed-by-cdi';
import type { SchemaError } from '../../manifests/schema/json-schema';
import { FindingLevel } from '../finding-level';

interface Judged {
  readonly kind?: unknown;
  readonly metadata?: { readonly labels?: { readonly [key: string]: unknown } };
}

/**
 * Words that no CRD demands, but the check of what is made from the object: of the VMs of a pool, whose own webhook does not check the
 * schema, and of the claim of a DataVolume.
 */
const CHECKED_LATER = [
  /^\/spec\/virtualMachineTemplate\/.+\/(?:scheme|imagePullPolicy|nodeAffinityPolicy|nodeTaintsPolicy|volumeMode|accessModes\/\d+)$/,
  /^\/spec\/virtualMachineTemplate\/.+\/tolerations\/\d+\/(?:operator|effect)$/,
  /^\/spec\/(?:template\/spec\/)?(?:storage|pvc)\/volumeMode$/,
];

/** How a pool selects among its VMs: no component of the cluster checks it. */
const UNCHECKED = /^\/spec\/(?:scaleIn|update)Strategy\/.+\/operator$/;

/** Where a template clones from: KubeVirt's webhook writes the VM anew with an empty namespace, and its controller means that of the VM. */
const CLONE_SOURCE = /^\/spec\/dataVolumeTemplates\/\d+\/spec\/source\/(?:pvc|snapshot)$/;

/** The kinds whose mutating webhook writes the Go types of KubeVirt back: a text that is missing is "" before the API server asks for it. */
const WRITTEN_ANEW: readonly unknown[] = ['VirtualMachine', 'VirtualMachineInstance'];

/**
 * Texts that the schema of a VM or VMI requires and an empty text satisfies, by what comes of that: asked of KubeVirt v1.9 field by field.
 * What it finds nowhere, or puts into a pod or a DataVolume that is then refused, never starts.
 */
const EMPTY_TEXTS: readonly (readonly [FindingLevel, RegExp])[] = [
  [FindingLevel.UNSTARTABLE, /^\/spec(?:\/template\/spec)?\/volumes\/\d+\/(?:(?:ephemeral\/)?persistentVolumeClaim|memoryDump)\/claimName$/],
  [FindingLevel.UNSTARTABLE, /^\/spec(?:\/template\/spec)?\/volumes\/\d+\/containerDisk\/image$/],
  [FindingLevel.UNSTARTABLE, /^\/spec(?:\/template\/spec)?\/volumes\/\d+\/downwardAPI\/fields\/\d+\/(?:path|fieldRef\/fieldPath|resourceFieldRef\/resource)$/],
  [FindingLevel.UNSTARTABLE, /^\/spec(?:\/template\/spec)?\/(?:domain\/(?:cpu\/features|devices\/filesystems)\/\d+|domain\/devices\/interfaces\/\d+\/binding)\/name$/],
  [FindingLevel.UNSTARTABLE, /^\/spec(?:\/template\/spec)?\/accessCredentials\/\d+\/(?:sshPublicKey|userPassword)\/source\/secret\/secretName$/],
  [FindingLevel.UNSTARTABLE, /^\/spec(?:\/template\/spec)?\/(?:liveness|readiness)Probe\/httpGet\/httpHeaders\/\d+\/name$/],
  [FindingLevel.UNSTARTABLE, /^\/spec\/dataVolumeTemplates\/\d+\/spec\/source\/(?:http|gcs|s3|imageio)\/url$/],
  [FindingLevel.UNSTARTABLE, /^\/spec\/dataVolumeTemplates\/\d+\/spec\/source\/(?:imageio\/diskId|(?:pvc|snapshot)\/name)$/],
  [FindingLevel.UNSTARTABLE, /^\/spec\/dataVolumeTemplates\/\d+\/spec\/(?:sourceRef|(?:pvc|storage)\/dataSourceRef)\/(?:kind|name)$/],
  [FindingLevel.UNSTARTABLE, /^\/spec\/dataVolumeTemplates\/\d+\/spec\/(?:pvc|storage)\/selector\/matchExpressions\/\d+\/(?:key|operator)$/],
  [FindingLevel.ADVISED, /^\/spec(?:\/template\/spec)?\/domain\/devices\/(?:gpus\/\d+|hostDevices\/\d+|inputs\/\d+|watchdog)\/name$/],
  [FindingLevel.ADVISED, /^\/spec\/domain\/devices\/inputs\/\d+\/type$/],
  [FindingLevel.ADVISED, /^\/spec(?:\/template\/spec)?\/domain\/devices\/interfaces\/\d+\/dhcpOptions\/privateOptions\/\d+\/value$/],
  [FindingLevel.ADVISED, /^\/spec(?:\/template\/spec)?\/(?:liveness|readiness)Probe\/httpGet\/httpHeaders\/\d+\/value$/],
  [FindingLevel.ADVISED, /^\/spec\/dataVolumeTemplates\/\d+\/spec\/checkpoints\/\d+\/(?:current|previous)$/],
];

/** What comes of it where an object does not fit its schema; nothing where a webhook mends that before the schema is asked. */
export function consequenceOf({ keyword, pointer, data, property }: SchemaError, { kind, metadata }: Judged): FindingLevel | undefined {
  if (kind === 'VirtualMachine' && property === 'namespace' && CLONE_SOURCE.test(pointer)) return undefined;
  if (keyword === 'required' && WRITTEN_ANEW.includes(kind)) {
    return EMPTY_TEXTS.find(([, path]) => path.test(`${pointer}/${property}`))?.[0] ?? FindingLevel.REJECTED;
  }
  if (keyword !== 'enum') return FindingLevel.REJECTED;
  if (kind === 'PersistentVolumeClaim' && data === 'FromStorageProfile' && isCompletedByCdi(metadata?.labels)) return undefined;
  if (UNCHECKED.test(pointer)) return FindingLevel.ADVISED;
  return CHECKED_LATER.some((path) => path.test(pointer)) ? FindingLevel.UNSTARTABLE : FindingLevel.REJECTED;
}
