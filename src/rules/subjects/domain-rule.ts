import type { DomainSpec, VirtualMachineInstancePreset } from '../../../imports/kubevirt.io';
import type { Violation, ObjectRule } from '../rule';
import { guestRule } from './guest-rule';

const PRESET = 'VirtualMachineInstancePreset';

type DomainRule = Omit<ObjectRule, 'kinds' | 'check'> & { check(domain: DomainSpec): Iterable<Violation> };

/** A rule on `domain` alone, wherever a VMI spec or a preset holds one. Fields are given relative to the VMI spec. */
export function domainRule(rule: DomainRule): ObjectRule {
  const guests = guestRule({ ...rule, check: ({ spec }) => rule.check(spec.domain) });
  return {
    ...guests,
    kinds: [...guests.kinds, `kubevirt.io/${PRESET}`],
    check: (manifest, cluster) => (
      manifest.kind === PRESET ? inPreset(rule, manifest as VirtualMachineInstancePreset) : guests.check(manifest, cluster)
    ),
  };
}

function* inPreset(rule: DomainRule, { spec }: VirtualMachineInstancePreset): Iterable<Violation> {
  if (!spec?.domain) return;
  for (const mistake of rule.check(spec.domain)) {
    yield { ...mistake, field: `spec.${mistake.field}`, ...mistake.reported === undefined ? {} : { reported: `spec.${mistake.reported}` } };
  }
}
