import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import type { Json } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, namespace, object } from '../workload-table';

says({
  'reference/requires-target': {
    level: FindingLevel.ADVISED,
    allowed: ['PersistentVolumeClaim', 'Ingress', 'Service', 'Gateway', 'NetworkAttachmentDefinition', 'Secret'].map((kind) => `a ${kind} of namespace x that the app makes`),
  },
});

const x = namespace('x');
const found = (field: string, got: string, path: string): [string, string, string] => ['reference/requires-target', `${path}.${field}`, got];

describe('the claim of a VolumeSnapshot', () => {
  const snapshot = (persistentVolumeClaimName?: string) => object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'v', {
    source: persistentVolumeClaimName === undefined ? { volumeSnapshotContentName: 'content' } : { persistentVolumeClaimName },
  });
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const set = object('apps/v1', 'StatefulSet', 'db', {
    serviceName: 'db',
    selector: { matchLabels: { app: 'db' } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec }],
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'c', image: 'q/i:1' }] } },
  });
  const withSet = [x, set, object('v1', 'Service', 'db', { clusterIP: 'None', ports: [{ port: 80 }], selector: { app: 'db' } })];
  const vms = merged(pool(), {
    metadata: { namespace: 'x' },
    spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } } }] } } },
  });
  const missed = (name: string) => found('persistentVolumeClaimName', name, 'spec.source');
  appTable('reference', [
    ['is one of the app', [x, snapshot('c'), object('v1', 'PersistentVolumeClaim', 'c', spec)]],
    ['is of a DataVolume', [x, snapshot('c'), dataVolume({}, { name: 'c' })]],
    ['is of a StatefulSet, whatever its replicas become', [...withSet, snapshot('data-db-0'), snapshot('data-db-12')]],
    ['is of a VM of a pool', [x, vms, snapshot('root-1')]],
    ['may be of a StatefulSet that an operator makes', [x, object('example.com/v1', 'Database', 'pg'), snapshot('pgdata-pg-0')]],
    ['is not needed for content that is there', [x, snapshot()]],
    ['is in a namespace of others', [snapshot('c')]],
    ['is made by nothing', [x, snapshot('c')], missed('c')],
    ['has an index of nothing', [x, snapshot('c-0')], missed('c-0')],
    ['is of another template of the StatefulSet', [...withSet, snapshot('log-db-0')], missed('log-db-0')],
    ['is of the StatefulSet without an index', [...withSet, snapshot('data-db')], missed('data-db')],
    ['is made by an operator of another namespace', [x, object('example.com/v1', 'Database', 'pg', {}, { namespace: 'y' }), snapshot('c-0')], missed('c-0')],
  ]);
});

describe('what the metric of an autoscaler is measured at', () => {
  const measuring = (apiVersion: string, kind: string) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    maxReplicas: 2,
    scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Shard', name: 's' },
    metrics: [{ type: 'Object', object: { describedObject: { apiVersion, kind, name: 'front' }, metric: { name: 'rps' }, target: { type: 'Value', value: '10' } } }],
  });
  const missed = found('name', 'front', 'spec.metrics[0].object.describedObject');
  appTable('reference', [
    ['is an Ingress of the app', [x, measuring('networking.k8s.io/v1', 'Ingress'), object('networking.k8s.io/v1', 'Ingress', 'front', { ingressClassName: 'c' })]],
    ['is of a kind of which nothing is known', [x, measuring('example.com/v1', 'Queue')]],
    ['is an Ingress that is not there', [x, measuring('networking.k8s.io/v1', 'Ingress')], missed],
    ['is a Service that is not there', [x, measuring('v1', 'Service')], missed],
    ['is a Gateway that is not there', [x, measuring('gateway.networking.k8s.io/v1', 'Gateway')], missed],
  ]);
});

