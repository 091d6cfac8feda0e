import type { SchemaError } from '../../manifests/schema/json-schema';
import { FindingLevel } from '../finding-level';

interface Judged {
  readonly kind?: unknown;
  readonly metadata?: { readonly labels?: { readonly [key: string]: unknown } };
}

const RENDERED_BY_CDI = 'cdi.kubevirt.io/applyStorageProfile';

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

/** What comes of it where an object does not fit its schema; nothing where a webhook mends that before the schema is asked. */
export function consequenceOf({ keyword, pointer, data, property }: SchemaError, { kind, metadata }: Judged): FindingLevel | undefined {
  if (kind === 'VirtualMachine' && property === 'namespace' && CLONE_SOURCE.test(pointer)) return undefined;
  if (keyword !== 'enum') return FindingLevel.REJECTED;
  if (kind === 'PersistentVolumeClaim' && data === 'FromStorageProfile' && metadata?.labels?.[RENDERED_BY_CDI] === 'true') return undefined;
  if (UNCHECKED.test(pointer)) return FindingLevel.ADVISED;
  return CHECKED_LATER.some((path) => path.test(pointer)) ? FindingLevel.UNSTARTABLE : FindingLevel.REJECTED;
}
