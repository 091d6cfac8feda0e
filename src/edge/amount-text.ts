import { Size, SizeRoundingBehavior } from 'cdk8s';

/** Memory as a calculation shows it, rounded up. */
export function memoryText(memory: Size): string {
  return `${mebibytes(memory)}Mi`;
}

/** CPU as a calculation shows it. */
export function cpuText(millis: number): string {
  return `${Math.ceil(millis)}m`;
}

/** Whole mebibytes, rounded up. */
export function mebibytes(size: Size): number {
  return Math.ceil(size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }));
}
