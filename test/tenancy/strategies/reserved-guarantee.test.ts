import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { QuotaStrategy, ReservedGuaranteeOptions, TenantNamespace } from '../../../src/tenancy';
import { object, synth } from '../fixture';

const NODES = { nodeLabels: { pool: 'tenant-a' }, taint: { key: 'tenant', value: 'a' } };
const PLACEHOLDER = {
  namespace: 'capacity-reservation', replicas: 5, cpu: kplus.Cpu.units(2), memory: Size.gibibytes(4), image: 'registry.k8s.io/pause:3.10',
};
const tenant = (options: ReservedGuaranteeOptions) =>
  new TenantNamespace(new App(), 'tenant-a', { quotaStrategy: QuotaStrategy.reservedGuarantee(options) });

test('nodes are the cluster’s: nothing is emitted for them', () => {
  expect(synth(tenant(NODES)).map(({ kind }) => kind)).toEqual(synth(new TenantNamespace(new App(), 'tenant-a')).map(({ kind }) => kind));
});

test('workloads choose the nodes', () => {
  const one = tenant(NODES);
  const deployment = new kplus.Deployment(one, 'web', { metadata: { name: 'web' }, containers: [{ image: 'web:1' }] });
  if (one.reservedNodes) deployment.scheduling.attract(one.reservedNodes);
  if (one.reservedTaint) deployment.scheduling.tolerate(one.reservedTaint);
  const { affinity, tolerations } = object(synth(one), 'Deployment', 'web').spec.template.spec;
  expect(affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
    { matchExpressions: [{ key: 'pool', operator: 'In', values: ['tenant-a'] }] },
  ]);
  expect(tolerations).toEqual([{ key: 'tenant', operator: 'Equal', value: 'a', effect: 'NoSchedule' }]);
});

test('placeholders hold room outside the quota of the tenant', () => {
  const all = synth(tenant({ ...NODES, placeholder: PLACEHOLDER }));
  expect(object(all, 'PriorityClass', 'tenant-a-reservation')).toEqual({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'tenant-a-reservation', labels: { 'tenancy.cdk8s-kubevirt.dev/tenant': 'tenant-a' } },
    value: -10,
    preemptionPolicy: 'Never',
    description: 'Placeholder capacity, evicted as soon as anything real needs it',
  });
  const labels = { 'app.kubernetes.io/name': 'reserve-tenant-a' };
  expect(object(all, 'Deployment', 'reserve-tenant-a')).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'reserve-tenant-a', namespace: 'capacity-reservation' },
    spec: {
      replicas: 5,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          priorityClassName: 'tenant-a-reservation',
          terminationGracePeriodSeconds: 0,
          automountServiceAccountToken: false,
          nodeSelector: { 'kubevirt.io/schedulable': 'true', 'pool': 'tenant-a' },
          tolerations: [{ key: 'tenant', operator: 'Equal', value: 'a', effect: 'NoSchedule' }],
          containers: [{
            name: 'hold',
            image: 'registry.k8s.io/pause:3.10',
            resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { memory: '4Gi' } },
          }],
        },
      },
    },
  });
});

test('placeholders of a class that tenants share', () => {
  const all = synth(tenant({ ...NODES, placeholder: { ...PLACEHOLDER, existingPriorityClass: 'reservation' } }));
  expect(object(all, 'Deployment', 'reserve-tenant-a').spec.template.spec.priorityClassName).toBe('reservation');
  expect(all.filter(({ kind }) => kind === 'PriorityClass')).toEqual([]);
});

test.each<[string, ReservedGuaranteeOptions, string]>([
  ['no labels', { ...NODES, nodeLabels: {} }, 'reservedGuarantee: got {"nodeLabels":{}'],
  ['no taint', { ...NODES, taint: { key: '', value: 'a' } }, 'reservedGuarantee: got'],
  ['a taint of Kubernetes', { ...NODES, taint: { key: 'node.kubernetes.io/reserved', value: 'a' } },
    'reservedGuarantee.taint: got "node.kubernetes.io/reserved"; allowed: a key that does not start with'],
  ['no placeholder', { ...NODES, placeholder: { ...PLACEHOLDER, replicas: 0 } }, 'placeholder.replicas: got 0'],
])('refuses %s', (_, options, message) => {
  expect(() => tenant(options)).toThrow(message);
});
