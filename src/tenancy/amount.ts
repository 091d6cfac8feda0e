import { Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { formatQuantity } from '../format-quantity';

/** An amount of something a quota or a limit range counts. */
export interface Amount {
  /** As Kubernetes writes it. */
  readonly text: string;
  /** For comparisons within one unit: millis of a CPU, KiB, or pieces. */
  readonly value: number;
}

export function cpuAmount(cpu: kplus.Cpu): Amount {
  const millis = cpu.amount.endsWith('m') ? Number(cpu.amount.slice(0, -1)) : Number(cpu.amount) * 1000;
  return { text: cpu.amount, value: millis };
}

export function sizeAmount(size: Size): Amount {
  return { text: formatQuantity(size), value: size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) };
}

export function countAmount(count: number): Amount {
  return { text: `${count}`, value: count };
}

/** A resource with its amount, or nothing where there is none. */
export function entry<T>(key: string, given: T | undefined, amount: (given: T) => Amount): [string, Amount][] {
  return given === undefined ? [] : [[key, amount(given)]];
}
