const NANO = 10n ** 9n;
const CAP = (2n ** 63n - 1n) * NANO;
/** An exponent beyond this only ever means zero or the cap. */
const WIDEST_EXPONENT = 64n;

const DECIMAL: ReadonlyMap<string, bigint> = new Map([
  ['n', -9n], ['u', -6n], ['m', -3n], ['k', 3n], ['M', 6n], ['G', 9n], ['T', 12n], ['P', 15n], ['E', 18n],
]);
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const FORM = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;

/**
 * A Kubernetes quantity in billionths, exactly as `resource.ParseQuantity` reads it: what is finer is rounded away from zero, what is
 * larger than an int64 is capped. `undefined` where it is none.
 */
export function parseQuantity(quantity: string | number): bigint | undefined {
  const match = FORM.exec(String(quantity));
  if (!match) return undefined;
  const [, sign, whole = '', decimals, onlyDecimals, binary, decimal, exponent] = match;
  const fraction = decimals ?? onlyDecimals ?? '';
  const digits = BigInt(whole + fraction);
  const power = BigInt(exponent ?? DECIMAL.get(decimal) ?? 0) - BigInt(fraction.length);
  const factor = binary ? 1024n ** BigInt(BINARY.indexOf(binary) + 1) : 1n;
  const magnitude = min(CAP, scaled(digits * factor * NANO, power));
  return sign === '-' ? -magnitude : magnitude;
}

/** A quantity in thousandths, as CPUs are counted; 0 where it is none. */
export function thousandths(quantity: string | number): number {
  return Number(parseQuantity(quantity) ?? 0n) / 1e6;
}

/** The whole number that `Quantity.Value()` answers: rounded away from zero. */
export function wholeUnits(nano: bigint): bigint {
  return nano < 0n ? -ceiling(-nano, NANO) : ceiling(nano, NANO);
}

/** Whether the quantity has no fraction. */
export function isWhole(nano: bigint): boolean {
  return nano % NANO === 0n;
}

function scaled(value: bigint, power: bigint): bigint {
  if (value === 0n) return 0n;
  if (power >= 0n) return power > WIDEST_EXPONENT ? CAP : value * 10n ** power;
  const finest = -power > WIDEST_EXPONENT + BigInt(value.toString().length);
  return finest ? 1n : ceiling(value, 10n ** -power);
}

function ceiling(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
