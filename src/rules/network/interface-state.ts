import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { nic } from '../subjects/nic';

const LINK_STATES = ['up', 'down'];
const STATES = [...LINK_STATES, 'absent'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'interface-state/is-known',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: `The state of an interface must be one of ${STATES.join(', ')}`,
    why: 'KubeVirt refuses every other word; case matters.',
    fix: 'Write one of the allowed words, or none: the link is up then.',
    upstream: ['interface/state'],
    * check({ entry: { state } }) {
      if (state && !STATES.includes(state)) yield { field: 'state', got: state, allowed: STATES.join(', ') };
    },
  }),
  defineRule({
    id: 'interface-state/excludes-sriov-link',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'The link of an SR-IOV interface must not be set',
    why: 'The virtual function belongs to the guest: KubeVirt refuses up and down on it.',
    fix: 'Remove the state, or set the link in the guest.',
    upstream: ['interface/state-sriov'],
    * check({ entry: { state, sriov } }) {
      if (sriov && state && LINK_STATES.includes(state)) yield { field: 'state', got: state, allowed: 'no state with sriov' };
    },
  }),
  defineRule({
    id: 'interface-state/requires-secondary-bridge-when-absent',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'An interface must not be absent unless it is a bridge on a secondary network',
    why: 'Nothing else is unplugged from a running guest: KubeVirt refuses absent on another binding and on the default network.',
    fix: 'Write down to cut the link, or remove the interface and its network.',
    upstream: ['interface/state-absent-binding', 'interface/state-absent-default'],
    * check({ entry: { name, state, bridge }, vmi }) {
      if (state !== 'absent') return;
      const defaultNetwork = vmi.spec.networks?.find(({ pod, multus }) => pod !== undefined || multus?.default);
      if (bridge && name !== defaultNetwork?.name) return;
      const got = bridge ? 'absent on the default network' : 'absent without a bridge binding';
      yield { field: 'state', got, allowed: 'absent on a bridge interface of a secondary network' };
    },
  }),
];
