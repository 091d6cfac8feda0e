import type { GPU } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'gpu/has-unique-boot-display',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest must not show its boot on more than one GPU',
    why: 'A GPU with a display has a RAM framebuffer unless ramFB says otherwise, and KubeVirt refuses a second one. '
      + 'A ramFB without enabled counts only in the instance: such a VM is admitted and never starts.',
    fix: 'Write virtualGPUOptions.display.ramFB.enabled: false for all GPUs but one.',
    upstream: ['gpu/multiple-ramfb'],
    * check({ spec }) {
      const { gpus = [] } = spec.domain.devices ?? {};
      const [, ...others] = [...gpus.keys()].filter((i) => showsBoot(gpus[i]));
      for (const i of others) {
        const field = `domain.devices.gpus[${i}].virtualGPUOptions.display`;
        yield { field, got: gpus[i].name, allowed: 'ramFB.enabled: false', reported: 'GPUs' };
      }
    },
  }),
];

function showsBoot({ virtualGPUOptions }: GPU): boolean {
  const { display } = virtualGPUOptions ?? {};
  return display !== undefined && display.enabled !== false && (display.ramFB === undefined || display.ramFB.enabled === true);
}
