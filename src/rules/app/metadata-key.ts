import { closestMatch, slipsIn } from '../../kubernetes/closest-match';
import { fieldOf } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import { isMapping } from '../../kubernetes/is-mapping';
import { oncePer } from '../../kubernetes/recall';
import { remembered } from '../../kubernetes/remembered';
import { oncePerShared } from '../../kubernetes/shared';
import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { oncePerInput } from '../../manifests/once-per-input';
import { sectionOf, WELL_KNOWN_KEYS } from '../../manifests/well-known-keys';
import type { Section } from '../../manifests/well-known-keys';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const SECTIONS: readonly Section[] = ['labels', 'annotations'];
/** The metadata of an object, and of those that are made from it. */
const METADATA = fieldsAt(
  'metadata', 'spec.template.metadata', 'spec.jobTemplate.spec.template.metadata', 'spec.dataVolumeTemplates[].metadata', 'spec.volumeClaimTemplates[].metadata',
  'spec.virtualMachineTemplate.metadata', 'spec.virtualMachineTemplate.spec.template.metadata', 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[].metadata',
);
/** Instancetypes and preferences give annotations to guests. */
const OF_GUESTS = fieldsAt('metadata', 'spec');
/** From so many characters on the same name below another domain is no coincidence. */
const LONG = 8;
/** Domains that are taken for one another. */
const FAMILY = /(?:^|\.)(?:k8s|kubernetes|kubevirt|cncf|argoproj|fluxcd|velero)\.io$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'metadata-key/is-known',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A label or an annotation that a program reads must be spelt as it reads it',
    why: 'Nothing reads a misspelt one, and nothing says so: it has no effect.',
    fix: 'Correct the key, or use a domain of your own for what only you read.',
    * check(manifests, cluster) {
      for (const { manifest, field, key: got } of notedKeys(manifests, cluster)) {
        const allowed = meantBy(got);
        if (allowed) yield { manifest, field, got, allowed };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'metadata-key/fits-section',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'What is read as a label must not be an annotation, nor the other way round',
    why: 'Nothing looks for it there, and nothing says so: it has no effect.',
    fix: 'Move it to the other section.',
    * check(manifests, cluster) {
      for (const { manifest, field, key: got, section, isInBoth } of notedKeys(manifests, cluster)) {
        const right = sectionOf(got);
        if (right && right !== section && !isInBoth) yield { manifest, field, got, allowed: `metadata.${right}` };
      }
    },
  }),
];

interface Entries { readonly [key: string]: unknown }

/** A key about which there is something to say. */
interface NotedKey {
  readonly manifest: Manifest;
  readonly field: string;
  readonly key: string;
  readonly section: Section;
  /** Whether the other section has it as well. */
  readonly isInBoth: boolean;
}

/** The keys that are misspelt, and those that only one section is read for. */
const notedIn = oncePerShared((entries: Entries) => Object.keys(entries).filter((key) => meantBy(key) || sectionOf(key)));

const notedOf = oncePer((manifest: Manifest): NotedKey[] => {
  const metadata = groupOf(manifest) === 'instancetype.kubevirt.io' ? OF_GUESTS : METADATA;
  return metadata(manifest).flatMap(({ field, value }) => SECTIONS.flatMap((section, i) => {
    const sibling = entriesOf(value, SECTIONS[1 - i]);
    return notedIn(entriesOf(value, section)).map((key) => ({
      manifest, field: fieldOf(`${field}.${section}`, key), key, section, isInBoth: sibling[key] !== undefined,
    }));
  }));
});

const notedKeys = oncePerInput((manifests): readonly NotedKey[] => manifests.flatMap(notedOf));

function entriesOf(metadata: unknown, section: Section): Entries {
  const entries = isMapping(metadata) ? metadata[section] : undefined;
  return isMapping(entries) ? entries : {};
}

/** The key that is meant by one that is misspelt, or that has the domain of a neighbour of what users write. */
const meantBy = remembered((key): string => {
  const [domain, name = ''] = key.split('/', 2);
  if (!name || WELL_KNOWN_KEYS.has(key)) return '';
  const misspelt = closestMatch(key, [...WELL_KNOWN_KEYS], slipsIn(name));
  if (misspelt || name.length < LONG || !FAMILY.test(domain)) return misspelt ?? '';
  return closestMatch(key, [...WELL_KNOWN_KEYS].filter((known) => known.endsWith(`/${name}`) && sectionOf(known)), domain.length) ?? '';
});
