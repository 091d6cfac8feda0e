/** What Go finds where it looks for time zones, besides those that have a name. */
const FILES = ['posixrules', 'Factory', 'localtime', 'leapseconds', 'UTC'];

/** `validateTimeZone`: the API server has the time zones of its image, which are files; Node.js those of its ICU, in letters of any case. */
export function isTimeZone(zone: string): boolean {
  if (FILES.includes(zone) || /^(?:posix|right)\//.test(zone)) return true;
  if (zone.toLowerCase() === 'local' || !/^[A-Z]/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
