import { Chart } from 'cdk8s';
import { manifest, refused } from '../refused';

const policy = (spec: object) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {}, ...spec } });

refused({
  '04-tenancy-quota/R11': [
    (chart) => manifest(chart, policy({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: 'tenant-a' } } }] }] })),
    'advised isolation/avoids-name-label spec.ingress[0].from[0].namespaceSelector.matchLabels.name: tenant-a',
  ],
  '04-tenancy-quota/R12': [(chart) => manifest(chart, policy({ ingress: [{ from: [{}] }] })), 'rejected network-policy/has-valid-peer spec.ingress[0].from[0]: undefined'],
  '04-tenancy-quota/R13': [
    (chart) => manifest(chart, policy({ policyTypes: ['Egress'], egress: [{ ports: [{ protocol: 'UDP', port: 53 }] }] })),
    'advised isolation/avoids-dns-by-udp-alone spec.egress[0].ports[0]: UDP',
  ],
  '04-tenancy-quota/R14': [
    (chart, app) => {
      manifest(new Chart(app, 'cluster'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });
      manifest(chart, policy({ podSelector: { matchLabels: { app: 'wbe' } }, ingress: [{}] }));
      manifest(chart, {
        apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'registry.example/web:1.0' }] },
      });
    },
    'advised pod-selector/matches-pods spec.podSelector: {"matchLabels":{"app":"wbe"}}',
  ],
});
