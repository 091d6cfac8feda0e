import { wholeUnits } from '../../kubernetes/quantity';

const BYTE = 10n ** 9n;
const MEBIBYTE = 2n ** 20n;
/** The claim for a disk on a file system: `ceil(roundUp(size, 1Mi) × (1 + overhead))`, in the double precision of upstream (`util.GetUsableSpace`). */
export function importedSize(size: bigint, overhead: number): bigint {
  return inflated(roundedUp(wholeUnits(size)), overhead) * BYTE;
}

/** The claim that an import unpacks into, always a file system: the size of the disk, with the overhead of its own class. */
export function scratchSize(claim: bigint, isBlock: boolean, overhead: number, scratchOverhead: number): bigint {
  const bytes = wholeUnits(claim);
  const disk = isBlock ? bytes : BigInt(Math.ceil(Number(bytes) / (1 + overhead))) / MEBIBYTE * MEBIBYTE;
  return roundedUp(inflated(disk, scratchOverhead)) * BYTE;
}

function inflated(bytes: bigint, overhead: number): bigint {
  return BigInt(Math.ceil(Number(bytes) * (1 + overhead)));
}

function roundedUp(bytes: bigint): bigint {
  return (bytes + MEBIBYTE - 1n) / MEBIBYTE * MEBIBYTE;
}