describe('the networks of KubeVirt', () => {
  const kubevirt = (configuration: Json) => object('kubevirt.io/v1', 'KubeVirt', 'kubevirt', { configuration });
  const operated = (spec: Json) => object('hco.kubevirt.io/v1beta1', 'HyperConverged', 'kubevirt-hyperconverged', spec);
  const plugin = (networkAttachmentDefinition: string) => kubevirt({ network: { binding: { passt: { networkAttachmentDefinition } } } });
  const network = (name: string) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', name, { config: '{}' });
  const missed = (field: string, got: string) => found(field, got, 'spec');
  appTable('reference', [
    ['are those of the app', [x, kubevirt({ migrations: { network: 'live' } }), network('live')]],
    ['are in the namespace that is named', [x, plugin('x/passt'), network('passt')]],
    ['are in the namespace of each guest where none is named', [x, plugin('passt')]],
    ['are in a namespace of others', [x, plugin('default/passt')]],
    ['do not have that of migrations', [x, kubevirt({ migrations: { network: 'live' } })], missed('configuration.migrations.network', 'live')],
    ['do not have that of a plugin', [x, plugin('x/passt')], missed('configuration.network.binding.passt.networkAttachmentDefinition', 'passt')],
    ['do not have that of HyperConverged', [x, operated({ liveMigrationConfig: { network: 'live' } })], missed('liveMigrationConfig.network', 'live')],
  ]);
});

describe('the Service of an EndpointSlice', () => {
  const slice = (labels: Json) => merged(object('discovery.k8s.io/v1', 'EndpointSlice', 's', undefined, { labels }), {
    addressType: 'IPv4', endpoints: [{ addresses: ['10.0.0.1'] }], ports: [{ port: 80 }],
  });
  const named = slice({ 'kubernetes.io/service-name': 'db' });
  appTable('reference', [
    ['is one of the app', [x, named, object('v1', 'Service', 'db', { ports: [{ port: 80 }] })]],
    ['is not named', [x, slice({})]],
    ['is not there', [x, named], found('labels[kubernetes.io/service-name]', 'db', 'metadata')],
    ['is mentioned by a policy of administrators, which makes nothing', [
      x, named, object('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', 'a', { priority: 1, subject: { namespaces: { matchLabels: { app: 'db' } } } }),
    ], found('labels[kubernetes.io/service-name]', 'db', 'metadata')],
  ]);
});

describe('the Services of a Probe', () => {
  const probe = (url: string, ...targets: unknown[]) => object('monitoring.coreos.com/v1', 'Probe', 'p', { prober: { url }, targets: { staticConfig: { static: targets } } });
  const made = [x, object('v1', 'Service', 'web', { ports: [{ port: 80 }], selector: undefined }), object('v1', 'Service', 'blackbox', { ports: [{ port: 9115 }] })];
  const missed = (field: string, name: string): [string, string, string] => ['reference/requires-target', field, name];
  appTable('reference', [
    ['are those of the app', [...made, probe('blackbox.x.svc:9115', 'http://web.x.svc.cluster.local/health', 'web.x:80', 'https://web.x?a')]],
    ['may be those of others', [...made, probe('blackbox.monitoring.svc:9115', 'http://api.y.svc')]],
    ['may be in the namespace of Prometheus', [...made, probe('prober:9115', 'http://api:80')]],
    ['are no hosts outside', [...made, probe('blackbox.x.svc', 'https://www.x.example.com', 'https://api.example.x', 8, null)]],
    ['are no pods behind them', [...made, probe('blackbox.x.svc', 'http://db-0.db.x.svc:5432')]],
    ['must be there to probe', [...made, probe('prober.x.svc:9115')], missed('spec.prober.url', 'prober')],
    ['must be there to be probed', [...made, probe('blackbox.x.svc', 'http://web.x.svc', 'http://api.x.svc:8080/')], missed('spec.targets.staticConfig.static[1]', 'api')],
  ]);
});

describe('the token of an export', () => {
  const exported = object('export.kubevirt.io/v1', 'VirtualMachineExport', 'e', { tokenSecretRef: 'token', source: { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'c' } });
  const claim = object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
  appTable('reference', [
    ['is there', [x, claim, exported, object('v1', 'Secret', 'token')]],
    ['is made by nothing', [x, claim, exported], found('tokenSecretRef', 'token', 'spec')],
  ]);
});
