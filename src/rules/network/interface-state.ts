import { nics } from '../../manifests/nic';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const STATES = ['up', 'down', 'absent'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'interface-state/is-known',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The state of an interface is up, down or absent',
    why: 'The webhook refuses every other word; case matters.',
    fix: 'Write one of the allowed words, or none: the link is up then.',
    upstream: ['interface/state'],
    * check(guest) {
      for (const { path, entry: { state } } of nics(guest)) {
        if (state && !STATES.includes(state)) yield { field: `${path}.state`, got: state, allowed: STATES.join(', ') };
      }
    },
  }),
  defineRule({
    id: 'interface-state/excludes-sriov-link',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The link of an SR-IOV interface is not set',
    why: 'The virtual function belongs to the guest: the webhook refuses up and down on it.',
    fix: 'Remove the state, or set the link in the guest.',
    upstream: ['interface/state-sriov'],
    * check(guest) {
      for (const { path, entry: { state, sriov } } of nics(guest)) {
        if (sriov && (state === 'up' || state === 'down')) yield { field: `${path}.state`, got: state, allowed: 'no state with sriov' };
      }
    },
  }),
  defineRule({
    id: 'interface-state/requires-secondary-bridge-when-absent',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Only a bridge interface on a secondary network is absent',
    why: 'Nothing else is unplugged from a running guest: the webhook refuses absent on another binding and on the default network.',
    fix: 'Write down to cut the link, or remove the interface and its network.',
    upstream: ['interface/state-absent-binding', 'interface/state-absent-default'],
    * check(guest) {
      const byDefault = guest.spec.networks?.find(({ pod, multus }) => pod !== undefined || multus?.default);
      for (const { path, entry: { name, state, bridge } } of nics(guest)) {
        if (state !== 'absent' || (bridge && name !== byDefault?.name)) continue;
        const got = bridge ? 'absent on the default network' : 'absent without a bridge binding';
        yield { field: `${path}.state`, got, allowed: 'absent on a bridge interface of a secondary network' };
      }
    },
  }),
];
