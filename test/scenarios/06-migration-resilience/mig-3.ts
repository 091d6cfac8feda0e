import { App, Chart, Duration, Size } from 'cdk8s';
import { MigrationPolicy } from '../../../src';

/** Databases of one tenant, which migrate with limits of their own. */
export function build(app: App): void {
  new MigrationPolicy(new Chart(app, 'mig-3'), 'databases', {
    namespaceLabels: { tenant: 'banking' },
    virtualMachineLabels: { tier: 'database' },
    bandwidthPerMigration: Size.mebibytes(100),
    completionTimeoutPerGiB: Duration.minutes(10),
    allowAutoConverge: true,
    allowPostCopy: false,
    allowWorkloadDisruption: false,
  });
}
