import type { ReasonReport } from './report-data';
import type { Explanation, Reason } from '../analysis/reachability/model';
import { isNoPort, portsText } from '../analysis/reachability/port-set';

/**
 * Why ports are open between two endpoints, or none is. Where some are, what opens them counts, and what keeps the others closed is left out; where none is, the
 * side that closes them. What is so on several networks is told once.
 */
export function reasonsOf(explanations: readonly Explanation[]): ReasonReport[] {
  const open = explanations.filter(({ ports }) => !isNoPort(ports));
  const reasons = (open.length ? open : explanations).flatMap(({ egress, ingress, ports }) => (
    isNoPort(ports) ? [...closing('egress', egress), ...closing('ingress', ingress)] : [...opening('egress', egress), ...opening('ingress', ingress)]
  ));
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

function opening(side: ReasonReport['side'], reasons: readonly Reason[]): ReasonReport[] {
  const allowed = reasons.filter(({ verdict }) => verdict === 'allowed').map(({ text }) => ({ side, isAllowed: true, text }));
  // What denies without a policy is the guest itself, which forwards some ports only.
  const narrowing = reasons.filter(({ verdict, policies }) => verdict === 'denied' && !policies.length).map(({ text }) => ({ side, isAllowed: false, text }));
  return [...allowed, ...narrowing];
}

function closing(side: ReasonReport['side'], reasons: readonly Reason[]): ReasonReport[] {
  if (reasons.some(({ verdict, ports }) => verdict === 'allowed' && portsText(ports) === 'all ports')) return [];
  return reasons.map(({ verdict, text }) => ({ side, isAllowed: verdict === 'allowed', text }));
}
