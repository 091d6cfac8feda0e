import type { VirtualMachineInstanceResourceClaim } from '../../../imports/kubevirt.io';
import { DNS_LABEL_WORDS, DNS_SUBDOMAIN_WORDS, isDnsLabel, isDnsSubdomain } from '../../kubernetes/dns-name';
import { isBefore, isOlder } from '../../manifests/by-release';
import type { Cluster } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule, Violation } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const SOURCES = ['resourceClaimName', 'resourceClaimTemplateName'] as const;

const resourceClaim: Subject<VirtualMachineInstanceResourceClaim> = partsOf(vmi, ({ spec: { resourceClaims = [] } }) => (
  resourceClaims.map((value, i) => ({ value, path: `resourceClaims[${i}]` }))
));

type Check = (claim: VirtualMachineInstanceResourceClaim) => Iterable<Violation>;

/** What the rules say of 1.8. */
const BEFORE = { 1.9: 'KubeVirt admits it, and Kubernetes 1.34 or later refuses the launcher pod: the VM never starts' };

/** KubeVirt 1.8 hands claims to the launcher pod as they are; a Kubernetes before 1.34 drops them there. */
function byRelease(check: Check): (claim: VirtualMachineInstanceResourceClaim, cluster: Cluster) => Iterable<Violation> {
  return function* (claim, cluster) {
    const isAdmitted = isBefore('1.9', cluster);
    if (isAdmitted && isOlder('kubernetes', '1.34', cluster.releases)) return;
    for (const violation of check(claim)) yield isAdmitted ? { ...violation, level: FindingLevel.UNSTARTABLE } : violation;
  };
}

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'resource-claim/has-valid-name',
    level: FindingLevel.REJECTED,
    since: '1.8',
    before: BEFORE,
    subject: resourceClaim,
    summary: 'The name of a resource claim must be a DNS label',
    why: 'The launcher pod takes it over: KubeVirt refuses what RFC 1123 does not allow there.',
    fix: 'Write it in lower case, with - for every other character.',
    upstream: ['dra/resource-claim-name-required', 'dra/resource-claim-name-format'],
    check: byRelease(function* ({ name }) {
      if (!isDnsLabel(name)) yield { field: 'name', got: name, allowed: DNS_LABEL_WORDS };
    }),
  }),
  defineRule({
    id: 'resource-claim/requires-one-source',
    level: FindingLevel.REJECTED,
    since: '1.8',
    before: BEFORE,
    subject: resourceClaim,
    summary: 'A resource claim must name either a claim or a template',
    why: 'KubeVirt refuses an entry with none or both.',
    fix: 'Write resourceClaimName for a claim that exists, resourceClaimTemplateName for one made for each guest.',
    upstream: ['dra/resource-claim-both-sources', 'dra/resource-claim-no-source'],
    check: byRelease(function* (claim) {
      const found = SOURCES.filter((source) => claim[source] !== undefined);
      if (found.length !== 1) yield { field: '', got: found, allowed: `exactly one of ${SOURCES.join(', ')}` };
    }),
  }),
  defineRule({
    id: 'resource-claim/has-valid-reference',
    level: FindingLevel.REJECTED,
    since: '1.8',
    before: BEFORE,
    subject: resourceClaim,
    summary: 'A resource claim must refer to a name that a claim or template can have',
    why: 'KubeVirt refuses a name that no object can have.',
    fix: 'Write the metadata.name of the ResourceClaim or ResourceClaimTemplate.',
    upstream: ['dra/resource-claim-ref-format', 'dra/resource-claim-template-format'],
    check: byRelease(function* (claim) {
      for (const source of SOURCES) {
        const name = claim[source];
        if (name !== undefined && !isDnsSubdomain(name)) yield { field: source, got: name, allowed: DNS_SUBDOMAIN_WORDS };
      }
    }),
  }),
];
