import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, machine, object } from '../workload-table';

says({
  'claim-node/avoids-second-pod': { level: FindingLevel.ADVISED, allowed: ['another claim: VirtualMachine vm has this one', 'one pod'] },
  'claim-node/requires-one-node': { level: FindingLevel.ADVISED, allowed: ['one pod, or pods of one node', 'another claim, or the node of VirtualMachine vm'] },
  'claim-node/matches-volume': { level: FindingLevel.UNSTARTABLE, allowed: 'a node that PersistentVolume pv of claim c can be on' },
  'claim-node/avoids-second-node': { level: FindingLevel.ADVISED, allowed: 'a, the node of VirtualMachine vm' },
});

const HOST = 'kubernetes.io/hostname';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const onClaim = { persistentVolumeClaim: { claimName: 'c' } };
const guest = (fragment: Json, name = 'vm', volume: Json = onClaim) => machine({ volumes: [{ name: 'd', ...volume }], ...fragment }, {}, { metadata: { name } });
const on = (node: string) => ({ nodeSelector: { [HOST]: node } });
const pod = (spec: Json) => object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'q/i:1' }], volumes: [{ name: 'e', emptyDir: {} }, { name: 'v', ...onClaim }], ...spec });
const workload = (kind: string, fields: Json = {}, spec: Json = {}) => object('apps/v1', kind, 'w', {
  selector: { matchLabels: { a: 'w' } }, template: { metadata: { labels: { a: 'w' } }, spec: { ...pod({}).spec, ...spec } }, ...fields,
});
const claim = (spec: Json = {}) => object('v1', 'PersistentVolumeClaim', 'c', {
  accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: 'local', ...spec,
});

describe('claim-node/matches-volume', () => {
  const rule = 'claim-node/matches-volume';
  const terms = (...nodes: string[][]) => ({ required: { nodeSelectorTerms: nodes.map((values) => ({ matchExpressions: [{ key: HOST, operator: 'In', values }] })) } });
  const volume = (spec: Json = {}) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pv' },
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: 'local', local: { path: '/d' }, nodeAffinity: terms(['a']), ...spec },
  });
  const bound = claim({ volumeName: 'pv' });
  const found = (path: string): Verdict => [rule, `${path}.nodeSelector[${HOST}]`, 'b'];
  appTable('claim-node', [
    ['the node of the volume', [volume(), bound, guest(on('a'))]],
    ['no node', [volume(), bound, guest({})]],
    ['a claim that is not bound', [volume(), claim(), guest(on('b'))]],
    ['another claim', [volume(), bound, guest(on('b'), 'vm', { persistentVolumeClaim: { claimName: 'other' } })]],
    ['a volume of every node', [volume({ nodeAffinity: undefined, local: undefined, nfs: { server: 's', path: '/p' } }), bound, guest(on('b'))]],
    ['one of two terms', [volume({ nodeAffinity: terms(['a'], ['b']) }), bound, guest(on('b'))]],
    ['a volume that is kept for another claim', [volume({ claimRef: { name: 'c', namespace: 'y' } }), claim(), guest(on('b'))]],
    ['another node', [volume(), bound, guest(on('b'))], found('spec.template.spec')],
    ['another node, by the volume', [volume({ claimRef: { name: 'c', namespace: 'x' } }), claim(), guest(on('b'))], found('spec.template.spec')],
    ['another node of a DataVolume', [volume({ claimRef: { name: 'c', namespace: 'x' } }), guest(on('b'), 'vm', { dataVolume: { name: 'c' } })], found('spec.template.spec')],
    ['a pod', [volume(), bound, pod(on('b'))], found('spec')],
  ]);
});

describe('claim-node/avoids-second-node', () => {
  const rule = 'claim-node/avoids-second-node';
  const only = (operator: string, ...values: string[]) => ({
    affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [{ key: HOST, operator, values }] }] } } },
  });
  const GOT = 'b, with claim c, which is ReadWriteOnce';
  const [first, second] = [guest(on('a')), guest(on('b'), 'other')];
  appTable('claim-node', [
    ['one node', [claim(), first, guest(on('a'), 'other')]],
    ['one that is not bound to a node', [claim(), first, guest({}, 'other')]],
    ['a choice of nodes', [claim(), first, guest(only('In', 'b', 'c'), 'other')]],
    ['a claim of several nodes', [claim({ accessModes: ['ReadWriteMany'] }), first, second]],
    ['a claim that may be of several', [claim({ accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }), first, second]],
    ['a claim of modes that are not known', [dataVolume({}, { name: 'c' }), first, second]],
    ['a claim that is not known', [first, second]],
    ['different claims', [claim(), first, guest(on('b'), 'other', { persistentVolumeClaim: { claimName: 'd' } })]],
    ['different namespaces', [claim(), first, merged(second, { metadata: { namespace: 'y' } })]],
    ['two nodes', [claim(), first, second], [rule, 'spec.template.spec', GOT]],
    ['two nodes, one by affinity', [claim(), first, guest(only('In', 'b'), 'other')], [rule, 'spec.template.spec', GOT]],
    ['a pod beside a guest', [claim({ accessModes: ['ReadWriteOncePod'] }), first, pod(on('b'))], [rule, 'spec', 'b, with claim c, which is ReadWriteOncePod'],
      ['claim-node/avoids-second-pod', 'spec', 'claim c, which is ReadWriteOncePod']],
    ['a claim twice in one guest', [claim(), guest({ ...on('a'), volumes: [{ name: 'd', ...onClaim }, { name: 'e', ...onClaim }] })]],
  ]);
});

