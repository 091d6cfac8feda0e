import { matcherRules } from './matcher';
import { nameRule, targetRule } from './target';
import { conflictsOf } from '../../manifests/conflicts';
import { dividesInto, spreadOf } from '../../manifests/cpu-spread';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { reportedAs } from '../subject';
import { virtualMachine } from '../subjects/virtual-machine';

const CONFLICTS = [
  'node-selector', 'scheduler-name', 'cpu-requests', 'cpu-limits', 'cpu-sockets', 'cpu-cores', 'cpu-threads', 'cpu-model', 'cpu-dedicated',
  'cpu-isolate', 'cpu-numa', 'cpu-realtime', 'memory-guest', 'memory-hugepages', 'memory-maxguest', 'memory-requests', 'memory-limits',
  'io-threads', 'io-threads-policy', 'launch-security', 'gpus', 'host-devices', 'annotation',
];

export const rules: readonly ObjectRule[] = [
  ...matcherRules('instancetype'),
  nameRule('instancetype'),
  defineRule({
    id: 'instancetype/fits-spread',
    level: FindingLevel.REJECTED,
    subject: reportedAs(virtualMachine, () => 'instancetype.spec.cpu.guest'),
    summary: 'The vCPUs of the instancetype must fill the topology that the preference spreads them over',
    why: 'KubeVirt refuses a number of vCPUs that does not divide by the ratio of the preference; on a ratio of zero its webhook crashes.',
    fix: 'Take an instancetype with another number of vCPUs, or a preference with another ratio.',
    upstream: ['instancetype/spread-divisible'],
    * check({ vmi }) {
      const { instancetype, preference } = vmi.expansion;
      if (!instancetype || dividesInto(instancetype.cpu.guest, preference)) return;
      const { ratio, across } = spreadOf(preference);
      const allowed = `a number of vCPUs that spreads over ${across} at a ratio of ${ratio}`;
      yield { field: 'instancetype', got: `${instancetype.cpu.guest} vCPUs`, allowed };
    },
  }),
  defineRule({
    id: 'instancetype/excludes-own-settings',
    level: FindingLevel.REJECTED,
    // An annotation is reported without the place where it stands.
    subject: reportedAs(virtualMachine, (field) => (field.startsWith('annotations.') ? field : `spec.${field}`)),
    summary: 'A VM must not set what its instancetype decides',
    why: 'KubeVirt refuses a VM that writes a field which its instancetype fills in, even with the same value.',
    fix: 'Remove the field, or take another instancetype.',
    before: { 1.7: 'domain.memory may not be there at all' },
    upstream: [...CONFLICTS.map((conflict) => `instancetype/conflict-${conflict}`), '1.6:instancetype/conflict-memory'],
    * check(vm, cluster) {
      for (const { field, reported = field, got } of conflictsOf(vm, vm.vmi.expansion, cluster)) {
        const { name, inferFromVolume } = vm.spec.instancetype ?? {};
        const allowed = `nothing: ${name ? `instancetype ${name}` : `the instancetype of volume ${inferFromVolume}`} decides it`;
        yield { field: inSpec(field), reported: inSpec(reported), got, allowed };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  targetRule('instancetype'),
];

/** A field of a VM as one of its spec. */
function inSpec(field: string): string {
  return field.replace(/^spec\./, '');
}
