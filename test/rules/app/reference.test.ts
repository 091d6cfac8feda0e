import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, from, importCron } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';

says({
  'reference/requires-target': {
    level: FindingLevel.ADVISED,
    allowed: [
      'a ConfigMap of namespace x that the app makes',
      'a DataSource of namespace x that the app makes',
      'a NetworkAttachmentDefinition of namespace x that the app makes',
      'a PersistentVolumeClaim of namespace x that the app makes',
      'a Secret of namespace x that the app makes',
      'a ServiceAccount of namespace x that the app makes',
      'a VirtualMachineInstancetype of namespace x that the app makes',
      'a VirtualMachinePreference of namespace x that the app makes',
      ...['VirtualMachine', 'VirtualMachineSnapshot', 'VirtualMachinePool', 'VirtualMachineInstanceReplicaSet', 'Deployment', 'StatefulSet', 'Service', 'Gateway', 'Role']
        .map((kind) => `a ${kind} of namespace x that the app makes`),
    ],
  },
});

const ELSEWHERE = 'a PersistentVolumeClaim of namespace x that the app makes; probably meant: that of namespace y, which is not seen from here';
const x = namespace('x');
const on = (volume: object) => machine({ volumes: [{ name: 'root', ...volume }] });
const claim = on({ persistentVolumeClaim: { claimName: 'c' } });
const secret = on({ cloudInitNoCloud: { secretRef: { name: 's' } } });
const nic = (networkName: string) => machine({
  domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } }, networks: [{ name: 'lan', multus: { networkName } }],
});
const runners = (nameGeneration: object) => merged(pool({ volumes: [{ name: 'ci', cloudInitNoCloud: { secretRef: { name: 's' } } }] }), {
  metadata: { namespace: 'x' }, spec: { nameGeneration },
});
const withKey = merged(pool({
  accessCredentials: [{ sshPublicKey: { source: { secret: { secretName: 'k' } }, propagationMethod: { noCloud: {} } } }],
  domain: { devices: { disks: [{ name: 'ci', disk: { bus: 'virtio' } }] } },
  volumes: [{ name: 'ci', cloudInitNoCloud: { userData: 'a' } }],
}), { metadata: { namespace: 'x' } });
const sized = (matcher: object) => merged(machine({ domain: { memory: undefined } }), { spec: { instancetype: { name: 'small', ...matcher } } });
const instancetype = object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', 'small', { cpu: { guest: 1 }, memory: { guest: '1Gi' } });
const found = (field: string, got: string, path = 'spec.template.spec'): [string, string, string] => ['reference/requires-target', `${path}.${field}`, got];
const CLAIM = 'volumes[0].persistentVolumeClaim.claimName';
const ref = (where?: string) => dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name: 'd', namespace: where } });

const answers = (source: string) => on({ sysprep: { [source]: { name: 'u' } } });
const configMap = on({ configMap: { name: 'm' } });
const account = machine({ serviceAccountName: 'sa' });
const preferring = merged(machine(), { spec: { preference: { name: 'p', kind: 'virtualmachinepreference' } } });
const vertical = (name: string) => object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'v', { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } });
const mentioning = (apiVersion: string, kind: string) => object(apiVersion, kind, 'k', { list: [1, { deep: ['s'] }] });
const SECRET = 'volumes[0].cloudInitNoCloud.secretRef.name';
const IN_POOL = 'spec.virtualMachineTemplate.spec.template.spec';

describe('in a namespace that the app does not make, others may make everything', () => {
  appTable('reference', [
    ['without a Namespace', [claim, secret, nic('n'), ref()]],
    ['with the Namespace of something else', [namespace('y'), claim, secret, nic('n'), ref()]],
  ]);
});

