import { Distribution } from './distribution';

/** The pods that answer DNS queries, as a NetworkPolicy sees them. */
export interface PlatformDns {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** The labels of the pods. */
  readonly podLabels: { [key: string]: string };
  /** The port the pods listen on, UDP and TCP alike; not the port of the Service in front of them. */
  readonly port: number;
}

/** CoreDNS as kubeadm, K3s and the managed clouds label it; the DNS operator's daemon set on OpenShift. */
export const DNS: { readonly [distribution in Distribution]: PlatformDns } = {
  [Distribution.KUBERNETES]: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53 },
  [Distribution.OPENSHIFT]: { namespace: 'openshift-dns', podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' }, port: 5353 },
};
