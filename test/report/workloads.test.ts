import { claim, onClaim, reportOn, vm } from './report-on';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'demo' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'a/web:1.0', resources: { requests: { cpu: '250m', memory: '64Mi' } } }] },
    },
  },
};

test('a VM that cannot move, and pods of containers', () => {
  const { workloads, summary } = reportOn([claim('demo', 'disk', 'ReadWriteOnce'), vm('demo', 'db', '1Gi', onClaim('disk')), deployment]);
  expect(workloads).toEqual([
    {
      id: 'Deployment/demo/web',
      kind: 'Deployment',
      namespace: 'demo',
      name: 'web',
      isGuest: false,
      replicas: { usual: 3, least: 3, most: 3 },
      pod: { cpu: 0.25, memory: 64 * 2 ** 20, overhead: 0, qosClass: 'Burstable' },
      findings: expect.any(Number),
    },
    {
      id: 'VirtualMachine/demo/db',
      kind: 'VirtualMachine',
      namespace: 'demo',
      name: 'db',
      isGuest: true,
      replicas: { usual: 1, least: 1, most: 1 },
      runStrategy: 'Always',
      guest: { cpu: 1, memory: 2 ** 30 },
      pod: { cpu: 0.105, memory: expect.any(Number), overhead: expect.any(Number), qosClass: 'Burstable' },
      migration: {
        evictionStrategy: 'None',
        isMigratable: false,
        obstacles: [{
          rule: 'live-migration/requires-shared-storage',
          field: 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
          text: 'disk is ReadWriteOnce',
          allowed: 'a claim that is ReadWriteMany',
        }],
        onDrain: 'stops',
      },
      findings: expect.any(Number),
    },
  ]);
  expect(summary.notMigratable).toBe(1);
});

test.each([
  ['LiveMigrate', 'ReadWriteOnce', false, 'blocks'], ['LiveMigrate', 'ReadWriteMany', true, 'moves'],
  ['LiveMigrateIfPossible', 'ReadWriteOnce', false, 'stops'], ['LiveMigrateIfPossible', 'ReadWriteMany', true, 'moves'],
  ['None', 'ReadWriteMany', true, 'stops'], ['External', 'ReadWriteOnce', false, 'external'],
] as const)('with %s on a claim that is %s', (evictionStrategy, mode, isMigratable, onDrain) => {
  const { workloads } = reportOn([claim('demo', 'disk', mode), vm('demo', 'db', '1Gi', { evictionStrategy, ...onClaim('disk') })]);
  expect(workloads.map(({ migration }) => migration)).toMatchObject([{ evictionStrategy, isMigratable, onDrain }]);
});

test('what its instancetype leaves open is not known', () => {
  const { workloads } = reportOn([{
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'db', namespace: 'demo' },
    spec: { runStrategy: 'Halted', instancetype: { name: 'ours' }, template: { spec: { domain: { devices: {} } } } },
  }]);
  expect(workloads).toMatchObject([{ id: 'VirtualMachine/demo/db', runStrategy: 'Halted' }]);
  expect(workloads[0].pod).toBeUndefined();
});

test('a VM that says nothing of its guest', () => {
  const empty = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'db', namespace: 'demo' }, spec: { runStrategy: 'Halted', template: {} } };
  expect(reportOn([empty]).workloads).toMatchObject([{ id: 'VirtualMachine/demo/db' }]);
});