describe('in a namespace of the app, it is enough that', () => {
  appTable('reference', [
    ['the app makes the claim', [x, claim, object('v1', 'PersistentVolumeClaim', 'c')]],
    ['a DataVolume makes the claim', [x, claim, dataVolume({}, { name: 'c' })]],
    ['the template of another VM makes the claim', [x, claim, merged(machine(), {
      metadata: { name: 'other' }, spec: { dataVolumeTemplates: [{ metadata: { name: 'c' }, spec: { source: { blank: {} }, storage: {} } }] },
    })]],
    ['the app makes the Secret', [x, secret, object('v1', 'Secret', 's')]],
    ['what OLM installs an operator as', [x, object('operators.coreos.com/v1alpha1', 'Subscription', 'hco'), vertical('hco-operator')]],
    ['what an operator calls after its object', [x, object('ceph.rook.io/v1', 'CephCluster', 'ceph'), vertical('rook-ceph-mgr-a')]],
    ['an operator makes the Secret', [x, secret, object('external-secrets.io/v1', 'ExternalSecret', 'e', { target: { name: 's' } })]],
    ['an object of an unknown group mentions the Secret somewhere', [x, secret, mentioning('example.com/v1', 'Vault')]],
    ['the app makes the answers', [x, answers('secret'), answers('configMap'), object('v1', 'Secret', 'u'), object('v1', 'ConfigMap', 'u')]],
    ['the app makes the ConfigMap', [x, configMap, object('v1', 'ConfigMap', 'm')]],
    ['the ConfigMap is optional', [x, on({ configMap: { name: 'm', optional: true } })]],
    ['the app makes the service account', [x, account, object('v1', 'ServiceAccount', 'sa')]],
    ['every namespace has the service account', [x, machine({ serviceAccountName: 'default' })]],
    ['the app makes the network', [x, nic('n'), object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n')]],
    ['the SR-IOV operator makes the network', [x, nic('x/n'),
      object('sriovnetwork.openshift.io/v1', 'SriovNetwork', 'n', { resourceName: 'r', networkNamespace: 'x' }, { namespace: 'op' })]],
    ['the network is of a namespace of others', [x, nic('y/n')]],
    ['there is a Secret for each VM of a pool', [x, runners({ appendIndexToSecretRefs: true }), object('v1', 'Secret', 's-0')]],
    ['there is one Secret for all VMs of a pool', [x, runners({}), object('v1', 'Secret', 's')]],
    ['the app makes the instancetype', [x, sized({ kind: 'VirtualMachineInstancetype' }), instancetype]],
    ['the instancetype is of the cluster', [x, sized({})]],
    ['the instancetype is kept in a revision', [x, sized({ kind: 'VirtualMachineInstancetype', revisionName: 'r' })]],
    ['the app makes the preference', [x, preferring, object('instancetype.kubevirt.io/v1beta1', 'VirtualMachinePreference', 'p')]],
    ['the app makes the DataSource', [
      x, ref(), object('cdi.kubevirt.io/v1beta1', 'DataSource', 'd', { source: { pvc: { name: 'g', namespace: 'y' } } }),
    ]],
    ['a DataImportCron makes the DataSource', [x, ref(), importCron({}, { namespace: 'x' })]],
    ['the DataSource is of a namespace of others', [x, ref('images')]],
    ['no claim can have the name, as is told elsewhere', [x, on({ dataVolume: { name: 'y/c' } })]],
    ['the node that pulls does not read the Secret', [x, dataVolume(from({ registry: { url: 'docker://q/i', pullMethod: 'node', secretRef: 's' } }))]],
  ]);
});

describe('in a namespace of the app, it makes what is missing:', () => {
  appTable('reference', [
    ['a claim', [x, claim], found(CLAIM, 'c')],
    ['a claim that is in another namespace', [x, claim, object('v1', 'PersistentVolumeClaim', 'c', {}, { namespace: 'y' })],
      [...found(CLAIM, 'c'), { allowed: ELSEWHERE }]],
    ['a claim of another name', [x, claim, object('v1', 'PersistentVolumeClaim', 'd')], found(CLAIM, 'c')],
    ['a claim of which only the name is taken', [x, claim, object('v1', 'Secret', 'c')], found(CLAIM, 'c')],
    ['a DataVolume', [x, on({ dataVolume: { name: 'a' } })], found('volumes[0].dataVolume.name', 'a')],
    ['a Secret', [x, secret], found(SECRET, 's')],
    ['a Secret where OLM installs an operator', [x, secret, object('operators.coreos.com/v1alpha1', 'Subscription', 'hco')], found(SECRET, 's')],
    ['a Deployment that is called after what nothing is made of', [x, object('monitoring.coreos.com/v1', 'ServiceMonitor', 'web', { endpoints: [], selector: {} }), vertical('web-server')],
      found('targetRef.name', 'web-server', 'spec')],
    ...[
      ['apps/v1', 'Deployment'], ['batch/v1', 'Job'], ['autoscaling/v2', 'HorizontalPodAutoscaler'], ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler'], ['policy/v1', 'PodDisruptionBudget'],
      ['networking.k8s.io/v1', 'NetworkPolicy'], ['rbac.authorization.k8s.io/v1', 'Role'], ['v1', 'ConfigMap'], ['kubevirt.io/v1', 'KubeVirt'],
      ['export.kubevirt.io/v1beta1', 'VirtualMachineExport'], ['a.b.kubevirt.io/v1', 'Thing'],
    ].map(([apiVersion, kind]): [string, object[], [string, string, string]] => (
      [`a Secret that only a ${kind} mentions`, [x, secret, mentioning(apiVersion, kind)], found(SECRET, 's')]
    )),
    ['a ConfigMap', [x, configMap], found('volumes[0].configMap.name', 'm')],
    ['a service account', [x, account], found('serviceAccountName', 'sa')],
    ['a network', [x, nic('n')], found('networks[0].multus.networkName', 'n')],
    ['a network of another namespace', [x, nic('n'), object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n', {}, { namespace: 'y' })],
      [...found('networks[0].multus.networkName', 'n'), { allowed: 'a NetworkAttachmentDefinition of namespace x that the app makes; probably meant: that of namespace y, which is not seen from here' }]],
    ['the pull secret of a container disk', [x, on({ containerDisk: { image: 'q/i:1', imagePullSecret: 's' } })], found('volumes[0].containerDisk.imagePullSecret', 's')],
    ['the pull secret of a kernel', [x, machine({ domain: { firmware: { kernelBoot: { container: { image: 'q/i:1', kernelPath: '/k', imagePullSecret: 's' } } } } })],
      found('domain.firmware.kernelBoot.container.imagePullSecret', 's')],
    ['a Secret for each VM of a pool, where there is one for all', [x, runners({ appendIndexToSecretRefs: true }), object('v1', 'Secret', 's')],
      found(SECRET, 's-0', IN_POOL)],
    ['the SSH key of a pool, to which no index is appended', [x, merged(withKey, { spec: { nameGeneration: { appendIndexToSecretRefs: true } } })],
      found('accessCredentials[0].sshPublicKey.source.secret.secretName', 'k', IN_POOL)],
    ['an instancetype', [x, sized({ kind: 'VirtualMachineInstancetype' })], ['reference/requires-target', 'spec.instancetype.name', 'small']],
    ['a preference', [x, preferring], ['reference/requires-target', 'spec.preference.name', 'p']],
    ['a DataSource', [x, ref()], ['reference/requires-target', 'spec.sourceRef.name', 'd']],
    ['the claim behind a DataSource', [x, object('cdi.kubevirt.io/v1beta1', 'DataSource', 'd', { source: { pvc: { name: 'g', namespace: 'x' } } })],
      ['reference/requires-target', 'spec.source.pvc.name', 'g']],
    ['the Secret of an import', [x, dataVolume({ source: { http: { secretRef: 's' } } })], ['reference/requires-target', 'spec.source.http.secretRef', 's']],
  ]);
});

const missing = (field: string, got: string): Verdict => ['reference/requires-target', field, got];
const snapshot = (source: Json) => object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 'snap', { source });
const ofVm = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db-1' };
const clone = (source: Json, target?: Json) => object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'clone', { source, target });
const restore = (name: string) => object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'r', {
  target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'restored' }, virtualMachineSnapshotName: name,
});
const exporting = (kind: string, apiGroup: string) => object('export.kubevirt.io/v1', 'VirtualMachineExport', 'e', { source: { apiGroup, kind, name: 'gone' } });
const move = (vmiName: string) => object('kubevirt.io/v1', 'VirtualMachineInstanceMigration', 'm', { vmiName });
const hpa = (kind: string, apiVersion: string, name: string) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { maxReplicas: 2, scaleTargetRef: { apiVersion, kind, name } });
const keda = (scaleTargetRef: Json) => object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef, triggers: [] });
const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
const ingress = object('networking.k8s.io/v1', 'Ingress', 'i', {
  defaultBackend: backend('front'), rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: backend('api') }] } }],
});
const db = machine({}, {}, { metadata: { name: 'db-1' } });
const inX = (manifest: Json, name: string) => merged(manifest, { metadata: { namespace: 'x', name } });

