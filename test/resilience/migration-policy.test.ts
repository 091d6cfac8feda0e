import { Duration, Size } from 'cdk8s';
import { MigrationCompression, MigrationPolicy, MigrationPolicyProps } from '../../src/resilience';
import { newChart, object } from '../compute/fixture';

function spec(props: MigrationPolicyProps) {
  const chart = newChart();
  new MigrationPolicy(chart, 'policy', props);
  return object(chart, 'MigrationPolicy').spec;
}

test('a policy', () => {
  const chart = newChart();
  const policy = new MigrationPolicy(chart, 'databases', { virtualMachineLabels: { tier: 'database' } });
  expect(policy.name).toBe('databases');
  expect(object(chart, 'MigrationPolicy')).toEqual({
    apiVersion: 'migrations.kubevirt.io/v1alpha1',
    kind: 'MigrationPolicy',
    metadata: { name: 'databases', namespace: 'apps' },
    spec: { selectors: { virtualMachineInstanceSelector: { tier: 'database' } } },
  });
});

test.each<[string, MigrationPolicyProps, object]>([
  ['all VMs', {}, { selectors: {} }],
  ['namespaces', { namespaceLabels: { tenant: 'a' } }, { selectors: { namespaceSelector: { tenant: 'a' } } }],
  ['bandwidth', { bandwidthPerMigration: Size.mebibytes(100) }, { bandwidthPerMigration: '100Mi' }],
  ['no limit of bandwidth', { bandwidthPerMigration: Size.mebibytes(0) }, { bandwidthPerMigration: '0Ti' }],
  ['time', { completionTimeoutPerGiB: Duration.minutes(10) }, { completionTimeoutPerGiB: 600 }],
  ['no limit of time', { completionTimeoutPerGiB: Duration.seconds(0) }, { completionTimeoutPerGiB: 0 }],
  ['auto-converge', { allowAutoConverge: true }, { allowAutoConverge: true }],
  ['post-copy', { allowPostCopy: false }, { allowPostCopy: false }],
  ['disruption', { allowWorkloadDisruption: true }, { allowWorkloadDisruption: true }],
  ['downtime', { maxDowntime: Duration.millis(500) }, { maxDowntimeMs: 500 }],
  ['compression', { compression: MigrationCompression.ZSTD }, { experimental: { compression: 'zstd' } }],
  ['a stall detector', {
    stallDetector: {
      marginPercent: 5,
      smoothing: 0.5,
      progressTimeout: Duration.minutes(1),
      switchoverTimeout: Duration.seconds(30),
      precopyPossibleFactor: 2,
      patienceDecayFactor: 0.25,
      searchLocalMinima: false,
      completionTimeoutFactor: 1.5,
    },
  }, {
    experimental: {
      stallDetector: {
        stallMargin: 5,
        ewmaAlpha: '0.5',
        stallProgressTimeout: 60,
        switchoverTimeout: 30,
        precopyPossibleFactor: '2',
        patienceWindowDecayFactor: '0.25',
        searchLocalMinima: false,
        completionTimeoutFactor: '1.5',
      },
    },
  }],
])('%s', (_, props, expected) => expect(spec(props)).toEqual({ selectors: {}, ...expected }));

test('of another app', () => {
  expect(MigrationPolicy.fromMigrationPolicyName(newChart(), 'imported', 'fast')).toMatchObject({
    name: 'fast', kind: 'MigrationPolicy', apiVersion: 'migrations.kubevirt.io/v1alpha1',
  });
});
