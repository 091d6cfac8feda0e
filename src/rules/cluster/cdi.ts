import type { CDI } from '../../../imports/cdi.kubevirt.io';
import { closestMatch } from '../../kubernetes/closest-match';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { knownClassesOf, storageClassesOf } from '../../manifests/storage-claims';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KIND = 'cdi.kubevirt.io/CDI';
const HONOR = 'HonorWaitForFirstConsumer';
/** `pkg/feature-gates` of CDI v1.62 to v1.66; since v1.66 `config.webhookPvcRendering` decides about the last. */
const GATES: readonly string[] = [HONOR, 'DataVolumeClaimAdoption', 'WebhookPvcRendering'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'cdi/has-known-gates',
    level: FindingLevel.ADVISED,
    subject: objectsOf<CDI>(KIND),
    summary: 'A feature gate of the CDI CR must be one that CDI has',
    why: 'CDI takes any name and ignores those that it does not know: the feature stays off.',
    fix: 'Correct the name, or remove it.',
    * check({ spec }) {
      for (const [i, got] of (spec.config?.featureGates ?? []).entries()) {
        if (GATES.includes(got)) continue;
        const meant = closestMatch(got, GATES);
        yield { field: `spec.config.featureGates[${i}]`, got, allowed: GATES.join(', '), ...meant ? { fix: `Did you mean ${meant}?` } : {} };
      }
    },
  }),
  defineRule({
    id: 'cdi/has-valid-registries',
    level: FindingLevel.ADVISED,
    subject: objectsOf<CDI>(KIND),
    summary: 'An insecure registry of the CDI CR must be a host, with its port where it has one',
    why: 'CDI compares it with the host of a URL as text (`IsInsecureTLS`): with a scheme or a path it is never equal, and the import fails at the certificate of the registry.',
    fix: 'Write registry.example.com:5000.',
    * check({ spec }) {
      for (const [i, got] of (spec.config?.insecureRegistries ?? []).entries()) {
        if (got.includes('/')) yield { field: `spec.config.insecureRegistries[${i}]`, got, allowed: 'a host and port, without a scheme and a path' };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'cdi/is-unique',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A cluster must not have more than one CDI CR',
    why: 'The API server takes a second one. The operator reports it as unwanted, sets its phase to Error, and reads nothing of it.',
    fix: 'Merge it into the first one.',
    * check(manifests) {
      // Two of one name are told as such.
      const [first, ...others] = new Map(ofKind(manifests, KIND).map((manifest) => [manifest.metadata.name, manifest])).values();
      for (const manifest of others) yield { manifest, other: first, field: 'metadata.name', got: manifest.metadata.name, allowed: `one CDI CR: ${first.metadata.name} is there` };
    },
  }),
  defineCrossObjectRule({
    id: 'cdi/requires-first-consumer-gate',
    level: FindingLevel.ADVISED,
    summary: `The CDI CR must list ${HONOR} where storage classes wait for their first consumer`,
    why: 'The CR that CDI ships lists it; one without takes it away. The importer is then the first consumer, and the disk is bound to the node that it happens to run on: a VM that must be '
      + 'elsewhere does not start.',
    fix: `Write featureGates: [${HONOR}] below spec.config.`,
    * check(manifests, cluster) {
      const { classes } = knownClassesOf(manifests, cluster);
      const waiting = classes.find(({ waitsForFirstConsumer }) => waitsForFirstConsumer);
      if (!waiting) return;
      for (const manifest of ofKind<Manifest & CDI>(manifests, KIND)) {
        const gates = manifest.spec.config?.featureGates ?? [];
        if (gates.includes(HONOR)) continue;
        yield { manifest, field: 'spec.config.featureGates', got: gates, allowed: `${HONOR}, as class ${waiting.name} waits for its first consumer` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'cdi/references-storage-class',
    level: FindingLevel.ADVISED,
    summary: 'The class of the claims that imports unpack into must be one of the cluster',
    why: 'CDI leaves out a scratchSpaceStorageClass that there is not, without a word, and takes the default class of the cluster, or that of the disk.',
    fix: 'Correct the name, or add the class to storageClasses of the Platform.',
    * check(manifests, cluster) {
      const { names } = storageClassesOf(manifests, cluster);
      for (const manifest of names.length ? ofKind<Manifest & CDI>(manifests, KIND) : []) {
        const { scratchSpaceStorageClass: got } = manifest.spec.config ?? {};
        if (got && !names.includes(got)) yield { manifest, field: 'spec.config.scratchSpaceStorageClass', got, allowed: names.join(', ') };
      }
    },
  }),
];
