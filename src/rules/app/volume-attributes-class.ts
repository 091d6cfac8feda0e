import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { storageClaimsOf, knownClassesOf } from '../../manifests/storage-claims';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface VolumeAttributesClass extends Manifest {
  readonly driverName?: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'volume-attributes-class/matches-storage-class',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The VolumeAttributesClass of a claim must be of the driver that is the provisioner of its storage class',
    why: 'The object is admitted, its claim stays pending, and a VM that uses it never starts: the provisioner makes no volume with a VolumeAttributesClass of '
      + 'another driver (external-provisioner v6: which does not match driver name).',
    fix: 'Name a VolumeAttributesClass or a storage class of the same driver.',
    * check(manifests, cluster) {
      const drivers = new Map(ofKind(manifests, 'storage.k8s.io/VolumeAttributesClass')
        .map((manifest) => [manifest.metadata.name, manifest as VolumeAttributesClass]));
      if (!drivers.size) return;
      const { find } = knownClassesOf(manifests, cluster);
      const provisioners = new Map(ofKind(manifests, 'storage.k8s.io/StorageClass')
        .map(({ metadata, provisioner }: Manifest & { readonly provisioner?: string }) => [metadata.name, provisioner]));
      for (const claim of storageClaimsOf(manifests)) {
        const { manifest, path, spec: { volumeAttributesClassName: got } } = claim;
        const other = got ? drivers.get(got) : undefined;
        const storageClass = other && find(claim);
        const provisioner = storageClass && provisioners.get(storageClass.name);
        if (!other?.driverName || !provisioner || other.driverName === provisioner) continue;
        const field = `${path}.volumeAttributesClassName`;
        yield { manifest, other, field, got: `${got} of ${other.driverName}`, allowed: `one of ${provisioner}, the provisioner of ${storageClass.name}` };
      }
    },
  }),
];
