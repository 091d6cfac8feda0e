import { fieldOf } from '../../kubernetes/field-path';
import { claimTemplatesIn } from '../../manifests/claim-templates';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { claimsIn, storageClassesOf } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** What marks the class of claims that name none, and that of VMs' disks. */
const DEFAULTS = ['storageclass.kubernetes.io/is-default-class', 'storageclass.kubevirt.io/is-default-virt-class'] as const;
const PENDING = 'The object is admitted, its claim stays pending, and a VM that uses it never starts';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'storage-class/is-known',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must name a storage class of the cluster',
    why: `${PENDING}: there is nothing that provisions a class that the Platform does not list and the app does not make.`,
    fix: 'Correct the name, or add the class to storageClasses of the Platform.',
    upstream: ['cdi:late/storage-class-missing'],
    * check(manifests, cluster) {
      for (const { manifest, path, spec: { storageClassName }, names, storageClass } of judgedClaims(manifests, cluster)) {
        if (!storageClassName || storageClass) continue;
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
      for (const { manifest, path, spec: { storageClassName }, names, storageClass } of judgedClaims(manifests, cluster)) {
        if (storageClassName !== undefined || storageClass) continue;
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
      for (const { manifest, path, spec, storageClass } of judgedClaims(manifests, cluster)) {
        const { accessModes = [] } = spec;
        const { name, accessModes: provisioned } = storageClass ?? {};
        const allowed: readonly string[] | undefined = provisioned;
        for (const [i, mode] of accessModes.entries()) {
          if (!allowed || allowed.includes(mode)) continue;
          // Many drivers share a block device among nodes, but not a file system.
          const level = spec.volumeMode === 'Block' ? { level: FindingLevel.ADVISED } : {};
          yield { manifest, field: `${path}.accessModes[${i}]`, got: mode, allowed: `${allowed.join(', ')}, which ${name} provisions`, ...level };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'storage-class/provisions-volume-mode',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must have a volume mode that its storage class provisions',
    why: `${PENDING}: the provisioner of the class refuses what it cannot do.`,
    fix: 'Write a volume mode that the class provisions, or name another class. A PersistentVolumeClaim without volumeMode has a filesystem.',
    * check(manifests, cluster) {
      for (const { manifest, path, volumeMode: got, storageClass } of judgedClaims(manifests, cluster)) {
        const { name, volumeModes } = storageClass ?? {};
        const allowed: readonly string[] | undefined = volumeModes;
        if (!got || !allowed || allowed.includes(got)) continue;
        yield { manifest, field: `${path}.volumeMode`, got, allowed: `${allowed.join(', ')}, which ${name} provisions` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'storage-class/is-unique-default',
    level: FindingLevel.ADVISED,
    summary: 'Only one StorageClass must be the default one, and one the default for VMs',
    why: 'Kubernetes and CDI admit several and take the one that was created last, or the first by name of those: which it is depends on the order of creation.',
    fix: 'Keep the annotation on one class.',
    * check(manifests) {
      const classes = ofKind(manifests, 'storage.k8s.io/StorageClass');
      for (const annotation of DEFAULTS) {
        const [other, ...more] = classes.filter(({ metadata: { annotations } }) => annotations?.[annotation] === 'true');
        for (const manifest of more) {
          yield { manifest, other, field: fieldOf('metadata.annotations', annotation), got: 'true', allowed: `nothing, as ${other.metadata.name} has it` };
        }
      }
    },
  }),
];

/** The claims that are provisioned, each with its class if that is one of the known ones; none where no class is known. */
function* judgedClaims(manifests: readonly Manifest[], cluster: Cluster) {
  const { names, find } = storageClassesOf(manifests, cluster);
  if (!names.length) return;
  for (const claim of provisionedClaims(manifests)) yield { ...claim, names, storageClass: find(claim) };
}

/** A claim that chooses among existing volumes, or that the app has volumes for, needs no class that provisions. */
function provisionedClaims(manifests: readonly Manifest[]): StorageClaim[] {
  const volumes = ofKind(manifests, '/PersistentVolume');
  const prepared = new Set(volumes.map(({ spec }) => (spec as { readonly storageClassName?: string } | undefined)?.storageClassName));
  return manifests.flatMap((manifest) => [...claimsIn(manifest), ...claimTemplatesIn(manifest)]).filter(({ spec: { volumeName, selector, storageClassName } }) => (
    !volumeName && !selector && !prepared.has(storageClassName)
  ));
}
