import { closestMatch } from '../../kubernetes/closest-match';
import { fieldOf } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import { isMapping } from '../../kubernetes/is-mapping';
import { remembered } from '../../kubernetes/remembered';
import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { sectionOf, WELL_KNOWN_KEYS } from '../../manifests/well-known-keys';
import type { Section } from '../../manifests/well-known-keys';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, CrossObjectViolation } from '../rule';

const SECTIONS: readonly Section[] = ['labels', 'annotations'];
/** The metadata of an object, and of those that are made from it. */
const METADATA = fieldsAt(
  'metadata', 'spec.template.metadata', 'spec.jobTemplate.spec.template.metadata', 'spec.dataVolumeTemplates[].metadata', 'spec.volumeClaimTemplates[].metadata',
  'spec.virtualMachineTemplate.metadata', 'spec.virtualMachineTemplate.spec.template.metadata', 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[].metadata',
);
/** Instancetypes and preferences give annotations to guests. */
const OF_GUESTS = fieldsAt('metadata', 'spec');
/** So many edits are a mistake in a long name, and one in a short one; another domain with the same name is one where the name is long. */
const [LONG, MOST_EDITS] = [8, 2];
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
    check: (manifests) => eachKey(manifests, (key) => meantBy(key) || undefined),
  }),
  defineCrossObjectRule({
    id: 'metadata-key/fits-section',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'What is read as a label must not be an annotation, nor the other way round',
    why: 'Nothing looks for it there, and nothing says so: it has no effect.',
    fix: 'Move it to the other section.',
    check: (manifests) => eachKey(manifests, (key, section, sibling) => {
      const right = sectionOf(key);
      return right && right !== section && sibling[key] === undefined ? `metadata.${right}` : undefined;
    }),
  }),
];

interface Entries { readonly [key: string]: unknown }

type Judge = (key: string, section: Section, sibling: Entries) => string | undefined;

/** What is wrong with the keys in all metadata, as far as `allowedFor` says what to write. */
function* eachKey(manifests: readonly Manifest[], allowedFor: Judge): Iterable<CrossObjectViolation> {
  for (const manifest of manifests) {
    const metadata = groupOf(manifest) === 'instancetype.kubevirt.io' ? OF_GUESTS : METADATA;
    for (const { field, value } of metadata(manifest)) {
      for (const [i, section] of SECTIONS.entries()) {
        const entries = entriesOf(value, section);
        const sibling = entriesOf(value, SECTIONS[1 - i]);
        for (const key of Object.keys(entries)) {
          const allowed = allowedFor(key, section, sibling);
          if (allowed) yield { manifest, field: fieldOf(`${field}.${section}`, key), got: key, allowed };
        }
      }
    }
  }
}

function entriesOf(metadata: unknown, section: Section): Entries {
  const entries = isMapping(metadata) ? metadata[section] : undefined;
  return isMapping(entries) ? entries : {};
}

/** The key that is meant by one that is misspelt, or that has the domain of a neighbour of what users write. */
const meantBy = remembered((key): string => {
  const [domain, name = ''] = key.split('/', 2);
  if (!name || WELL_KNOWN_KEYS.has(key)) return '';
  const misspelt = closestMatch(key, [...WELL_KNOWN_KEYS], name.length < LONG ? 1 : MOST_EDITS);
  if (misspelt || name.length < LONG || !FAMILY.test(domain)) return misspelt ?? '';
  return closestMatch(key, [...WELL_KNOWN_KEYS].filter((known) => known.endsWith(`/${name}`) && sectionOf(known)), domain.length) ?? '';
});
