import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { kubevirt } from '../kubevirt-table';
import { appTable, object } from '../workload-table';

const RULE = 'cluster-class/is-known';
says({
  [RULE]: {
    level: FindingLevel.ADVISED,
    allowed: [
      'a RuntimeClass of the app; probably meant: gvisor', 'a RuntimeClass of the app: gvisor', 'a VolumeSnapshotClass of the app: fast', 'a VolumeAttributesClass of the app: gold',
      'a GatewayClass of the app: envoy',
    ],
  },
});

const cluster = (apiVersion: string, kind: string, name: string, more: Json) => ({ apiVersion, kind, metadata: { name }, ...more });
const runtime = cluster('node.k8s.io/v1', 'RuntimeClass', 'gvisor', { handler: 'runsc' });
const snapshots = cluster('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', 'fast', { driver: 'd', deletionPolicy: 'Delete' });
const attributes = cluster('storage.k8s.io/v1', 'VolumeAttributesClass', 'gold', { driverName: 'd', parameters: { iops: '1' } });
const gateways = cluster('gateway.networking.k8s.io/v1', 'GatewayClass', 'envoy', { spec: { controllerName: 'example.com/c' } });
const containers = [{ name: 'c', image: 'c:1' }];
const pod = (runtimeClassName?: string) => object('v1', 'Pod', 'p', { containers, runtimeClassName });
const deployment = object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers, runtimeClassName: 'gvsior' } },
});
const snapshot = (volumeSnapshotClassName?: string) => object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 's', {
  volumeSnapshotClassName, source: { persistentVolumeClaimName: 'c' },
});
const profile = (snapshotClass: string) => cluster('cdi.kubevirt.io/v1beta1', 'StorageProfile', 'sc', { spec: { snapshotClass } });
const claim = (volumeAttributesClassName: string) => object('v1', 'PersistentVolumeClaim', 'c', {
  accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, volumeAttributesClassName,
});
const gateway = (gatewayClassName: string) => object('gateway.networking.k8s.io/v1', 'Gateway', 'g', { gatewayClassName, listeners: [{ name: 'l', port: 80, protocol: 'HTTP' }] });

appTable('cluster-class', [
  ['classes of the app', [runtime, snapshots, attributes, gateways, pod('gvisor'), snapshot('fast'), profile('fast'), claim('gold'), gateway('envoy')]],
  ['no class', [runtime, snapshots, pod(), snapshot()]],
  ['where the app has none', [pod('kata'), deployment, snapshot('slow'), gateway('nginx')]],
  ['classes of another kind', [runtime, snapshot('slow'), gateway('nginx')]],
  ['a similar one', [runtime, deployment], [RULE, 'spec.template.spec.runtimeClassName', 'gvsior']],
  ['another one', [runtime, pod('kata')], [RULE, 'spec.runtimeClassName', 'kata']],
  ['another one for all launchers', [runtime, kubevirt({ configuration: { defaultRuntimeClass: 'kata' } })], [RULE, 'spec.configuration.defaultRuntimeClass', 'kata']],
  ['another one of a snapshot', [snapshots, snapshot('other')], [RULE, 'spec.volumeSnapshotClassName', 'other']],
  ['another one of a profile', [snapshots, profile('other')], [RULE, 'spec.snapshotClass', 'other']],
  ['another one of a claim', [attributes, claim('silver')], [RULE, 'spec.volumeAttributesClassName', 'silver']],
  ['another one of a Gateway', [gateways, gateway('nginx')], [RULE, 'spec.gatewayClassName', 'nginx']],
]);
