import { Chart } from 'cdk8s';
import {
  Distribution, HyperConverged, KubeVirt, KubeVirtMigrations, LauncherSeccompProfile, MigrationNetwork, NetworkAttachment,
  NetworkAttachmentConfig, Platform,
} from '../../../src';
import { manifest, refused } from '../refused';

const migrating = (migrations: KubeVirtMigrations) => (chart: Chart) => void new KubeVirt(chart, 'kubevirt', { metadata: { namespace: 'kubevirt' }, migrations });
const byHand = (migrations: object) => (chart: Chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: { configuration: { migrations } },
});
const config = NetworkAttachmentConfig.macvlan({ networkInterface: 'ens3f1', ipam: { type: 'whereabouts', range: '10.200.5.0/24' } });

refused({
  '06-migration-resilience/R6': [migrating({ parallelMigrationsPerCluster: -1, parallelOutboundMigrationsPerNode: 0 }), '[apps/kubevirt] migrations.parallelMigrationsPerCluster: got -1',
    '[apps/kubevirt] migrations.parallelOutboundMigrationsPerNode: got 0'],
  '06-migration-resilience/R6, by hand': [byHand({ parallelMigrationsPerCluster: -1, parallelOutboundMigrationsPerNode: 0 }), 'rejected unsigned-number/fits-range spec.configuration.migrations.parallelMigrationsPerCluster: -1',
    'advised migration-settings/lets-vms-migrate spec.configuration.migrations.parallelOutboundMigrationsPerNode: 0'],
  '06-migration-resilience/R7': [byHand({ bandwidthPerMigration: '64' }), 'advised migration-settings/has-bandwidth-unit spec.configuration.migrations.bandwidthPerMigration: 64'],
  '06-migration-resilience/R8': [migrating({ allowAutoConverge: true, allowPostCopy: true }), 'advised migration-settings/avoids-two-last-resorts spec.configuration.migrations.allowPostCopy: true'],
  '06-migration-resilience/R9': [(chart) => {
    const launcherSeccompProfile = LauncherSeccompProfile.runtimeDefault();
    new KubeVirt(chart, 'kubevirt', { metadata: { namespace: 'kubevirt' }, migrations: { allowPostCopy: true }, security: { launcherSeccompProfile } });
  }, 'advised migration-settings/requires-userfaultfd spec.configuration.migrations.allowPostCopy: true, made by apps/kubevirt/Resource'],
  '06-migration-resilience/R10': [(chart) => void new MigrationNetwork(chart, 'migration-net', { config, metadata: { namespace: 'apps' } }), '[apps/migration-net] metadata.namespace: got "apps"'],
  '06-migration-resilience/R10, as any attachment': [(chart) => {
    const network = new NetworkAttachment(chart, 'migration-net', { config });
    migrating({ network: network.name })(chart);
  }, 'advised migration-settings/references-network-beside-kubevirt spec.configuration.migrations.network: migration-net, which is in apps, made by apps/migration-net/Resource'],
  '06-migration-resilience/R11': [(chart, app) => {
    new Platform(app, 'Platform', { distribution: Distribution.OPENSHIFT });
    migrating({})(chart);
  }, 'KubeVirt: got "a CR of one\'s own on openshift"',
  'rejected installation/matches-owner kind: a CR of one\'s own beside HyperConverged',
  'advised platform/matches-kubevirt spec.configuration.developerConfiguration.featureGates: none',
  'advised platform/matches-kubevirt spec.configuration.seccompConfiguration.virtualMachineInstanceProfile: false'],
  '06-migration-resilience/R11, beside HyperConverged': [(chart) => {
    new HyperConverged(chart, 'kubevirt-hyperconverged', { metadata: { namespace: 'kubevirt-hyperconverged' } });
    migrating({})(chart);
  }, 'advised installation/matches-owner kind: a CR of one\'s own beside HyperConverged, made by apps/kubevirt-hyperconverged/Resource'],
});
