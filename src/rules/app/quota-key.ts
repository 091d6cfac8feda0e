import type { ResourceQuota } from '../../../imports/kubernetes';
import { COUNTABLE_CORE_KINDS } from '../../kubernetes/countable-kinds';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';

const WITHOUT_GROUP = /^count\/([a-z][a-z0-9]*)$/;

const keys = partsOf(objectsOf<ResourceQuota>('/ResourceQuota'), ({ spec }) => (
  Object.keys(spec?.hard ?? {}).map((value) => ({ value, path: `spec.hard[${value}]` }))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'quota-key/avoids-missing-group',
    level: FindingLevel.ADVISED,
    subject: keys,
    summary: 'A quota should count objects by count/<plural>.<group>',
    why: 'The API server takes every key of this form, and counts nothing under one that names no kind: only kinds of the core group have no group.',
    fix: 'Add the group, as in count/virtualmachines.kubevirt.io.',
    * check(got) {
      const [, plural] = WITHOUT_GROUP.exec(got) ?? [];
      if (plural === undefined || COUNTABLE_CORE_KINDS.includes(plural)) return;
      yield { field: '', got, allowed: 'count/<plural>.<group>, or a plural of the core group' };
    },
  }),
  defineRule({
    id: 'quota-key/avoids-guest-resources',
    level: FindingLevel.ADVISED,
    subject: keys,
    summary: 'A ResourceQuota should not limit what guests have by their own size',
    why: 'Keys that end in /vmi are those of application-aware quotas. In a ResourceQuota the API server takes them and counts nothing.',
    fix: 'Write an ApplicationAwareResourceQuota, or limit what launchers request: requests.cpu and requests.memory.',
    * check(got) {
      if (got.endsWith('/vmi')) yield { field: '', got, allowed: 'resources of pods' };
    },
  }),
];
