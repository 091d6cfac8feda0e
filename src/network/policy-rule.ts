import * as kplus from 'cdk8s-plus-28';
import type { Port, To } from '../../imports/k8s.cni.cncf.io';
import { policyPeersOf, policyPortOf } from '../cdk8s-plus-internals';

/** A rule of a network policy in the form of MultiNetworkPolicy v1beta1. */
export interface PolicyRule {
  readonly peers?: To[];
  readonly ports?: Port[];
  /** A range of ports in it, which that API cannot say. */
  readonly range?: string;
}

const LAST_PORT = 65535;

/** What a rule of cdk8s-plus allows. */
export function policyRuleOf({ peer, ports = [] }: kplus.NetworkPolicyRule): PolicyRule {
  const found = ports.map(policyPortOf);
  const range = found.find(({ port, endPort }) => endPort !== undefined && !isAll(port, endPort));
  return {
    peers: policyPeersOf(peer),
    ports: found.length ? found.map(({ protocol, port, endPort }) => (isAll(port, endPort) ? { protocol } : { protocol, port })) : undefined,
    range: range && `${range.port}-${range.endPort}`,
  };
}

/** How cdk8s-plus writes all ports of a protocol. */
function isAll(port: number | undefined, endPort: number | undefined): boolean {
  return port === 0 && endPort === LAST_PORT;
}
