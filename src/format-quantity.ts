import { Size, SizeRoundingBehavior } from 'cdk8s';

const UNITS = [
  { suffix: 'Ti', of: (size: Size) => size.toTebibytes({ rounding: SizeRoundingBehavior.NONE }) },
  { suffix: 'Gi', of: (size: Size) => size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }) },
  { suffix: 'Mi', of: (size: Size) => size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }) },
  { suffix: 'Ki', of: (size: Size) => size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) },
];

/** A `Size` as a Kubernetes quantity, in the largest binary unit that holds it whole. */
export function formatQuantity(size: Size): string {
  for (const { suffix, of } of UNITS) {
    const amount = of(size);
    if (Number.isInteger(amount)) {
      return `${amount}${suffix}`;
    }
  }
  return `${Math.ceil(size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024)}`;
}
