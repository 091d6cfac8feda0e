import { wholeUnits } from '../../kubernetes/quantity';

const BYTE = 10n ** 9n;
const MEBIBYTE = 2n ** 20n;
/** `common.DefaultGlobalOverhead` of CDI v1.66.0. */
const OVERHEAD = 0.06;

/** The claim for a disk on a file system: `ceil(roundUp(size, 1Mi) × (1 + overhead))`, in the double precision of upstream (`util.GetUsableSpace`). */
export function importedSize(size: bigint): bigint {
  return inflated(roundedUp(wholeUnits(size))) * BYTE;
}

/** The claim that an import unpacks into, always a file system: the size of the disk, with the overhead of its own class. */
export function scratchSize(claim: bigint, isBlock: boolean): bigint {
  const bytes = wholeUnits(claim);
  const disk = isBlock ? bytes : BigInt(Math.ceil(Number(bytes) / (1 + OVERHEAD))) / MEBIBYTE * MEBIBYTE;
  return roundedUp(inflated(disk)) * BYTE;
}

function inflated(bytes: bigint): bigint {
  return BigInt(Math.ceil(Number(bytes) * (1 + OVERHEAD)));
}

function roundedUp(bytes: bigint): bigint {
  return (bytes + MEBIBYTE - 1n) / MEBIBYTE * MEBIBYTE;
}
