import { Distribution } from './distribution';
import { toCidr } from '../kubernetes/ip-block';
import type { UsageError } from '../usage-error';

/** What answers DNS queries, as far as it is not what the distribution installs. */
export interface PlatformDnsProps {
  /**
   * The namespace of the pods.
   *
   * Read by `HybridBankingStack`, `TenantNamespace`.
   *
   * @default 'kube-system'; 'openshift-dns' on OpenShift
   */
  readonly namespace?: string;

  /**
   * The labels of the pods.
   *
   * Read by `HybridBankingStack`, `TenantNamespace`.
   *
   * @default - `k8s-app: kube-dns`; `dns.operator.openshift.io/daemonset-dns: default` on OpenShift
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * The port the pods listen on, UDP and TCP alike; not the port of the Service in front of them.
   *
   * Read by `HybridBankingStack`, `TenantNamespace`.
   *
   * @default 53; 5353 on OpenShift
   */
  readonly port?: number;

  /**
   * Addresses or CIDRs, IPv4 or IPv6, that answer beside the pods, on port 53: those of NodeLocal DNSCache, which runs in the network of the node,
   * where no NetworkPolicy finds it by labels. That is `169.254.20.10` unless it was installed with another. Where kube-proxy runs in iptables mode
   * pods go on asking the address of the Service kube-dns, and the cache answers on it: state that one as well. See
   * https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/.
   *
   * Read by `TenantNamespace`.
   *
   * @default - none: the pods alone answer
   */
  readonly addresses?: string[];
}

/** What answers DNS queries, as a NetworkPolicy sees it. */
export interface PlatformDns {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** The labels of the pods. */
  readonly podLabels: { [key: string]: string };
  /** The port the pods listen on, UDP and TCP alike. */
  readonly port: number;
  /** Addresses or CIDRs that answer beside the pods, on port 53. */
  readonly addresses: string[];
}

/** CoreDNS as kubeadm, K3s, RKE2 and the managed clouds label it. */
const CORE_DNS: PlatformDns = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53, addresses: [] };

/** The DNS operator's daemon set on OpenShift; CoreDNS elsewhere. */
export const DNS: { readonly [distribution in Distribution]: PlatformDns } = {
  [Distribution.KUBERNETES]: CORE_DNS,
  [Distribution.K3S]: CORE_DNS,
  [Distribution.HARVESTER]: CORE_DNS,
  [Distribution.OPENSHIFT]: {
    namespace: 'openshift-dns', podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' }, port: 5353, addresses: [],
  },
};

/** Addresses that are none, and ports that are out of range. */
export function* dnsProblems({ port, addresses }: PlatformDns): Generator<UsageError> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    yield { what: 'dns.port', got: port, allowed: '1 to 65535', fix: 'State the port that the pods listen on.' };
  }
  for (const address of addresses.filter((one) => toCidr(one) === undefined)) {
    yield { what: 'dns.addresses', got: address, allowed: 'addresses and CIDRs', fix: 'Write an address such as 169.254.20.10, or a CIDR.' };
  }
}
