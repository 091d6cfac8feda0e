import type { Unit } from '../src/report/report-data';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const NARROW = '\u00a0';

/** `16.3 GiB` */
export function bytes(amount: number): string {
  let [value, unit] = [amount, 0];
  while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${rounded(value)}${NARROW}${UNITS[unit]}`;
}

/** `0.4 CPU` */
export function cpus(amount: number): string {
  return `${rounded(amount, 3)}${NARROW}CPU`;
}

export function amountIn(unit: Unit, amount: number): string {
  switch (unit) {
    case 'cpu': return cpus(amount);
    case 'bytes': return bytes(amount);
    case 'count': return whole(amount);
  }
}

/** `8 %`; what is less than one is not nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return `< 1${NARROW}%`;
  return `${Math.round(value)}${NARROW}%`;
}

/** `45 s`, `4 min`, `1 h 5 min` */
export function seconds(amount: number): string {
  if (amount < 100) return `${rounded(amount)}${NARROW}s`;
  const minutes = Math.round(amount / 60);
  return minutes < 100 ? `${minutes}${NARROW}min` : `${Math.floor(minutes / 60)}${NARROW}h ${minutes % 60}${NARROW}min`;
}

/** `1,749` */
export function whole(count: number): string {
  return count.toLocaleString('en');
}

/** `1 guest`, `3 guests` */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${whole(count)}${NARROW}${count === 1 ? noun : plural}`;
}

/** `a, b and c` */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function rounded(value: number, digits = 1): string {
  return String(Math.round(value * 10 ** digits) / 10 ** digits);
}
