import { DNS_LABEL_WORDS, DNS_SUBDOMAIN_WORDS, isDnsLabel, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const SOURCES = ['resourceClaimName', 'resourceClaimTemplateName'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'resource-claim/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The name of a resource claim is a DNS label',
    why: 'The launcher pod takes it over: KubeVirt refuses what RFC 1123 does not allow there.',
    fix: 'Write it in lower case, with - for every other character.',
    upstream: ['dra/resource-claim-name-required', 'dra/resource-claim-name-format'],
    * check({ spec: { resourceClaims = [] } }) {
      for (const [i, { name }] of resourceClaims.entries()) {
        if (!isDnsLabel(name)) yield { field: `resourceClaims[${i}].name`, got: name, allowed: DNS_LABEL_WORDS };
      }
    },
  }),
  defineRule({
    id: 'resource-claim/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A resource claim names either a claim or a template',
    why: 'KubeVirt refuses an entry with none or both.',
    fix: 'Write resourceClaimName for a claim that exists, resourceClaimTemplateName for one made for each guest.',
    upstream: ['dra/resource-claim-both-sources', 'dra/resource-claim-no-source'],
    * check({ spec: { resourceClaims = [] } }) {
      for (const [i, claim] of resourceClaims.entries()) {
        const found = SOURCES.filter((source) => claim[source] !== undefined);
        if (found.length !== 1) yield { field: `resourceClaims[${i}]`, got: found, allowed: `exactly one of ${SOURCES.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'resource-claim/has-valid-reference',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A resource claim refers to a name that a claim or template can have',
    why: 'KubeVirt refuses a name that no object can have.',
    fix: 'Write the metadata.name of the ResourceClaim or ResourceClaimTemplate.',
    upstream: ['dra/resource-claim-ref-format', 'dra/resource-claim-template-format'],
    * check({ spec: { resourceClaims = [] } }) {
      for (const [i, claim] of resourceClaims.entries()) {
        for (const source of SOURCES) {
          const name = claim[source];
          if (name !== undefined && !isDnsSubdomain(name)) {
            yield { field: `resourceClaims[${i}].${source}`, got: name, allowed: DNS_SUBDOMAIN_WORDS };
          }
        }
      }
    },
  }),
];
