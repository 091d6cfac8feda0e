import { Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { cpuAmount } from './amount';
import type { TenantQuotaProps } from './quota-props';

/** A part of each amount of a quota, rounded down to whole CPUs, MiB and objects. */
export function splitQuota(quota: TenantQuotaProps, part: number): TenantQuotaProps {
  return splitObject(quota, part) as TenantQuotaProps;
}

function splitObject(amounts: object, part: number): object {
  return Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, splitAmount(amount, part)]));
}

function splitAmount(amount: unknown, part: number): unknown {
  if (typeof amount === 'number') return Math.floor(amount * part);
  if (amount instanceof Size) return Size.mebibytes(Math.floor(amount.toMebibytes({ rounding: SizeRoundingBehavior.NONE }) * part));
  if (amount instanceof kplus.Cpu) return kplus.Cpu.units(Math.floor(cpuAmount(amount).value * part / 1000));
  return amount === undefined ? undefined : splitObject(amount as object, part);
}
