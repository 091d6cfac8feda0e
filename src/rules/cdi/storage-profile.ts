import type { StorageProfile } from '../../../imports/cdi.kubevirt.io';
import { misspelt } from '../../kubernetes/closest-match';
import { listAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { knownClassesOf, storageClaimsOf, storageClassesOf } from '../../manifests/storage-claims';
import { hasKnownCapabilities } from '../../manifests/storage-provisioners';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KIND = 'cdi.kubevirt.io/StorageProfile';
/** What a StorageProfile may ask for, by field; its schema takes any text. */
const VALUES = { cloneStrategy: ['copy', 'snapshot', 'csi-clone'], dataImportCronSourceFormat: ['pvc', 'snapshot'] } as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'storage-profile/has-known-values',
    level: FindingLevel.ADVISED,
    subject: objectsOf<StorageProfile>(KIND),
    summary: 'The clone strategy and the source format of a StorageProfile must be ones that CDI knows',
    why: 'Its schema takes any text. CDI knows what to do with these only: clones wait, or golden images are kept in another form than is meant.',
    fix: 'Write one of the allowed values, or nothing for what CDI knows of the provisioner.',
    * check({ spec = {} }) {
      for (const [field, known] of Object.entries(VALUES)) {
        const got: unknown = spec[field as keyof typeof VALUES];
        if (got !== undefined && !known.some((value) => value === got)) yield { field: `spec.${field}`, got, allowed: known.join(', ') };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'storage-profile/references-class',
    level: FindingLevel.ADVISED,
    summary: 'A StorageProfile must have the name of a storage class of the cluster',
    why: 'CDI looks for the profile by the name of the class of a claim: nobody reads one of another name, and claims get the modes that CDI knows of the provisioner, or none.',
    fix: 'Write the name of the class, or add the class to storageClasses of the Platform.',
    * check(manifests, cluster) {
      const profiles = ofKind(manifests, KIND);
      if (!profiles.length) return;
      const { names } = storageClassesOf(manifests, cluster);
      const { names: known } = knownClassesOf(manifests, cluster);
      for (const manifest of profiles) {
        const { name: got = '' } = manifest.metadata;
        // Without a Platform there may be classes that the app does not make.
        if (!known.includes(got) && (names.length || misspelt(got, known))) yield { manifest, field: 'metadata.name', got, allowed: known.join(', ') };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'storage-profile/requires-property-sets',
    level: FindingLevel.ADVISED,
    summary: 'A claim without access modes must be of a class whose modes CDI knows',
    why: 'CDI takes the modes from the StorageProfile of the class. It knows them of some provisioners, of which this is none: the DataVolume waits for ever with ErrClaimNotValid (no '
      + 'accessMode specified in StorageProfile), unless somebody wrote claimPropertySets.',
    fix: 'Write accessModes and volumeMode of the claim, or the claimPropertySets of the StorageProfile that is named like the class.',
    upstream: ['cdi:late/access-modes-unknown-provisioner'],
    * check(manifests, cluster) {
      const unknown = new Map(ofKind<Manifest & { readonly provisioner?: unknown }>(manifests, 'storage.k8s.io/StorageClass')
        .filter((manifest) => typeof manifest.provisioner === 'string' && !hasKnownCapabilities(manifest))
        .map((manifest) => [manifest.metadata.name, manifest]));
      if (!unknown.size) return;
      for (const profile of ofKind(manifests, KIND)) if (listAt(profile, 'spec', 'claimPropertySets').length) unknown.delete(profile.metadata.name);
      const { find } = knownClassesOf(manifests, cluster);
      for (const { manifest, path, spec, completed } of storageClaimsOf(manifests)) {
        if (!completed || spec.accessModes?.length) continue;
        const other = unknown.get(find({ spec, completed })?.name);
        if (!other) continue;
        const { provisioner, metadata: { name } } = other;
        const got = `none, on class ${name} of ${String(provisioner)}`;
        yield { manifest, other, field: `${path}.accessModes`, got, allowed: `access modes, or a StorageProfile ${name} with claimPropertySets` };
      }
    },
  }),
];
