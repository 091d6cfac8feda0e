import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { completeVmi } from '../subjects/vmi';

const FIELD = 'domain.devices.networkInterfaceMultiqueue';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'multiqueue/requires-virtio',
    level: FindingLevel.ADVISED,
    subject: completeVmi,
    summary: 'A guest with several queues of network cards must have a virtio card',
    why: 'KubeVirt gives queues to virtio cards only: an emulated model has one, and a virtual function has those of its driver.',
    fix: 'Remove networkInterfaceMultiqueue, or make the model of an interface virtio.',
    * check({ spec: { domain: { devices } } }) {
      const { networkInterfaceMultiqueue: queues, interfaces = [] } = devices ?? {};
      if (!queues || !interfaces.length || interfaces.some(({ model, sriov }) => !sriov && (!model || model === 'virtio'))) return;
      yield { field: FIELD, got: true, allowed: 'true beside an interface with model virtio' };
    },
  }),
];