const containers = [{ name: 'c', image: 'c:1' }];
const workload = (spec: Json = {}, annotations: Json = {}, kind = 'Deployment', fields: Json = {}) => object('apps/v1', kind, 'd', {
  selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' }, annotations }, spec: { containers, ...spec } }, ...fields,
});

describe('what routes, binds and runs beside guests', () => {
  const GATEWAY = 'gateway.networking.k8s.io/v1';
  const route = (fields: Json) => object(GATEWAY, 'HTTPRoute', 'r', { parentRefs: [{ name: 'gw' }], rules: [{ backendRefs: [{ name: 'api', port: 80 }] }], ...fields });
  const RBAC = 'rbac.authorization.k8s.io';
  const binding = (kind: string, roleRef: Json, subject: Json) => ({
    ...object(`${RBAC}/v1`, kind, 'b'), spec: undefined, roleRef: { apiGroup: RBAC, ...roleRef }, subjects: [{ kind: 'ServiceAccount', namespace: 'x', ...subject }],
  });
  const NETWORKS = 'k8s.v1.cni.cncf.io/networks';
  const networks = (written: string) => workload({}, { [NETWORKS]: written });
  const definition = object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n');
  const AT_NETWORKS = `spec.template.metadata.annotations[${NETWORKS}]`;
  const pulled = workload({ imagePullSecrets: [{ name: 's' }] });
  const set = workload({}, {}, 'StatefulSet', { serviceName: 'front' });
  const service = (name: string) => object('v1', 'Service', name);
  appTable('reference', [
    ['finds the Service and the Gateway of a route', [x, route({}), service('api'), object(GATEWAY, 'Gateway', 'gw')]],
    ['may route to a namespace of others, and to what is no Service', [x, route({
      parentRefs: [{ name: 'gw', namespace: 'ingress' }, { group: '', kind: 'Service', name: 'mesh' }], rules: [{ backendRefs: [{ name: 'api', namespace: 'y' }] }],
    })]],
    ['finds the Role and the account of a binding', [x, binding('RoleBinding', { kind: 'Role', name: 'r' }, { name: 'sa' }),
      { ...object(`${RBAC}/v1`, 'Role', 'r'), spec: undefined, rules: [] }, object('v1', 'ServiceAccount', 'sa')]],
    ['may bind what every namespace has', [x, binding('ClusterRoleBinding', { kind: 'ClusterRole', name: 'view' }, { name: 'default' })]],
    ['finds the network of a pod', [x, networks('n'), networks('[{"name": "n"}]'), networks(' x/n@eth1 '), definition]],
    ['may be on a network of others', [x, networks('y/n'), networks('[{"name": "n", "namespace": "y"}]'), networks('[{"name":'), networks('')]],
    ['finds the pull secret and the Service of a StatefulSet', [x, pulled, object('v1', 'Secret', 's'), set, service('front')]],
    ['misses the Service and the Gateway of a route', [x, route({})], missing('spec.parentRefs[0].name', 'gw'), missing('spec.rules[0].backendRefs[0].name', 'api')],
    ['misses the Service of a Route', [x, object('route.openshift.io/v1', 'Route', 'r', { to: { kind: 'Service', name: 'api' } })], missing('spec.to.name', 'api')],
    ['misses the Role and the account of a binding', [x, binding('RoleBinding', { kind: 'Role', name: 'r' }, { name: 'sa' })],
      missing('roleRef.name', 'r'), missing('subjects[0].name', 'sa')],
    ['misses the account of a binding for the cluster', [x, merged(binding('ClusterRoleBinding', { kind: 'ClusterRole', name: 'view' }, { name: 'sa' }), { metadata: { namespace: undefined } })],
      missing('subjects[0].name', 'sa')],
    ['misses networks of pods', [x, networks('n, m'), definition], missing(AT_NETWORKS, 'm')],
    ['misses a network of a pod in JSON', [x, networks('[{"name": "m"}]'), definition], missing(AT_NETWORKS, 'm')],
    ['misses the pull secret', [x, pulled], missing('spec.template.spec.imagePullSecrets[0].name', 's')],
    ['misses the Service of a StatefulSet', [x, set], missing('spec.serviceName', 'front')],
  ]);
});

