const DECIMAL = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const HEXADECIMAL = /^([+-]?)0x_?([\da-f_]*)(?:\.([\da-f_]*))?p([+-]?\d+)$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** The number that Go's `strconv.ParseFloat` reads, which may be infinite or none; `undefined` where it is a mistake. */
export function parseGoFloat(text: string): number | undefined {
  const infinite = INFINITE.exec(text);
  if (infinite) return Number(`${infinite[1]}Infinity`);
  if (/^nan$/i.test(text)) return NaN;
  const value = DECIMAL.test(text) ? Number(text.replaceAll('_', '')) : hexadecimal(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** The same; a number that is infinite or none is not one that anything can be multiplied by. */
export function parseFiniteGoFloat(text: string): number | undefined {
  const value = parseGoFloat(text);
  return Number.isFinite(value) ? value : undefined;
}

const LARGEST = 2n ** 63n - 1n;

/** The whole part of a positive number, at most what an int64 holds. */
export function toInt64(value: number): bigint {
  return value < 2 ** 63 ? BigInt(Math.trunc(value)) : LARGEST;
}

function hexadecimal(text: string): number | undefined {
  const match = HEXADECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = '', exponent] = match;
  const digits = (whole + fraction).replaceAll('_', '');
  if (!digits) return undefined;
  const shift = Number(exponent) - 4 * fraction.replaceAll('_', '').length;
  return (sign === '-' ? -1 : 1) * parseInt(digits, 16) * 2 ** shift;
}
