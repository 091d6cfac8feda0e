import { linux } from './virtual-machines';
import type { Manifest } from '../lib/manifests/manifest';

/** A namespace with Pod Security, a quota, defaults for containers and a network of its own, closed to other namespaces, and its VMs. Nothing is wrong with it. */
export function tenant(i: number, vms: number): Manifest[] {
  const name = `tenant-${i}`;
  const inside = (apiVersion: string, kind: string, spec: unknown): Manifest => ({ apiVersion, kind, metadata: { name: 'tenant', namespace: name }, spec });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } },
    inside('v1', 'ResourceQuota', {
      hard: { 'requests.cpu': '40', 'requests.memory': '100Gi', 'limits.memory': '200Gi', 'requests.storage': '2Ti', 'pods': '100', 'persistentvolumeclaims': '50' },
    }),
    inside('v1', 'LimitRange', {
      limits: [
        { type: 'Container', default: { cpu: '1', memory: '1Gi' }, defaultRequest: { cpu: '100m', memory: '128Mi' }, max: { cpu: '16', memory: '64Gi' } },
        { type: 'PersistentVolumeClaim', max: { storage: '500Gi' } },
      ],
    }),
    inside('networking.k8s.io/v1', 'NetworkPolicy', {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
          ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }],
        },
        { to: [{ podSelector: {} }] },
      ],
    }),
    {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'data', namespace: name },
      spec: { config: JSON.stringify({ cniVersion: '0.3.1', name: `${name}-data`, type: 'bridge', bridge: `br-${i}` }) },
    },
    ...Array.from({ length: vms }, (_, j) => {
      const vm = linux(i * vms + j) as unknown as Manifest;
      return { ...vm, metadata: { ...vm.metadata, namespace: name } };
    }),
  ];
}