describe('claim-node/avoids-second-pod', () => {
  const one = claim({ accessModes: ['ReadWriteOncePod'] });
  const found = (path: string): Verdict => ['claim-node/avoids-second-pod', path, 'claim c, which is ReadWriteOncePod'];
  appTable('claim-node', [
    ['one guest', [one, guest({})]],
    ['one guest twice', [one, guest({ volumes: [{ name: 'd', ...onClaim }, { name: 'e', ...onClaim }] })]],
    ['another claim', [one, guest({}), guest({}, 'other', { persistentVolumeClaim: { claimName: 'd' } })]],
    ['another mode', [claim(), guest({}), guest({}, 'other')]],
    ['two modes', [claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] }), guest({}), guest({}, 'other')]],
    ['two guests', [one, guest({}), guest({}, 'other')], found('spec.template.spec')],
    ['a pod beside a guest', [one, guest({}), pod({})], found('spec')],
    ['a Deployment of one pod', [one, workload('Deployment')]],
    ['a Deployment of three', [one, workload('Deployment', { replicas: 3 })],
      ['claim-node/avoids-second-pod', 'spec.template.spec', 'claim c, which is ReadWriteOncePod, for 3 pods']],
  ]);
});

describe('claim-node/requires-one-node', () => {
  const rule = 'claim-node/requires-one-node';
  const GOT = 'claim c, which is ReadWriteOnce';
  const path = 'spec.template.spec';
  const running = merged(guest({}), { spec: { runStrategy: 'Always' } });
  const three = workload('Deployment', { replicas: 3 });
  const beside = { affinity: { podAffinity: { [REQUIRED]: [{ labelSelector: { matchLabels: { a: 'w' } }, topologyKey: HOST }] } } };
  const storageClass = (provisioner: string) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'local' }, provisioner });
  const autoscaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'w' }, minReplicas: 2, maxReplicas: 5,
  });
  appTable('claim-node', [
    ['one pod', [claim(), workload('Deployment')]],
    ['no pod', [claim(), workload('Deployment', { replicas: 0 })]],
    ['a claim of several nodes', [claim({ accessModes: ['ReadWriteMany'] }), three]],
    ['a claim that is not known', [three]],
    ['pods that end', [claim(), running, object('batch/v1', 'Job', 'j', { template: { spec: { ...pod({}).spec, restartPolicy: 'Never' } } })]],
    ['a guest that does not run', [claim(), guest({}), workload('Deployment')]],
    ['guests alone', [claim(), running, merged(running, { metadata: { name: 'other' } })]],
    ['one node by its name', [claim(), workload('Deployment', { replicas: 3 }, on('a'))]],
    ['the node of others', [claim(), running, workload('Deployment', {}, beside)]],
    ['a class of disks of a node', [claim(), storageClass('rancher.io/local-path'), three]],
    ['a claim for each pod', [claim(), workload('StatefulSet', { replicas: 3, serviceName: 'w' }, { volumes: [] })]],
    ['three pods', [claim(), three], [rule, path, `${GOT}, for 3 pods`]],
    ['three pods on a class of the network', [claim(), storageClass('csi.example.com'), three], [rule, path, `${GOT}, for 3 pods`]],
    ['three pods of a StatefulSet', [claim(), workload('StatefulSet', { replicas: 3, serviceName: 'w' })], [rule, path, `${GOT}, for 3 pods`]],
    ['the least of an autoscaler', [claim(), workload('Deployment'), autoscaler], [rule, path, `${GOT}, for 2 pods`]],
    ['a DaemonSet', [claim(), workload('DaemonSet')], [rule, path, `${GOT}, for a pod of each node`]],
    ['a pod beside a guest', [claim(), running, workload('Deployment')], [rule, path, GOT]],
  ]);
});
