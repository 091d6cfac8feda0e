import type { VirtualMachineInstancetype, VirtualMachineInstancetypeSpec } from '../../../imports/instancetype.kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = ['instancetype.kubevirt.io/VirtualMachineInstancetype', 'instancetype.kubevirt.io/VirtualMachineClusterInstancetype'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'instancetype-spec/excludes-overcommit-on-hugepages',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'An instancetype has either overcommitted memory or hugepages',
    why: 'Hugepages are there or not, none of them is shared: the webhook refuses overcommitPercent beside them.',
    fix: 'Remove memory.overcommitPercent or memory.hugepages.',
    upstream: ['instancetypeobj/overcommit-hugepages'],
    * check(manifest) {
      const { overcommitPercent, hugepages } = specOf(manifest).memory;
      if (overcommitPercent && hugepages) yield { field: 'spec.memory.overcommitPercent', got: overcommitPercent, allowed: 'none beside memory.hugepages' };
    },
  }),
  defineRule({
    id: 'instancetype-spec/excludes-launch-security',
    level: FindingLevel.WARNED,
    subject: objectsOf(...KINDS),
    summary: 'Launch security belongs into a preference',
    why: 'launchSecurity of an instancetype is deprecated: the webhook admits it with a warning.',
    fix: 'Write preferredLaunchSecurity into a preference.',
    * check(manifest) {
      const { launchSecurity } = specOf(manifest);
      if (launchSecurity) yield { field: 'spec.launchSecurity', got: launchSecurity, allowed: 'preferredLaunchSecurity of a preference' };
    },
  }),
];

function specOf(manifest: Manifest): VirtualMachineInstancetypeSpec {
  return (manifest as VirtualMachineInstancetype).spec;
}
