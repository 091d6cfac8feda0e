const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1], ['us', 1e3], ['µs', 1e3], ['μs', 1e3], ['ms', 1e6], ['s', 1e9], ['m', 60e9], ['h', 3600e9],
]);
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;

/** A duration such as `1h30m` in nanoseconds, as Go's `time.ParseDuration` reads it; `undefined` where it is none. */
export function parseGoDuration(text: string): number | undefined {
  const [, sign, parts] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (parts === '0') return 0;
  if (!parts || parts.replace(PART, '') !== '') return undefined;
  const nanoseconds = [...parts.matchAll(PART)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS.get(unit) ?? NaN), 0);
  return sign === '-' ? -nanoseconds : nanoseconds;
}
