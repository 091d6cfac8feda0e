import type { VirtualMachineInstancetype, VirtualMachineInstancetypeSpec } from '../../../imports/instancetype.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import type { Subject } from '../subject';
import { specsOf } from '../subjects/object-spec';

const instancetypeSpec: Subject<VirtualMachineInstancetypeSpec> = specsOf<VirtualMachineInstancetype>(
  'instancetype.kubevirt.io/VirtualMachineInstancetype', 'instancetype.kubevirt.io/VirtualMachineClusterInstancetype',
);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'instancetype-spec/excludes-overcommit-on-hugepages',
    level: FindingLevel.REJECTED,
    subject: instancetypeSpec,
    summary: 'An instancetype must not overcommit memory on hugepages',
    why: 'Hugepages are there or not, none of them is shared: KubeVirt refuses overcommitPercent beside them.',
    fix: 'Remove memory.overcommitPercent or memory.hugepages.',
    upstream: ['instancetypeobj/overcommit-hugepages'],
    * check({ memory: { overcommitPercent, hugepages } }) {
      if (overcommitPercent && hugepages) yield { field: 'memory.overcommitPercent', got: overcommitPercent, allowed: 'none beside memory.hugepages' };
    },
  }),
  defineRule({
    id: 'instancetype-spec/excludes-launch-security',
    level: FindingLevel.WARNED,
    since: '1.9',
    subject: instancetypeSpec,
    summary: 'An instancetype must leave launch security to a preference',
    why: 'KubeVirt warns that launchSecurity of an instancetype is deprecated.',
    fix: 'Write preferredLaunchSecurity into a preference.',
    * check({ launchSecurity }) {
      if (launchSecurity) yield { field: 'launchSecurity', got: launchSecurity, allowed: 'preferredLaunchSecurity of a preference' };
    },
  }),
];
