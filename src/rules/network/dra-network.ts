import type { ClaimRequest } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Part, Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const GATE = 'NetworkDevicesWithDRA';

interface NetworkClaim {
  readonly claim: ClaimRequest;
  /** The name of the network that comes from it. */
  readonly network: string;
  readonly vmi: Vmi;
}

/** Every resource claim of a network. Upstream reports the list of networks. */
const anyClaim: Subject<NetworkClaim> = partsOf(vmi, (value) => claimsOf(value).map((claim) => ({ ...claim, reported: 'networks' })));
/** The guests at whose claims upstream looks closer: the gate is on, and no network comes from multus. */
const claimingVmi: Subject<Vmi> = partsOf(vmi, (value, { enabledFeatureGates }) => (
  enabledFeatureGates.includes(GATE) && !usesMultus(value) ? [{ value, path: '' }] : []
));
const judgedClaim: Subject<NetworkClaim> = partsOf(claimingVmi, claimsOf);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dra-network/requires-gate',
    level: FindingLevel.REJECTED,
    since: '1.9',
    gate: GATE,
    subject: anyClaim,
    summary: 'A network must not come from a resource claim while the feature gate of such networks is off',
    upstream: ['dranet/gate'],
    * check({ claim }) {
      yield { field: '', got: claim };
    },
  }),
  defineRule({
    id: 'dra-network/excludes-multus',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: anyClaim,
    summary: 'A guest must not have networks from resource claims beside multus networks',
    why: 'KubeVirt refuses a guest that gets network devices both ways.',
    fix: 'Use either multus networks or resource claims for all secondary networks.',
    upstream: ['dranet/mixed-with-multus'],
    * check({ network, vmi: guest }, { enabledFeatureGates }) {
      if (!enabledFeatureGates.includes(GATE) || !usesMultus(guest)) return;
      yield { field: '', got: `network ${network} beside a multus network`, allowed: 'no multus network in the same guest' };
    },
  }),
  defineRule({
    id: 'dra-network/requires-sriov-or-plugin',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: claimingVmi,
    summary: 'The interface of a network from a resource claim must be bound by sriov or by a plugin',
    why: 'Nothing else hands such a device to the guest: KubeVirt refuses other bindings.',
    fix: 'Write sriov: {} or binding on the interface of this name.',
    upstream: ['dranet/interface-binding'],
    * check(guest) {
      const interfaces = guest.spec.domain.devices?.interfaces ?? [];
      for (const { value: { network } } of claimsOf(guest)) {
        const i = interfaces.findIndex(({ name }) => name === network);
        if (i < 0 || interfaces[i].sriov || interfaces[i].binding) continue;
        const list = 'domain.devices.interfaces';
        yield { field: `${list}[${i}]`, reported: list, got: `${network} has neither`, allowed: 'sriov or binding' };
      }
    },
  }),
  defineRule({
    id: 'dra-network/requires-claim-and-request',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: judgedClaim,
    summary: 'A network from a resource claim must name the claim and the request in it',
    why: 'KubeVirt refuses an empty claimName or requestName.',
    fix: 'Write both.',
    upstream: ['dranet/claim-name', 'dranet/request-name'],
    * check({ claim: { claimName, requestName } }) {
      if (!claimName) yield { field: 'claimName', got: claimName, allowed: 'the name of a claim' };
      if (!requestName) yield { field: 'requestName', got: requestName, allowed: 'the name of a request' };
    },
  }),
  defineRule({
    id: 'dra-network/references-declared-claim',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: judgedClaim,
    summary: 'A network must refer to a resource claim that the guest declares',
    why: 'KubeVirt refuses a claimName that no entry of resourceClaims has.',
    fix: 'Declare the claim under resourceClaims, or write the name of one that is declared.',
    upstream: ['dranet/claim-not-declared'],
    * check({ claim: { claimName, requestName }, vmi: { spec } }) {
      const declared = (spec.resourceClaims ?? []).map(({ name }) => name);
      if (!claimName || !requestName || declared.includes(claimName)) return;
      const allowed = declared.length ? `the name of a claim: ${declared.join(', ')}` : 'the name of a claim; there are no resourceClaims';
      yield { field: 'claimName', got: claimName, allowed };
    },
  }),
  defineRule({
    id: 'dra-network/has-unique-request',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: claimingVmi,
    summary: 'Two networks must not share a request of a resource claim',
    why: 'A request stands for one device: KubeVirt refuses a second network with the same claimName and requestName.',
    fix: 'Refer to another request, or remove this network and its interface.',
    upstream: ['dranet/duplicate-pair'],
    * check(guest) {
      const claims = claimsOf(guest);
      for (const i of repeated(claims, ({ value }) => requestOf(value))) {
        const { value: { claim }, path } = claims[i];
        yield { field: path, reported: path.replace(/\.resourceClaim$/, ''), got: claim, allowed: 'a pair that no other network has' };
      }
    },
  }),
];

function usesMultus({ spec: { networks = [] } }: Vmi): boolean {
  return networks.some(({ multus }) => multus !== undefined);
}

function claimsOf(guest: Vmi): Part<NetworkClaim>[] {
  return (guest.spec.networks ?? []).flatMap(({ name, resourceClaim: claim }, i) => (
    claim ? [{ value: { claim, network: name, vmi: guest }, path: `networks[${i}].resourceClaim` }] : []
  ));
}

/** Claim and request as one key, where both are given. */
function requestOf({ claim: { claimName, requestName } }: NetworkClaim): string | undefined {
  return claimName && requestName ? JSON.stringify([claimName, requestName]) : undefined;
}
