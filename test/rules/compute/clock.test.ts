import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

const rule = 'clock/has-known-timezone';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a name such as Europe/Berlin' } });

describe(rule, () => {
  const clock = (timezone: string) => ({ domain: { clock: { timezone } } });
  guestTable([
    ['UTC by its own field', { domain: { clock: { utc: {} } } }],
    ...['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'US/Eastern', 'CET-1CEST', '<+03>-3', 'posix/Europe/Berlin', 'localtime'].map((name): Row => [name, clock(name)]),
    ...['Europe/Berln', 'Berlin', 'Europe/New York', 'CEST'].map((name): Row => [name, clock(name), [rule, 'domain.clock.timezone', name]]),
  ]);
});
