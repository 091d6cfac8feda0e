import { App, Chart, Duration, Size } from 'cdk8s';
import { EvictionStrategy, KubeVirt, MigrationNetwork, NetworkAttachmentConfig, WorkloadUpdateMethod } from '../../../src';

/** How VMs of the cluster migrate, over a network of their own. */
export function build(app: App): void {
  const chart = new Chart(app, 'mig-2', { namespace: 'kubevirt' });
  const network = new MigrationNetwork(chart, 'migration-net', {
    config: NetworkAttachmentConfig.macvlan({ networkInterface: 'ens3f1', ipam: { type: 'whereabouts', range: '10.200.5.0/24' } }),
  });
  new KubeVirt(chart, 'kubevirt', {
    guestDefaults: { evictionStrategy: EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE },
    migrations: {
      parallelMigrationsPerCluster: 5,
      parallelOutboundMigrationsPerNode: 2,
      bandwidthPerMigration: Size.mebibytes(64),
      completionTimeoutPerGiB: Duration.seconds(800),
      progressTimeout: Duration.seconds(150),
      allowAutoConverge: true,
      network: network.name,
    },
    workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE] },
  });
}
