import type { Party } from './classes';
import type { End } from './matrix';
import { passing } from './matrix';
import type { Explanation, ObjectRef, PortSet, Reason } from './model';
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
  const { admin, restricting, allowing, baseline } = profile;
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
    const policies = restricting.map(({ ref }) => ref);
    const told = `${namesOf(policies)} ${policies.length > 1 ? 'select' : 'selects'} ${party.facts.name} and ${policies.length > 1 ? 'have' : 'has'} no rule for`;
    const denied: Reason[] = isNoPort(closed) ? [] : [{ verdict: 'denied', policies, ports: closed, text: `${told} ${peer.facts.name}${onSome(closed)}` }];
    return [...first.reasons, ...through, ...denied];
  }
  const last = tierReasons(baseline, first.left, isPeer, target);
  const text = party.facts.kind === 'addresses' ? `no policy is for ${party.facts.name}` : `no policy is for ${party.facts.name} in this direction`;
  const open: Reason[] = isNoPort(last.left) ? [] : [{ verdict: 'allowed', policies: [], ports: last.left, text }];
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
  return { verdict, policies: [ref], rule: rule.field, ports, text: `${namesOf([ref])}, ${rule.field}, ${WORDS[verdict]} ${portsText(ports)}` };
}

/** Policies for people: `NetworkPolicies erp/a, erp/b`; all that select a pod are of one kind. */
function namesOf(policies: readonly ObjectRef[]): string {
  const names = policies.map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}/${name}`));
  return `${policies[0].kind.replace(/y$/, policies.length > 1 ? 'ies' : 'y')} ${names.join(', ')}`;
}

function onSome(ports: PortSet): string {
  return isEveryPort(ports) ? '' : ` on ${portsText(ports)}`;
}

const WORDS = { allowed: 'allows', denied: 'denies', passed: 'passes on' };

function ofNodes(): Reason {
  const text = 'what comes from the node of a pod or goes to it no policy stops, and pods with hostNetwork are on the network of their node';
  return { verdict: 'allowed', policies: [], ports: ALL_PORTS, text };
}

function forwarding({ facts: { name, forwarded } }: Party): Reason[] {
  const closed = forwarded ? portsWithout(ALL_PORTS, forwarded) : NO_PORTS;
  if (!forwarded || isNoPort(closed)) return [];
  const text = `the interface of ${name} lists its ports, and only ${portsText(forwarded)} ${isNoPort(forwarded) ? 'reaches' : 'reach'} the guest`;
  return [{ verdict: 'denied', policies: [], ports: closed, text }];
}
