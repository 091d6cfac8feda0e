import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { conflictsOf } from '../../manifests/conflicts';
import { dividesInto, spreadOf } from '../../manifests/cpu-spread';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { alsoInPools } from '../subjects/also-in-pools';
import { matcherRules } from '../subjects/matcher';

const CONFLICTS = [
  'node-selector', 'scheduler-name', 'cpu-requests', 'cpu-limits', 'cpu-sockets', 'cpu-cores', 'cpu-threads', 'cpu-model', 'cpu-dedicated',
  'cpu-isolate', 'cpu-numa', 'cpu-realtime', 'memory-guest', 'memory-hugepages', 'memory-maxguest', 'memory-requests', 'memory-limits',
  'io-threads', 'io-threads-policy', 'launch-security', 'gpus', 'host-devices', 'annotation',
];

const ofVms: readonly ObjectRule[] = [
  ...matcherRules('instancetype'),
  {
    id: 'instancetype/fits-spread',
    kinds: ['kubevirt.io/VirtualMachine'],
    level: FindingLevel.REJECTED,
    summary: 'The vCPUs of the instancetype fill the topology that the preference spreads them over',
    why: 'The webhook refuses a number of vCPUs that does not divide by the ratio of the preference; on a ratio of zero it crashes.',
    fix: 'Take an instancetype with another number of vCPUs, or a preference with another ratio.',
    upstream: ['instancetype/spread-divisible'],
    * check(manifest, cluster) {
      const { expansion: { instancetype, preference } } = cluster.vmis(manifest).admitted;
      if (!instancetype || dividesInto(instancetype.cpu.guest, preference)) return;
      const { ratio, across } = spreadOf(preference);
      yield {
        field: 'spec.instancetype',
        got: `${instancetype.cpu.guest} vCPUs`,
        allowed: `a number of vCPUs that spreads over ${across} at a ratio of ${ratio}`,
        reported: 'instancetype.spec.cpu.guest',
      };
    },
  },
  {
    id: 'instancetype/excludes-own-settings',
    kinds: ['kubevirt.io/VirtualMachine'],
    level: FindingLevel.REJECTED,
    summary: 'What the instancetype decides, the VM does not say itself',
    why: 'The webhook refuses a VM that writes a field which its instancetype fills in, even with the same value.',
    fix: 'Remove the field, or take another instancetype.',
    upstream: CONFLICTS.map((conflict) => `instancetype/conflict-${conflict}`),
    * check(manifest, cluster) {
      const vm = manifest as unknown as VirtualMachine;
      for (const conflict of conflictsOf(vm, cluster.vmis(manifest).admitted.expansion)) {
        yield { ...conflict, allowed: `nothing: instancetype ${vm.spec.instancetype?.name} decides it` };
      }
    },
  },
];

export const rules: readonly ObjectRule[] = ofVms.map(alsoInPools);
