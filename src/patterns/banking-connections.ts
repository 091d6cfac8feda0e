import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BankingComponent } from './banking-component';
import { Platform } from '../platform';

const { DENY } = kplus.NetworkPolicyTrafficDefault;

/** Who may call the gateway from outside. */
export interface OutsideCallers {
  readonly gateway: kplus.INetworkPolicyPeer;
}

/**
 * A policy for each call, `<caller>-to-<callee>`, which lets it in, and one for each component that calls or is called from outside, named by it, which
 * lets its calls out.
 */
export function connectComponents(scope: Construct, components: readonly BankingComponent[], outside: OutsideCallers): void {
  const peers = new Map(components.map((component) => [component.role, kplus.Pods.select(scope, `Pods-${component.role}`, { labels: { ...component.selector } })]));
  const dns = clusterDns(scope);
  for (const caller of components) {
    const callees = components.filter(({ role }) => caller.calls.includes(role));
    const calls = callees.map((callee) => ({ peer: peers.get(callee.role)!, ports: [kplus.NetworkPolicyPort.tcp(callee.port)] }));
    for (const callee of callees) {
      new kplus.NetworkPolicy(scope, `Policy-${caller.role}-to-${callee.role}`, {
        metadata: { name: `${caller.role}-to-${callee.role}` },
        selector: peers.get(callee.role),
        ingress: { rules: [{ peer: peers.get(caller.role)!, ports: [kplus.NetworkPolicyPort.tcp(callee.port)] }] },
      });
    }
    const clients = caller.role === 'gateway' ? [{ peer: outside.gateway, ports: [kplus.NetworkPolicyPort.tcp(caller.port)] }] : [];
    if (calls.length + clients.length === 0) continue;
    new kplus.NetworkPolicy(scope, `Policy-${caller.role}`, {
      metadata: { name: caller.role },
      selector: peers.get(caller.role),
      ...clients.length > 0 ? { ingress: { default: DENY, rules: clients } } : {},
      egress: { default: DENY, rules: [...calls, dns] },
    });
  }
}

/** The pods that resolve names, which the tenant lets all its pods ask. Said once more, so that one policy tells all that a component may do. */
function clusterDns(scope: Construct): kplus.NetworkPolicyRule {
  const { namespace, podLabels, port } = Platform.of(scope).dns;
  const namespaces = kplus.Namespaces.select(scope, 'DnsNamespace', { names: [namespace] });
  return {
    peer: kplus.Pods.select(scope, 'Dns', { labels: podLabels, namespaces }),
    ports: [kplus.NetworkPolicyPort.udp(port), kplus.NetworkPolicyPort.tcp(port)],
  };
}
