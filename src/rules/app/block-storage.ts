import { claimTemplatesIn } from '../../manifests/claim-templates';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { claimsIn } from '../../manifests/storage-claims';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface StorageClass extends Manifest {
  readonly provisioner?: unknown;
  readonly parameters?: { readonly migratable?: unknown };
}

/** A claim that several nodes may have, and the class of the app that provisions it. */
interface SharedClaim {
  readonly manifest: Manifest;
  readonly other: StorageClass;
  readonly field: string;
  readonly volumeMode?: string;
}

const SHARED = 'ReadWriteMany';
/** Provisioners whose volumes several nodes can have as devices, but not mount (`CapabilitiesByProvisionerKey` of CDI). */
const DEVICES = /^(?:(?:[\w-]+\.)?rbd\.csi\.ceph\.com|kubernetes\.io\/(?:rbd|aws-ebs|azure-disk)|ebs\.csi\.aws\.com|disk\.csi\.azure\.com)$/;
const LONGHORN = 'driver.longhorn.io';
/** What Longhorn reads as true (`strconv.ParseBool`). */
const TRUE = /^(?:1|t|T|true|TRUE|True)$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'block-storage/requires-block-to-share',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim that is ReadWriteMany must have volumeMode Block where its class provisions devices',
    why: 'Ceph RBD, EBS and Azure Disk give one device to several nodes, but no file system on it: the provisioner refuses the claim (multi node access modes are only supported on block volumes), '
      + 'and it stays pending. A claim without volumeMode has a file system.',
    fix: 'Write volumeMode: Block, which a disk of a VM takes as well, or use storage of a DataVolume without modes: CDI then chooses them.',
    * check(manifests, cluster) {
      for (const { volumeMode, ...found } of sharedClaims(manifests, cluster)) {
        if (volumeMode !== 'Filesystem' || !DEVICES.test(String(found.other.provisioner))) continue;
        const got = `${SHARED} with a file system of ${String(found.other.provisioner)}`;
        yield { ...found, got, allowed: `${SHARED} with volumeMode: Block, or ReadWriteOnce` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'block-storage/requires-migratable-longhorn',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim of Longhorn that is ReadWriteMany and Block must be of a class with migratable: "true"',
    why: 'Longhorn shares other volumes by NFS, which has no devices: the claim is bound, and then no pod gets it. Only a migratable volume is a device on two nodes for the time of a live migration.',
    fix: 'Write parameters: {migratable: "true"} into the StorageClass, or a class that has it into the claim.',
    * check(manifests, cluster) {
      for (const { volumeMode, ...found } of sharedClaims(manifests, cluster)) {
        if (volumeMode !== 'Block' || found.other.provisioner !== LONGHORN || isMigratable(found.other)) continue;
        yield { ...found, got: `${SHARED} with volumeMode: Block of class ${found.other.metadata.name}`, allowed: 'a class with migratable: "true", or ReadWriteOnce' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'block-storage/avoids-migratable-file-system',
    level: FindingLevel.ADVISED,
    summary: 'A claim of Longhorn that is ReadWriteMany and has a file system must not be of a class with migratable: "true"',
    why: 'Longhorn does not share a migratable volume by NFS: its file system is mounted on one node at a time. A second pod, and the target of a live migration, waits for it for ever (invalid controller count).',
    fix: 'Write volumeMode: Block for the disk of a VM, or name a class without migratable for what several pods mount.',
    * check(manifests, cluster) {
      for (const { volumeMode, ...found } of sharedClaims(manifests, cluster)) {
        if (volumeMode !== 'Filesystem' || found.other.provisioner !== LONGHORN || !isMigratable(found.other)) continue;
        yield { ...found, got: `${SHARED} with a file system of class ${found.other.metadata.name}, which is migratable`, allowed: `${SHARED} with volumeMode: Block, or a class without migratable` };
      }
    },
  }),
];

/** The claims that are to be on several nodes at once, of classes that the app makes. */
const sharedClaims = oncePerInput((manifests): readonly SharedClaim[] => {
  const classes = new Map(ofKind<StorageClass>(manifests, 'storage.k8s.io/StorageClass').map((each) => [each.metadata.name, each]));
  if (!classes.size) return [];
  const claims = manifests.flatMap((manifest) => [...claimsIn(manifest), ...claimTemplatesIn(manifest)].map((claim) => ({ ...claim, manifest })));
  return claims.flatMap(({ manifest, path, spec: { accessModes = [], storageClassName, volumeName }, volumeMode }): SharedClaim[] => {
    const other = storageClassName === undefined ? undefined : classes.get(storageClassName);
    const i = accessModes.indexOf(SHARED);
    return other && !volumeName && i >= 0 ? [{ manifest, other, field: `${path}.accessModes[${i}]`, volumeMode }] : [];
  });
});

function isMigratable({ parameters }: StorageClass): boolean {
  return TRUE.test(String(parameters?.migratable));
}