describe('what acts on another object', () => {
  appTable('reference', [
    ['finds the VM', [x, db, snapshot(ofVm), clone(ofVm), move('db-1')]],
    ['finds the VM of a pool', [x, inX(pool(), 'db'), snapshot(ofVm), move('db-12')]],
    ['finds the VM that a clone makes', [x, db, clone(ofVm, { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'copy' }), snapshot({ ...ofVm, name: 'copy' })]],
    ['finds the VM that a restore makes', [x, db, snapshot(ofVm), restore('snap'), move('restored')]],
    ['finds the instance', [x, merged(inX(instance(), 'db-1'), {}), move('db-1')]],
    ['finds what it scales', [x, inX(pool(), 'p'), hpa('VirtualMachinePool', 'pool.kubevirt.io/v1beta1', 'p'), inX(replicaSet(), 'r'),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h2', { maxReplicas: 2, scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 'r' } })]],
    ['finds a Deployment and a StatefulSet', [x, hpa('Deployment', 'apps/v1', 'd'), keda({ kind: 'StatefulSet', name: 's' }), ...['Deployment', 'StatefulSet'].map((kind) => (
      object('apps/v1', kind, kind[0].toLowerCase(), {
        selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'c:1' }] } },
      })
    ))]],
    ['finds the Services of an Ingress', [x, ingress, object('v1', 'Service', 'front'), object('v1', 'Service', 'api')]],
    ['may act on kinds that are not known', [x, hpa('Rollout', 'argoproj.io/v1alpha1', 'gone'), keda({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'gone' })]],
    ['may name nothing', [x, keda({}), move('')]],
    ['may be in a namespace that the app does not make', [snapshot(ofVm), clone(ofVm), move('db-1'), ingress, restore('gone')]],
    ['misses the VM of a snapshot', [x, snapshot(ofVm)], missing('spec.source.name', 'db-1')],
    ['misses the VM of a clone', [x, clone(ofVm)], missing('spec.source.name', 'db-1')],
    ['misses the snapshot of a clone', [x, clone({ apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'gone' })],
      missing('spec.source.name', 'gone')],
    ['misses the snapshot of a restore', [x, restore('gone')], missing('spec.virtualMachineSnapshotName', 'gone')],
    ['misses the claim of an export', [x, exporting('PersistentVolumeClaim', '')], missing('spec.source.name', 'gone')],
    ['misses the VM of an export', [x, exporting('VirtualMachine', 'kubevirt.io')], missing('spec.source.name', 'gone')],
    ['misses the guest of a migration', [x, move('gone')], missing('spec.vmiName', 'gone')],
    ['misses the VM of a pool that there is not', [x, inX(pool(), 'web'), move('db-1')], missing('spec.vmiName', 'db-1')],
    ['misses what only begins like a VM of a pool', [x, inX(pool(), 'db'), move('db-1a')], missing('spec.vmiName', 'db-1a')],
    ['misses a pool', [x, hpa('VirtualMachinePool', 'pool.kubevirt.io/v1beta1', 'gone')], missing('spec.scaleTargetRef.name', 'gone')],
    ['misses a replica set', [x, hpa('VirtualMachineInstanceReplicaSet', 'kubevirt.io/v1', 'gone')],
      missing('spec.scaleTargetRef.name', 'gone')],
    ['misses a StatefulSet', [x, hpa('StatefulSet', 'apps/v1', 'gone')], missing('spec.scaleTargetRef.name', 'gone')],
    ['misses the Deployment that KEDA means by default', [x, keda({ name: 'gone' })], missing('spec.scaleTargetRef.name', 'gone')],
    ['misses the pool that a VerticalPodAutoscaler looks at', [x, object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'v', {
      targetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'gone' }, updatePolicy: { updateMode: 'Off' },
    })], missing('spec.targetRef.name', 'gone')],
    ['misses the Services of an Ingress', [x, ingress],
      missing('spec.defaultBackend.service.name', 'front'), missing('spec.rules[0].http.paths[0].backend.service.name', 'api')],
  ]);
});

