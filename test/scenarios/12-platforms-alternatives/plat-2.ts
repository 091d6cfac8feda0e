import { App, Chart, Duration, Size } from 'cdk8s';
import { Distribution, HyperConverged, Platform, WorkloadUpdateMethod } from '../../../src';

/** The same on OpenShift, whose HyperConverged owns the CRs of KubeVirt and CDI. */
export function build(app: App): void {
  new Platform(app, 'Platform', { distribution: Distribution.OPENSHIFT });
  new HyperConverged(new Chart(app, 'hyperconverged', { namespace: 'openshift-cnv' }), 'kubevirt-hyperconverged', {
    guestDefaults: { evictionStrategy: 'LiveMigrate', maxCpuSockets: 16, vmStateStorageClass: 'ocs-storagecluster-ceph-rbd-virtualization' },
    migrations: {
      parallelMigrationsPerCluster: 5,
      parallelOutboundMigrationsPerNode: 2,
      bandwidthPerMigration: Size.mebibytes(64),
      completionTimeoutPerGiB: Duration.seconds(800),
      progressTimeout: Duration.seconds(150),
      network: 'migration-net',
    },
    workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE] },
    applicationAwareQuota: true,
  });
}
