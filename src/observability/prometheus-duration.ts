import { Duration } from 'cdk8s';

const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/** A duration as Prometheus reads it, such as `1h30m`. */
export function formatPrometheusDuration(duration: Duration): string {
  let left = duration.toMilliseconds({ integral: false });
  const parts = UNITS.map(([unit, milliseconds]) => {
    const amount = Math.floor(left / milliseconds);
    left -= amount * milliseconds;
    return amount > 0 ? `${amount}${unit}` : '';
  });
  return parts.join('') || '0s';
}

/** Whether it has a form that Prometheus reads: it counts whole milliseconds. */
export function isPrometheusDuration(duration: Duration): boolean {
  return Number.isInteger(duration.toMilliseconds({ integral: false }));
}