describe('what was probably meant', () => {
  const seed = on({ cloudInitNoCloud: { secretRef: { name: 'seed' } } });
  const secretOf = (name: string, where = 'x') => object('v1', 'Secret', name, {}, { namespace: where });
  const meant = (guess: string): Verdict => (
    [...found(SECRET, 'seed'), { allowed: `a Secret of namespace x that the app makes; probably meant: ${guess}` }]
  );
  const HASHED = 'seed-2t6mhk9f8b, which Kustomize made of it';
  appTable('reference', [
    ['a similar name', [x, seed, secretOf('seeds')], meant('seeds')],
    ['the same name elsewhere', [x, seed, secretOf('seed', 'y'), secretOf('seeds')], meant('that of namespace y, which is not seen from here')],
    ['the name with a hash', [x, seed, secretOf('seed-2t6mhk9f8b'), secretOf('seed', 'y')], meant(HASHED)],
    ['the name with a hash, in a namespace that the app does not make', [seed, secretOf('seed-2t6mhk9f8b')], meant(HASHED)],
    ['no other kind', [seed, object('v1', 'ConfigMap', 'seed-2t6mhk9f8b')]],
    ['no other namespace', [seed, secretOf('seed-2t6mhk9f8b', 'y')]],
    ['nothing where the name is there, too', [seed, secretOf('seed-2t6mhk9f8b'), secretOf('seed')]],
    ['no hash of another alphabet', [seed, secretOf('seed-0t6mhk9f8b')]],
    ['no hash of another length', [seed, secretOf('seed-2t6mhk9f8')]],
    ['no name that is unlike', [x, seed, secretOf('password')], found(SECRET, 'seed')],
  ]);
});

