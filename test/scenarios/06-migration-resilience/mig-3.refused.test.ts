import { App, Chart, Duration, Size } from 'cdk8s';
import { MigrationPolicy, MigrationPolicyProps, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const policy = (props: MigrationPolicyProps) => (chart: Chart) => void new MigrationPolicy(chart, 'databases', props);
const byHand = (fields: object, spec: object = {}) => (_: Chart, app: App) => manifest(new Chart(app, 'cluster'), {
  apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', spec: { selectors: {}, ...spec }, ...fields,
});

refused({
  '06-migration-resilience/R12': [byHand({ metadata: { name: 'databases', namespace: 'banking' } }), 'advised metadata/fits-scope metadata.namespace: banking'],
  '06-migration-resilience/R13': [byHand({}, {
    selectors: { virtualMachineInstanceSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['database'] }] } },
  }), 'rejected schema/has-valid-type spec.selectors.virtualMachineInstanceSelector.matchExpressions: array [{"key":"tier","operator":"In","values":["database"]}]'],
  '06-migration-resilience/R14': [byHand({}, { completionTimeoutPerGiB: -1 }), 'rejected migration-policy/excludes-negative spec.completionTimeoutPerGiB: -1'],
  '06-migration-resilience/R15': [(chart) => {
    new VirtualMachine(chart, 'db', { memory: Size.gibibytes(1), metadata: { labels: { tier: 'database' } } });
    policy({ virtualMachineLabels: { tier: 'database' } })(chart);
  }, 'advised migration-policy/selects-vm spec.selectors.virtualMachineInstanceSelector: {"tier":"database"}'],
  '06-migration-resilience/R16': [policy({ maxDowntime: Duration.millis(500), stallDetector: { smoothing: 0.5 } }), 'rejected migration-policy/requires-gate-for-stall-detection spec.experimental.stallDetector: {"ewmaAlpha":"0.5"}',
    'rejected migration-policy/requires-gate-for-stall-detection spec.maxDowntimeMs: 500'],
});
