import { kubevirt, makeCdk8s, makePlus, plus } from './expression';
import type { Expression, Json, Modules, Optional } from './expression';
import { modules } from './modules';
import { isEmptyMapping, isMapping } from '../kubernetes/is-mapping';
import { parseQuantity } from '../kubernetes/quantity';

/** A field as it stands; nothing where there is none. */
export function value(written: unknown): Optional {
  return written === undefined || written === null ? undefined : { kind: 'value', value: written as Json };
}

/** A text. What is none is left to a patch. */
export function text(written: unknown): Optional {
  return typeof written === 'string' ? value(written) : undefined;
}

export function number(written: unknown): Optional {
  return typeof written === 'number' ? value(written) : undefined;
}

export function flag(written: unknown): Optional {
  return typeof written === 'boolean' ? value(written) : undefined;
}

/** A list of texts, if it has nothing else. */
export function texts(written: unknown): Optional {
  return Array.isArray(written) && written.length > 0 && written.every((entry) => typeof entry === 'string') ? value(written) : undefined;
}

/** Texts by their keys, if there is nothing else. */
export function textsByKey(written: unknown): Optional {
  if (!isMapping(written) || !Object.values(written).every((entry) => typeof entry === 'string')) return undefined;
  return Object.keys(written).length > 0 ? value(written) : undefined;
}

/** What is on where it is there, and off where it says so. */
export function featureState(written: unknown): Optional {
  if (isEmptyMapping(written)) return value(true);
  return isMapping(written) && written.enabled === false ? value(false) : undefined;
}

const UNITS = [
  ['tebibytes', 'Ti', 2n ** 40n], ['gibibytes', 'Gi', 2n ** 30n], ['mebibytes', 'Mi', 2n ** 20n], ['kibibytes', 'Ki', 2n ** 10n],
] as const;
const NANO = 10n ** 9n;

/** An amount of bytes as Size: in the unit in which it is written, else in the largest of which it is a whole number. */
export function size(written: unknown): Optional {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const nano = parseQuantity(written);
  if (nano === undefined || nano < 0n || nano % NANO !== 0n) return undefined;
  const bytes = nano / NANO;
  const [unit, , factor] = UNITS.find(([, suffix, of]) => String(written).endsWith(suffix) && bytes % of === 0n)
    ?? UNITS.find(([, , of]) => bytes % of === 0n) ?? UNITS[3];
  return makeCdk8s('Size', unit, value(Number(bytes) / Number(factor)));
}

/** Seconds as Duration. */
export function seconds(written: unknown): Optional {
  if (typeof written !== 'number' || !Number.isInteger(written) || written < 0) return undefined;
  if (written > 0 && written % 3600 === 0) return makeCdk8s('Duration', 'hours', value(written / 3600));
  if (written > 0 && written % 60 === 0) return makeCdk8s('Duration', 'minutes', value(written / 60));
  return makeCdk8s('Duration', 'seconds', value(written));
}

/** Milliseconds as Duration. */
export function milliseconds(written: unknown): Optional {
  return typeof written === 'number' && written % 1000 !== 0 ? makeCdk8s('Duration', 'millis', value(written)) : seconds(typeof written === 'number' ? written / 1000 : undefined);
}

/** A duration as Go writes it, such as 1h30m. */
export function goDuration(written: unknown): Optional {
  const [match, hours = '0', minutes = '0', rest = '0'] = typeof written === 'string' ? /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(written) ?? [] : [];
  return match ? seconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)) : undefined;
}

/** CPUs of a request or a limit. */
export function cpuAmount(written: unknown): Optional {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const nano = parseQuantity(written);
  if (nano === undefined || nano < 0n || nano % 1_000_000n !== 0n) return undefined;
  return nano % NANO === 0n ? makePlus('Cpu', 'units', value(Number(nano / NANO))) : makePlus('Cpu', 'millis', value(Number(nano / 1_000_000n)));
}

type Kubevirt = Modules['cdk8s-kubevirt'];
type Plus = Modules['cdk8s-plus-28'];

/** The member of an enum that stands for a value. */
export function member(name: keyof Kubevirt & string, written: unknown): Optional {
  return memberOf(kubevirt(name), modules()['cdk8s-kubevirt'][name], written);
}

/** The same, of cdk8s-plus. */
export function memberOfPlus(name: keyof Plus & string, written: unknown): Optional {
  return memberOf(plus(name), modules()['cdk8s-plus-28'][name], written);
}

function memberOf(of: Expression, type: unknown, written: unknown): Optional {
  const found = typeof written === 'string' ? Object.entries(type as object).find(([, word]) => word === written) : undefined;
  return found && { kind: 'property', of, name: found[0] };
}

/** The constant of a class that stands for a name, else what its `of` makes of it. */
export function named(name: 'DiskBus' | 'InterfaceModel' | 'KubeVirtFeatureGate' | 'RelabelAction', written: unknown): Optional {
  if (typeof written !== 'string') return undefined;
  const constants = Object.entries(modules()['cdk8s-kubevirt'][name]) as [string, { readonly name?: unknown }][];
  const found = constants.find(([, constant]) => constant?.name === written);
  const of = kubevirt(name);
  return found ? { kind: 'property', of, name: found[0] } : { kind: 'call', callee: { kind: 'property', of, name: 'of' }, args: [{ kind: 'value', value: written }] };
}

