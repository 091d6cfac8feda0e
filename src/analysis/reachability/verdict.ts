import type { Party } from './classes';
import type { PortSet } from './model';
import type { Direction, Policy, Rule, RulePorts } from './policy';
import { ALL_PORTS, commonPorts, isNoPort, NO_PORTS, portsBetween, portsWithout, unitedPorts } from './port-set';

/** A rule, and the policy that has it. */
export interface Bound {
  readonly policy: Policy;
  readonly rule: Rule;
}

/** All that policies say of the traffic of some pods in one direction. Pods with the same words have the same profile. */
export interface Profile {
  readonly direction: Direction;
  /** The rules of the admin tier, in the order in which they are asked. */
  readonly admin: readonly Bound[];
  /** The policies of namespaces that restrict the pods: what none of their rules allows is denied. Empty where nothing restricts them. */
  readonly restricting: readonly Policy[];
  readonly allowing: readonly Bound[];
  readonly baseline: readonly Bound[];
}

export function profileOf(policies: readonly Policy[], direction: Direction): Profile {
  const ordered = [...policies].sort((a, b) => a.priority - b.priority || (a.ref.name < b.ref.name ? -1 : 1)).filter(({ rules }) => rules[direction]);
  const inTier = (tier: Policy['tier']) => ordered.filter((policy) => policy.tier === tier);
  const rulesOf = (some: readonly Policy[]) => some.flatMap((policy) => (policy.rules[direction] ?? []).map((rule): Bound => ({ policy, rule })));
  const restricting = inTier('namespace');
  return { direction, admin: rulesOf(inTier('admin')), restricting, allowing: rulesOf(restricting), baseline: rulesOf(inTier('baseline')) };
}

/** What is the same for profiles that decide alike, as far as rules about some peers go. */
export function profileText({ admin, restricting, allowing, baseline }: Profile, counts: (peer: number) => boolean): string {
  const text = (bound: readonly Bound[]) =>
    bound.flatMap(({ rule: { action, peers, ports } }) => {
      const counted = peers.filter(counts);
      return counted.length ? [[action, counted, ports.numbers, ports.names]] : [];
    });
  const allowed = new Set(text(allowing).map((rule) => JSON.stringify(rule)));
  return JSON.stringify([text(admin), restricting.length > 0, [...allowed].sort(), text(baseline)]);
}

/** The ports that a profile lets through, to or from a peer; the target is the pod whose ports they are. */
export function portsThrough(profile: Profile, isPeer: (atom: number) => boolean, target: Party): PortSet {
  const { admin, restricting, allowing, baseline } = profile;
  if (!admin.length && !baseline.length) return restricting.length ? allowedBy(allowing, isPeer, target) : ALL_PORTS;
  const first = decide(admin, ALL_PORTS, isPeer, target);
  const open = restricting.length
    ? commonPorts(first.left, allowedBy(allowing, isPeer, target))
    : (({ allowed, left }) => unitedPorts(allowed, left))(decide(baseline, first.left, isPeer, target));
  return unitedPorts(first.allowed, open);
}

/** The numbers of the ports of a rule at a pod. */
export function portsAt({ numbers, names }: RulePorts, { ports }: Pick<Party, 'ports'>): PortSet {
  if (!names.length || !ports.length) return numbers;
  return names.reduce(
    (all, { name, protocol: wanted }) =>
      ports
        .filter((port) => port.name === name && (wanted === undefined || wanted === port.protocol))
        .reduce((some, { protocol, port }) => unitedPorts(some, portsBetween(protocol, port, port)), all),
    numbers,
  );
}

function allowedBy(allowing: readonly Bound[], isPeer: (atom: number) => boolean, target: Party): PortSet {
  let allowed = NO_PORTS;
  for (const { rule } of allowing) {
    if (rule.peers.some(isPeer)) allowed = unitedPorts(allowed, portsAt(rule.ports, target));
  }
  return allowed;
}

/** What a tier in which the first rule that fits decides allows of some ports, and what it leaves to the next. */
function decide(
  bound: readonly Bound[],
  ports: PortSet,
  isPeer: (atom: number) => boolean,
  target: Party,
): { readonly allowed: PortSet; readonly left: PortSet } {
  let [open, allowed, passed] = [ports, NO_PORTS, NO_PORTS];
  for (const { rule } of bound) {
    if (isNoPort(open)) break;
    if (!rule.peers.some(isPeer)) continue;
    const decided = commonPorts(open, portsAt(rule.ports, target));
    open = portsWithout(open, decided);
    if (rule.action === 'allow') allowed = unitedPorts(allowed, decided);
    if (rule.action === 'pass') passed = unitedPorts(passed, decided);
  }
  return { allowed, left: unitedPorts(passed, open) };
}
