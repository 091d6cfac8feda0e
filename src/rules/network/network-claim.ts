import type { ClaimRequest } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { vmi } from '../subjects/vmi';

const GATE = 'NetworkDevicesWithDRA';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dra-network/requires-gate',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: GATE,
    summary: 'Networks from resource claims are an experiment',
    upstream: ['dranet/gate'],
    * check(guest) {
      for (const { field, claim } of claims(guest)) yield { field, reported: 'networks', got: claim };
    },
  }),
  defineRule({
    id: 'dra-network/excludes-multus',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Networks from resource claims exclude multus networks',
    why: 'The webhook refuses a guest that gets network devices both ways.',
    fix: 'Use either multus networks or resource claims for all secondary networks.',
    upstream: ['dranet/mixed-with-multus'],
    * check(guest, { enabledFeatureGates }) {
      if (!enabledFeatureGates.includes(GATE) || !usesMultus(guest)) return;
      for (const { field, name } of claims(guest)) {
        yield { field, reported: 'networks', got: `network ${name} beside a multus network`, allowed: 'no multus network in the same guest' };
      }
    },
  }),
  claimRule({
    id: 'dra-network/requires-sriov-or-plugin',
    level: FindingLevel.REJECTED,
    summary: 'A network device from a resource claim is bound by sriov or by a plugin',
    why: 'Nothing else hands such a device to the guest: the webhook refuses other bindings.',
    fix: 'Write sriov: {} or binding on the interface of this name.',
    upstream: ['dranet/interface-binding'],
    * check(guest) {
      const interfaces = guest.spec.domain.devices?.interfaces ?? [];
      for (const { name } of claims(guest)) {
        const i = interfaces.findIndex((entry) => entry.name === name);
        if (i < 0 || interfaces[i].sriov || interfaces[i].binding) continue;
        const field = `domain.devices.interfaces[${i}]`;
        yield { field, reported: 'domain.devices.interfaces', got: `${name} has neither`, allowed: 'sriov or binding' };
      }
    },
  }),
  claimRule({
    id: 'dra-network/requires-claim-and-request',
    level: FindingLevel.REJECTED,
    summary: 'A network from a resource claim names the claim and the request in it',
    why: 'The webhook refuses an empty claimName or requestName.',
    fix: 'Write both.',
    upstream: ['dranet/claim-name', 'dranet/request-name'],
    * check(guest) {
      for (const { field, claim } of claims(guest)) {
        for (const key of ['claimName', 'requestName'] as const) {
          if (!claim[key]) yield { field: `${field}.${key}`, got: claim[key], allowed: key === 'claimName' ? 'the name of a claim' : 'the name of a request' };
        }
      }
    },
  }),
  claimRule({
    id: 'dra-network/references-declared-claim',
    level: FindingLevel.REJECTED,
    summary: 'A network refers to a claim that the guest declares',
    why: 'The webhook refuses a claimName that no entry of resourceClaims has.',
    fix: 'Declare the claim under resourceClaims, or write the name of one that is declared.',
    upstream: ['dranet/claim-not-declared'],
    * check(guest) {
      const declared = (guest.spec.resourceClaims ?? []).map(({ name }) => name);
      for (const { field, claim: { claimName = '', requestName } } of claims(guest)) {
        if (!claimName || !requestName || declared.includes(claimName)) continue;
        yield {
          field: `${field}.claimName`,
          got: claimName,
          allowed: declared.length ? `the name of a claim: ${declared.join(', ')}` : 'the name of a claim; there are no resourceClaims',
        };
      }
    },
  }),
  claimRule({
    id: 'dra-network/has-unique-request',
    level: FindingLevel.REJECTED,
    summary: 'No two networks share a request of a claim',
    why: 'A request stands for one device: the webhook refuses a second network with the same claimName and requestName.',
    fix: 'Refer to another request, or remove this network and its interface.',
    upstream: ['dranet/duplicate-pair'],
    * check(guest) {
      const all = [...claims(guest)];
      for (const i of repeated(all, ({ claim }) => (claim.claimName && claim.requestName ? `${claim.claimName}/${claim.requestName}` : undefined))) {
        const { field, claim } = all[i];
        yield { field, reported: field.replace(/\.resourceClaim$/, ''), got: claim, allowed: 'a pair that no other network has' };
      }
    },
  }),
];

/** What upstream judges only where the gate is on and nothing comes from multus. */
function claimRule(rule: Parameters<typeof guestRule>[0]): ObjectRule {
  return guestRule({
    ...rule,
    * check(guest, cluster) {
      if (cluster.enabledFeatureGates.includes(GATE) && !usesMultus(guest)) yield* rule.check(guest, cluster);
    },
  });
}

function usesMultus({ spec: { networks = [] } }: Vmi): boolean {
  return networks.some(({ multus }) => multus !== undefined);
}

function* claims({ spec: { networks = [] } }: Vmi): Iterable<{ field: string; name: string; claim: ClaimRequest }> {
  for (const [i, { name, resourceClaim }] of networks.entries()) {
    if (resourceClaim) yield { field: `networks[${i}].resourceClaim`, name, claim: resourceClaim };
  }
}
