import type { Explanation, PortSet, Reachability, Reason } from './model';
import { commonPorts, isNoPort, portsText } from './port-set';

/**
 * Why one class reaches another or does not, on all ports or on some, a line a reason: what lets it through on the networks where something does,
 * otherwise what keeps it off on each.
 */
export function whyLines(reach: Reachability, from: number, to: number, asked?: PortSet): string[] {
  const explanations = reach.explain(from, to);
  if (!explanations.length) return [`${reach.classes[from].name} and ${reach.classes[to].name} are on no common network`];
  const open = explanations.filter((explanation) => !isNoPort(openOf(explanation, asked)));
  return (open.length ? open : explanations).flatMap((explanation) => planeLines(reach, explanation, asked));
}

/** Why something reaches a class on one plane, or does not. */
export function planeLines(reach: Reachability, explanation: Explanation, asked?: PortSet): string[] {
  const { name, kind, policies } = reach.planes[explanation.plane];
  const open = openOf(explanation, asked);
  if (kind === 'secondary' && !policies.length) return [`${name}, to which NetworkPolicies do not apply: ${portsText(open)}`];
  const isTold = ({ verdict, ports }: Reason) => (
    isNoPort(open) ? verdict === 'denied' && (!asked || !isNoPort(commonPorts(ports, asked))) : verdict !== 'denied' && !isNoPort(commonPorts(ports, open))
  );
  const side = (title: string, reasons: readonly Reason[]) => reasons.filter(isTold).map(({ text }) => `  ${title}: ${text}`);
  return [`${name}: ${portsText(open)}`, ...side('egress', explanation.egress), ...side('ingress', explanation.ingress)];
}

function openOf({ ports }: Explanation, asked: PortSet | undefined): PortSet {
  return asked ? commonPorts(ports, asked) : ports;
}
