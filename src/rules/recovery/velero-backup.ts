import { isCronSchedule } from '../../kubernetes/cron-schedule';
import { mappingAt, textAt, textsAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** Where a kind says what is backed up. */
const SPECS: ReadonlyMap<string, readonly string[]> = new Map([['velero.io/Backup', ['spec']], ['velero.io/Schedule', ['spec', 'template']]]);
const [INCLUDED, EXCLUDED] = ['includedResources', 'excludedResources'];
/** What Velero takes for all resources. */
const ALL = '*';
const VMS = 'virtualmachines';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'velero-backup/has-valid-schedule',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf<Manifest>('velero.io/Schedule'),
    summary: 'A Schedule of Velero must have a schedule of five fields or a word such as @daily',
    why: 'Velero v1.18 parses it when it reads the object (robfig/cron, `ParseStandard`), sets the phase FailedValidation, and never makes a backup.',
    fix: 'Write minute, hour, day of the month, month and day of the week, such as 0 2 * * *.',
    * check({ spec }) {
      const got = textAt(spec, 'schedule');
      if (got !== undefined && !isCronSchedule(got)) yield { field: 'spec.schedule', got, allowed: 'five fields, or a word such as @daily' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'velero-backup/includes-running-guests',
    level: FindingLevel.ADVISED,
    summary: 'A backup of VMs by Velero must include their instances and pods',
    why: 'The plugin of KubeVirt backs up no VM that runs where its VirtualMachineInstance is left out, nor where its pod is and its claims are not (`canBeSafelyBackedUp` of v0.9): the guest could not be '
      + 'frozen, and snapshots of its disks would be broken. It looks for the names of resources, and takes * for none of them. The backup is PartiallyFailed, and the VM is not in it.',
    fix: 'Include virtualmachines, virtualmachineinstances, pods, datavolumes, persistentvolumeclaims and persistentvolumes, or choose by namespace or label in place of resources.',
    * check(manifests) {
      const hasVms = ofKind(manifests, 'kubevirt.io/VirtualMachine').length > 0;
      for (const manifest of ofKinds(manifests, SPECS.keys())) {
        const keys = SPECS.get(kindOf(manifest))!;
        const missing = missingIn(manifest, keys, hasVms);
        if (!missing) continue;
        const list = isNamed(textsAt(manifest, ...keys, EXCLUDED), missing) ? EXCLUDED : INCLUDED;
        const everything = list === INCLUDED && textsAt(manifest, ...keys, INCLUDED).includes(ALL) ? { fix: 'Leave includedResources out: then all is included for the plugin, too.' } : {};
        yield { manifest, field: [...keys, list].join('.'), got: `VMs without ${missing}`, allowed: `${VMS} with virtualmachineinstances and pods`, ...everything };
      }
    },
  }),
];

/** What the plugin misses of a VM that runs, where VMs are backed up. */
function missingIn(manifest: Manifest, keys: readonly string[], hasVms: boolean): string | undefined {
  const spec = mappingAt(manifest, ...keys);
  const [included, excluded] = [textsAt(spec, INCLUDED), textsAt(spec, EXCLUDED)];
  const isIn = (resource: string) => (!included.length || isNamed(included, resource)) && !isNamed(excluded, resource);
  const areIn = included.includes(ALL) ? !isNamed(excluded, VMS) : isIn(VMS);
  if (!areIn || !(hasVms || isNamed(included, VMS))) return undefined;
  if (!isIn('virtualmachineinstances')) return 'virtualmachineinstances';
  return isIn('persistentvolumeclaims') && !isIn('pods') ? 'pods' : undefined;
}

/** Whether a list has a resource: by its plural or singular, with or without its group. */
function isNamed(list: readonly string[], resource: string): boolean {
  return list.map((written) => written.toLowerCase().replace(/\..*/, '')).some((name) => name === resource || `${name}s` === resource);
}
