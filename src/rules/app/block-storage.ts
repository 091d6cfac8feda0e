import { claimTemplatesIn } from '../../manifests/claim-templates';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { claimsIn } from '../../manifests/storage-claims';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface StorageClass extends Manifest { readonly provisioner?: unknown }

const SHARED = 'ReadWriteMany';
/** Provisioners whose volumes several nodes can have as devices, but not mount (`CapabilitiesByProvisionerKey` of CDI). */
const DEVICES = /^(?:(?:[\w-]+\.)?rbd\.csi\.ceph\.com|kubernetes\.io\/(?:rbd|aws-ebs|azure-disk)|ebs\.csi\.aws\.com|disk\.csi\.azure\.com)$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'block-storage/requires-block-to-share',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim that is ReadWriteMany must have volumeMode Block where its class provisions devices',
    why: 'Ceph RBD, EBS and Azure Disk give one device to several nodes, but no file system on it: the provisioner refuses the claim (multi node access modes are only supported on block volumes), '
      + 'and it stays pending. A claim without volumeMode has a file system.',
    fix: 'Write volumeMode: Block, which a disk of a VM takes as well, or use storage of a DataVolume without modes: CDI then chooses them.',
    * check(manifests) {
      const classes = new Map(ofKind<StorageClass>(manifests, 'storage.k8s.io/StorageClass').map((each) => [each.metadata.name, each]));
      if (!classes.size) return;
      for (const manifest of manifests) {
        for (const { path, spec, volumeMode } of [...claimsIn(manifest), ...claimTemplatesIn(manifest)]) {
          const { accessModes = [], storageClassName, volumeName } = spec;
          const other = storageClassName === undefined ? undefined : classes.get(storageClassName);
          const i = accessModes.indexOf(SHARED);
          if (!other || volumeName || volumeMode !== 'Filesystem' || i < 0 || !DEVICES.test(String(other.provisioner))) continue;
          const got = `${SHARED} with a file system of ${String(other.provisioner)}`;
          yield { manifest, other, field: `${path}.accessModes[${i}]`, got, allowed: `${SHARED} with volumeMode: Block, or ReadWriteOnce` };
        }
      }
    },
  }),
];