describe('what pods refer to', () => {
  const pod = (spec: Json) => object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'q/i:1' }], ...spec });
  const container = (more: Json) => pod({ containers: [{ name: 'c', image: 'q/i:1', ...more }] });
  const volume = (source: Json) => pod({ volumes: [{ name: 'e', emptyDir: {} }, { name: 'v', ...source }] });
  const lacks = (field: string, got: string): Verdict => ['reference/requires-target', `spec.${field}`, got];
  const env = (valueFrom: Json) => container({ env: [{ name: 'A', value: 'a' }, { name: 'B', valueFrom }] });
  const deployment = object('apps/v1', 'Deployment', 'd', {
    selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: volume({ configMap: { name: 'm' } }).spec },
  });
  appTable('reference', [
    ['are objects of the app', [x, volume({ configMap: { name: 'm' } }), object('v1', 'ConfigMap', 'm')]],
    ['are in a namespace of others', [volume({ configMap: { name: 'm' } })]],
    ['need not be there', [x, volume({ secret: { secretName: 's', optional: true } }), env({ secretKeyRef: { name: 's', key: 'k', optional: true } })]],
    ['is there in each namespace', [x, volume({ configMap: { name: 'kube-root-ca.crt' } }), volume({ projected: { sources: [{ configMap: { name: 'openshift-service-ca.crt' } }] } })]],
    ['is named by an annotation, from which something makes it', [
      x, volume({ secret: { secretName: 's' } }), object('v1', 'Service', 'v', { ports: [{ port: 80 }], selector: { 'vm.kubevirt.io/name': 'p' } }, {
        annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 's' },
      }),
    ]],
    ['has other sources', [x, volume({ downwardAPI: { items: [] } }), env({ fieldRef: { fieldPath: 'metadata.name' } })]],
    ['a claim', [x, volume({ persistentVolumeClaim: { claimName: 'c' } })], lacks('volumes[1].persistentVolumeClaim.claimName', 'c')],
    ['a Secret', [x, volume({ secret: { secretName: 's' } })], lacks('volumes[1].secret.secretName', 's')],
    ['a projected Secret', [x, volume({ projected: { sources: [{ secret: { name: 's' } }] } })], lacks('volumes[1].projected.sources[0].secret.name', 's')],
    ['a projected ConfigMap', [x, volume({ projected: { sources: [{ configMap: { name: 'm' } }] } })], lacks('volumes[1].projected.sources[0].configMap.name', 'm')],
    ['variables of a Secret', [x, container({ envFrom: [{ secretRef: { name: 's' } }] })], lacks('containers[0].envFrom[0].secretRef.name', 's')],
    ['variables of a ConfigMap', [x, container({ envFrom: [{ configMapRef: { name: 'm' } }] })], lacks('containers[0].envFrom[0].configMapRef.name', 'm')],
    ['a variable of a Secret', [x, env({ secretKeyRef: { name: 's', key: 'k' } })], lacks('containers[0].env[1].valueFrom.secretKeyRef.name', 's')],
    ['a variable of a ConfigMap', [x, env({ configMapKeyRef: { name: 'm', key: 'k' } })], lacks('containers[0].env[1].valueFrom.configMapKeyRef.name', 'm')],
    ['a variable of an init container', [x, pod({ initContainers: [{ name: 'i', image: 'q/i:1', envFrom: [{ secretRef: { name: 's' } }] }] })],
      lacks('initContainers[0].envFrom[0].secretRef.name', 's')],
    ['an account', [x, pod({ serviceAccountName: 'a' })], lacks('serviceAccountName', 'a')],
    ['the account that each namespace has', [x, pod({ serviceAccountName: 'default' })]],
    ['of a Deployment', [x, deployment], lacks('template.spec.volumes[1].configMap.name', 'm')],
  ]);
});
