import { parseGoDuration } from './go-duration';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

/** Minute, hour, day of the month, month, day of the week. */
const FIELDS: readonly Bounds[] = [
  { min: 0, max: 59 }, { min: 0, max: 23 }, { min: 1, max: 31 }, { min: 1, max: 12, names: MONTHS }, { min: 0, max: 6, names: DAYS },
];
const DESCRIPTOR = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const EVERY = '@every ';
const ZONE = /^(?:CRON_)?TZ=/;

/** Whether a schedule begins with a time zone. */
export function hasTimeZone(schedule: string): boolean {
  return ZONE.test(schedule);
}

/** Whether the cron parser of CDI and Kubernetes (robfig/cron v3, `ParseStandard`) takes a schedule. That a time zone exists is not checked. */
export function isCronSchedule(schedule: string): boolean {
  const blank = schedule.indexOf(' ');
  if (hasTimeZone(schedule) && blank < 0) return false;
  const times = hasTimeZone(schedule) ? schedule.slice(blank).trim() : schedule;
  if (times.startsWith(EVERY)) return parseGoDuration(times.slice(EVERY.length)) !== undefined;
  if (times.startsWith('@')) return DESCRIPTOR.test(times);
  const fields = times.split(/\s+/).filter((field) => field !== '');
  return fields.length === FIELDS.length && fields.every((field, i) => isField(field, FIELDS[i]));
}

function isField(field: string, bounds: Bounds): boolean {
  return field.split(',').filter((range) => range !== '').every((range) => isRange(range, bounds));
}

function isRange(expression: string, { min, max, names }: Bounds): boolean {
  const [range, step, ...moreSteps] = expression.split('/');
  const [low, high, ...moreHyphens] = range.split('-');
  if (moreSteps.length || (step !== undefined && !(numberOf(step) > 0))) return false;
  if (low === '*' || low === '?') return true;
  const start = numberOf(low, names, min);
  const single = step === undefined ? start : max;
  const end = high === undefined ? single : numberOf(high, names, min);
  return !moreHyphens.length && start >= min && end <= max && start <= end;
}

/** NaN where it is no number, which no comparison holds for. */
function numberOf(text: string, names: readonly string[] = [], first = 0): number {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + first;
  return /^\+?\d+$/.test(text) ? Number(text) : NaN;
}
