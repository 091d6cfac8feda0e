import type { ObjectRef, PortSet, Protocol } from './model';
import { PROTOCOLS } from './model';
import { NO_PORTS, portsBetween, unitedPorts } from './port-set';
import { textAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';

/** The ports of a rule: numbers, and names that each pod gives numbers to. */
export interface RulePorts {
  readonly numbers: PortSet;
  readonly names: readonly NamedPort[];
}

export interface NamedPort {
  readonly name: string;
  /** Any where it is not given. */
  readonly protocol?: Protocol;
}

export interface Rule {
  readonly action: 'allow' | 'deny' | 'pass';
  /** Any of these; of an empty list nothing is a peer. */
  readonly peers: readonly number[];
  readonly ports: RulePorts;
  /** `spec.ingress[0]`. */
  readonly field: string;
}

export type Direction = 'Ingress' | 'Egress';

/** A policy of any kind. */
export interface Policy {
  readonly ref: ObjectRef;
  /** Policies of the tiers are asked in this order; `namespace` allows what any of its rules does and denies the rest. */
  readonly tier: 'admin' | 'namespace' | 'baseline';
  /** Within a tier, the least first. */
  readonly priority: number;
  /** The pods that it is for. */
  readonly subject: number;
  /** The rules of a direction; not given where it says nothing of it. */
  readonly rules: { readonly [direction in Direction]?: readonly Rule[] };
  /** The secondary networks that it is for, `namespace/name`; a policy of secondary networks only. */
  readonly attachments?: readonly string[];
}

/** The ports of a rule that says nothing of ports. */
export function isUnbounded({ names, numbers }: RulePorts): boolean {
  return (
    names.length === 0 &&
    PROTOCOLS.every((protocol) => numbers[protocol].length === 1 && numbers[protocol][0][0] === 1 && numbers[protocol][0][1] === 65535)
  );
}

export function rulePorts(parts: readonly (PortSet | NamedPort)[]): RulePorts {
  const names = parts.filter((part): part is NamedPort => 'name' in part);
  const numbers = parts.filter((part): part is PortSet => !('name' in part));
  return { numbers: numbers.reduce(unitedPorts, NO_PORTS), names };
}

/** The ports of one protocol; all of it where no number is given. */
export function protocolPorts(protocol: Protocol | undefined, first: unknown, last: unknown = first): PortSet {
  if (protocol === undefined) return NO_PORTS;
  if (first === undefined) return portsBetween(protocol, 0, 65535);
  return typeof first === 'number' && typeof last === 'number' ? portsBetween(protocol, first, last) : NO_PORTS;
}

export function protocolOf(written: string | undefined): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol === (written ?? 'TCP'));
}

export function refOf({ apiVersion, kind, metadata }: Manifest, namespace = textAt(metadata, 'namespace')): ObjectRef {
  const name = textAt(metadata, 'name') ?? textAt(metadata, 'generateName') ?? '';
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
}
