import type { PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import type { PlatformStorageClass } from '../../manifests/storage-class';
import { volumeImports } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const DEFAULT_VIRT = 'storageclass.kubevirt.io/is-default-virt-class';
const RENDERED = 'cdi.kubevirt.io/applyStorageProfile';
const PENDING = 'The object is admitted, its claim stays pending, and a VM that uses it never starts';

/** The spec of a claim that something provisions, wherever it is written. */
interface Claim {
  readonly manifest: Manifest;
  readonly path: string;
  readonly spec: PersistentVolumeClaimSpec;
  /** Whether CDI completes it, which prefers the default class for VMs. */
  readonly completed: boolean;
}

/** The classes that claims can name, where all are known. */
interface Classes {
  readonly names: readonly string[];
  find(claim: Claim): PlatformStorageClass | undefined;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'storage-class/is-known',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must name a storage class of the cluster',
    why: `${PENDING}: there is nothing that provisions a class that the Platform does not list and the app does not make.`,
    fix: 'Correct the name, or add the class to storageClasses of the Platform.',
    upstream: ['cdi:late/storage-class-missing'],
    * check(manifests, cluster) {
      const { names, find } = classesOf(manifests, cluster);
      for (const claim of names.length ? claimsOf(manifests) : []) {
        const { manifest, path, spec: { storageClassName } } = claim;
        if (!storageClassName || find(claim)) continue;
        yield { manifest, field: `${path}.storageClassName`, got: storageClassName, allowed: names.join(', ') };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'storage-class/is-given',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must name a storage class where the cluster has no default class',
    why: `${PENDING}: no class that the Platform lists is the default. Claims that CDI completes take the default class for VMs too, others do not.`,
    fix: 'Write storageClassName, or mark the default class among the storageClasses of the Platform.',
    * check(manifests, cluster) {
      const { names, find } = classesOf(manifests, cluster);
      for (const claim of names.length ? claimsOf(manifests) : []) {
        const { manifest, path, spec: { storageClassName } } = claim;
        if (storageClassName !== undefined || find(claim)) continue;
        yield { manifest, field: `${path}.storageClassName`, allowed: names.join(', ') };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'storage-class/provisions-access-mode',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must have access modes that its storage class provisions',
    why: `${PENDING}: the provisioner of the class refuses what it cannot do.`,
    fix: 'Write an access mode that the class provisions, or name another class; live migration needs one with ReadWriteMany.',
    * check(manifests, cluster) {
      const { names, find } = classesOf(manifests, cluster);
      for (const claim of names.length ? claimsOf(manifests) : []) {
        const { manifest, path, spec: { accessModes = [] } } = claim;
        const { name, accessModes: provisioned } = find(claim) ?? {};
        const allowed: readonly string[] | undefined = provisioned;
        for (const [i, mode] of accessModes.entries()) {
          if (!allowed || allowed.includes(mode)) continue;
          yield { manifest, field: `${path}.accessModes[${i}]`, got: mode, allowed: `${allowed.join(', ')}, which ${name} provisions` };
        }
      }
    },
  }),
];

function classesOf(manifests: readonly Manifest[], { storageClasses }: Cluster): Classes {
  const made = storageClasses.length ? manifests.filter((manifest) => kindOf(manifest) === 'storage.k8s.io/StorageClass').map(classOf) : [];
  const classes = new Map([...storageClasses, ...made].map((known) => [known.name, known]));
  const usual = [...classes.values()].find(({ isDefault }) => isDefault);
  const forVirtualMachines = [...classes.values()].find(({ isDefaultVirt }) => isDefaultVirt) ?? usual;
  return {
    names: [...classes.keys()],
    find: ({ spec: { storageClassName }, completed }) => (
      storageClassName === undefined ? (completed ? forVirtualMachines : usual) : classes.get(storageClassName)
    ),
  };
}

function classOf({ metadata: { name = '', annotations = {} } }: Manifest): PlatformStorageClass {
  return { name, isDefault: annotations[DEFAULT] === 'true', isDefaultVirt: annotations[DEFAULT_VIRT] === 'true' };
}

/** A claim that chooses among existing volumes, or that the app has volumes for, needs no class that provisions. */
function claimsOf(manifests: readonly Manifest[]): Claim[] {
  const volumes = manifests.filter((manifest) => kindOf(manifest) === '/PersistentVolume');
  const prepared = new Set(volumes.map(({ spec }) => (spec as { readonly storageClassName?: string } | undefined)?.storageClassName));
  return manifests.flatMap(claimsIn).filter(({ spec: { volumeName, selector, storageClassName } }) => (
    !volumeName && !selector && !prepared.has(storageClassName)
  ));
}

function claimsIn(manifest: Manifest): Claim[] {
  if (kindOf(manifest) === '/PersistentVolumeClaim') {
    const { metadata: { labels = {} }, spec = {} } = manifest;
    return [{ manifest, path: 'spec', spec: spec as PersistentVolumeClaimSpec, completed: labels[RENDERED] === 'true' }];
  }
  return volumeImports(manifest).flatMap(({ target, path, metadata: { labels = {} } }) => (target ? [{
    manifest,
    path: `${path}.${target.stanza}`,
    spec: target.claim,
    completed: target.stanza === 'storage' || labels[RENDERED] === 'true',
  }] : []));
}
