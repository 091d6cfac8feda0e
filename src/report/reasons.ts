import type { ReasonReport } from './report-data';
import type { Explanation, Reason } from '../analysis/reachability/model';
import { isNoPort, portsText } from '../analysis/reachability/port-set';

/**
 * Why ports are open between two endpoints, or none is. Where some are, what opens them counts, and what keeps the others closed is left out; where none is, the
 * side that closes them. Policies that select an endpoint and open nothing are one reason.
 */
export function reasonsOf(explanations: readonly Explanation[]): ReasonReport[] {
  const open = explanations.filter(({ ports }) => !isNoPort(ports));
  return (open.length ? open : explanations).flatMap(({ egress, ingress, ports }) => (
    isNoPort(ports) ? [...closing('egress', egress), ...closing('ingress', ingress)] : [...opening('egress', egress), ...opening('ingress', ingress)]
  ));
}

function opening(side: ReasonReport['side'], reasons: readonly Reason[]): ReasonReport[] {
  const allowed = reasons.filter(({ verdict }) => verdict === 'allowed').map(({ text }) => ({ side, isAllowed: true, text }));
  // What denies without a policy is no rule but the guest itself, which forwards some ports only.
  const narrowing = reasons.filter(({ verdict, policy }) => verdict === 'denied' && !policy).map(({ text }) => ({ side, isAllowed: false, text }));
  return [...allowed, ...narrowing];
}

function closing(side: ReasonReport['side'], reasons: readonly Reason[]): ReasonReport[] {
  if (reasons.some(({ verdict, ports }) => verdict === 'allowed' && portsText(ports) === 'all ports')) return [];
  const [ruled, selecting] = [reasons.filter(({ rule }) => rule), reasons.filter(({ rule, verdict, policy }) => !rule && verdict === 'denied' && policy)];
  const names = selecting.map(({ policy }) => `${policy!.namespace ?? ''}/${policy!.name}`);
  return [
    ...ruled.map(({ verdict, text }) => ({ side, isAllowed: verdict === 'allowed', text })),
    ...names.length ? [{ side, isAllowed: false, text: `no rule of ${[...new Set(names)].join(', ')} opens a port` }] : [],
  ];
}
