import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'cpu-feature/has-unique-name',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A CPU feature must be listed once',
    why: 'KubeVirt admits it twice and hands both to libvirt, which refuses the domain (CPU feature specified more than once): the VM never starts.',
    fix: 'Keep the entry with the policy that is meant.',
    * check({ spec: { domain: { cpu } } }) {
      const features = cpu?.features ?? [];
      for (const i of repeated(features, ({ name }) => name)) yield { field: `domain.cpu.features[${i}].name`, got: features[i].name, allowed: 'a feature that is not listed yet' };
    },
  }),
];
