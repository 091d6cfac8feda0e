import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

/** What TZ can say by itself, such as CET-1CEST, and what a copy of the database has beside the zones. */
const OTHERS = /\d|^(?:posix\/|right\/|(?:localtime|posixrules|Factory)$)/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'clock/has-known-timezone',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'The timezone of the clock of a guest must be one of the IANA database',
    why: 'KubeVirt admits any text, and QEMU gets it as TZ: a name that the database does not have counts as UTC, without a word. A guest that reads local time from its clock, as Windows does, '
      + 'is hours off.',
    fix: 'Write a name such as Europe/Berlin, or utc: {} for a guest that expects UTC.',
    * check({ spec: { domain: { clock } } }) {
      const got = clock?.timezone;
      if (got && !isTimeZone(got)) yield { field: 'domain.clock.timezone', got, allowed: 'a name such as Europe/Berlin' };
    },
  }),
];

function isTimeZone(timeZone: string): boolean {
  if (OTHERS.test(timeZone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
