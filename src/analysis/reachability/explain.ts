import type { Party } from './classes';
import type { End } from './matrix';
import { passing } from './matrix';
import type { Explanation, PortSet, Reason } from './model';
import { ALL_PORTS, commonPorts, isEveryPort, isNoPort, NO_PORTS, portsText, portsWithout, unitedPorts } from './port-set';
import { portsAt } from './verdict';
import type { Bound } from './verdict';

const VERDICTS = { allow: 'allowed', deny: 'denied', pass: 'passed' } as const;

/** Why a source reaches a target, or does not, on a plane. */
export function explanationOf(plane: number, source: End, target: End): Explanation {
  const kind = [source, target].some(({ party }) => party.facts.kind === 'host');
  const ports = passing(source, target);
  if (kind) return { plane, ports, egress: [ofNodes()], ingress: [ofNodes()] };
  return {
    plane,
    ports,
    egress: reasonsOf(source, target.party, target.party),
    ingress: [...reasonsOf(target, source.party, target.party), ...forwarding(target.party)],
  };
}

function reasonsOf({ party, profile }: End, peer: Party, target: Party): Reason[] {
  const { direction, admin, restricting, allowing, baseline } = profile;
  const side = `${party.facts.name} ${direction === 'Egress' ? 'may call' : 'may be called by'} ${peer.facts.name}`;
  const isPeer = (atom: number) => peer.atoms.includes(atom);
  const first = tierReasons(admin, ALL_PORTS, isPeer, target);
  if (isNoPort(first.left)) return first.reasons;
  if (restricting.length) {
    const through = allowing
      .filter(({ rule }) => rule.peers.some(isPeer))
      .flatMap(({ policy, rule }): Reason[] => {
        const ports = commonPorts(first.left, portsAt(rule.ports, target));
        return isNoPort(ports) ? [] : [reason('allowed', ports, { policy, rule })];
      });
    const closed = portsWithout(
      first.left,
      through.reduce((all, { ports }) => unitedPorts(all, ports), NO_PORTS),
    );
    const denied = isNoPort(closed)
      ? []
      : restricting.map(({ ref }): Reason => ({
        verdict: 'denied',
        policy: ref,
        ports: closed,
        text: `${ref.kind} ${ref.namespace}/${ref.name} selects ${party.facts.name}, and no rule of a policy opens ${portsText(closed)}`,
      }));
    return [...first.reasons, ...through, ...denied];
  }
  const last = tierReasons(baseline, first.left, isPeer, target);
  const open: Reason[] = isNoPort(last.left)
    ? []
    : [
      {
        verdict: 'allowed',
        ports: last.left,
        text: party.facts.kind === 'addresses' ? `no policy is for ${party.facts.name}` : `no policy restricts whether ${side}`,
      },
    ];
  return [...first.reasons, ...last.reasons, ...open];
}

function tierReasons(bound: readonly Bound[], ports: PortSet, isPeer: (atom: number) => boolean, target: Party) {
  let [open, passed] = [ports, NO_PORTS];
  const reasons: Reason[] = [];
  for (const { policy, rule } of bound) {
    const decided = rule.peers.some(isPeer) ? commonPorts(open, portsAt(rule.ports, target)) : NO_PORTS;
    if (isNoPort(decided)) continue;
    open = portsWithout(open, decided);
    if (rule.action === 'pass') passed = unitedPorts(passed, decided);
    reasons.push(reason(VERDICTS[rule.action], decided, { policy, rule }));
  }
  return { reasons, left: unitedPorts(passed, open) };
}

function reason(verdict: Reason['verdict'], ports: PortSet, { policy: { ref }, rule }: Bound): Reason {
  const name = ref.namespace === undefined ? ref.name : `${ref.namespace}/${ref.name}`;
  return { verdict, policy: ref, rule: rule.field, ports, text: `${ref.kind} ${name}, ${rule.field}, ${WORDS[verdict]} ${portsText(ports)}` };
}

const WORDS = { allowed: 'allows', denied: 'denies', passed: 'passes on' };

function ofNodes(): Reason {
  return {
    verdict: 'allowed',
    ports: ALL_PORTS,
    text: 'what comes from the node of a pod or goes to it no policy stops, and pods with hostNetwork are on the network of their node',
  };
}

function forwarding({ facts: { name, forwarded } }: Party): Reason[] {
  const closed = forwarded ? portsWithout(ALL_PORTS, forwarded) : NO_PORTS;
  if (isNoPort(closed) || isEveryPort(forwarded ?? ALL_PORTS)) return [];
  return [
    { verdict: 'denied', ports: closed, text: `the interface of ${name} lists its ports: only ${portsText(forwarded ?? ALL_PORTS)} reach the guest` },
  ];
}
