import * as fc from 'fast-check';
import { effects, object, USUAL } from './compared';
import { compareSets } from '../../../src/analysis/changes/compare';
import { USUAL_SITUATION } from '../../../src/analysis/changes/situation';
import { clusterOf } from '../../../src/manifests/cluster';
import { Catalog } from '../../../src/manifests/effective/catalog';
import type { Manifest } from '../../../src/manifests/manifest';

const [VM, DV, CLAIM] = ['kubevirt.io/v1/VirtualMachine', 'cdi.kubevirt.io/v1beta1/DataVolume', 'v1/PersistentVolumeClaim'];
const ROOT = 'dataVolumeTemplates: [{metadata: {name: root}, spec: {}}], template: {spec: {domain: {devices: {}}, volumes: [{name: r, dataVolume: {name: root}}]}}';
const vm = (name: string, spec: string, more = '') => object(VM, `spec: {${spec}}${more}`, `name: ${name}, namespace: demo`);
const PLAIN = 'runStrategy: Always, template: {spec: {domain: {devices: {}}}}';

describe('what only the old set has', () => {
  test.each<[string, Manifest, string]>([
    ['del-01', vm('vm', `runStrategy: Always, ${ROOT}`), 'vm removed: stop, data-at-risk'],
    ['a VM that is halted', vm('vm', `runStrategy: Halted, ${ROOT}`), 'vm removed: data-at-risk'],
    ['a VM without disks of its own', vm('vm', PLAIN), 'vm removed: stop'],
    ['a TPM', vm('vm', 'runStrategy: Halted, template: {spec: {domain: {devices: {tpm: {persistent: true}}}}}'), 'vm removed: data-at-risk'],
    ['a VM that is known to be stopped', vm('vm', PLAIN, ', status: {printableStatus: Stopped}'), 'vm removed: none'],
    ['a pool', object('pool.kubevirt.io/v1beta1/VirtualMachinePool', `spec: {replicas: 2, virtualMachineTemplate: {spec: {${ROOT}}}}`), 'a removed: stop, data-at-risk'],
    ['a replica set of none', object('kubevirt.io/v1/VirtualMachineInstanceReplicaSet', 'spec: {replicas: 0}'), 'a removed: none'],
    ['an instance', object('kubevirt.io/v1/VirtualMachineInstance', 'spec: {}'), 'a removed: stop'],
    ['cdi-05', object(DV, 'spec: {}'), 'a removed: data-at-risk'],
    ['a claim', object(CLAIM, 'spec: {}'), 'a removed: data-at-risk'],
    ['a claim that Argo CD keeps', object(CLAIM, 'spec: {}', 'name: a, annotations: {argocd.argoproj.io/sync-options: "Replace=true,Prune=false"}'), 'a removed: none'],
    ['a claim that Helm keeps', object(CLAIM, 'spec: {}', 'name: a, annotations: {helm.sh/resource-policy: keep}'), 'a removed: none'],
    ['a cron', object('cdi.kubevirt.io/v1beta1/DataImportCron', 'spec: {}'), 'a removed: none'],
    ['a cron that cleans up', object('cdi.kubevirt.io/v1beta1/DataImportCron', 'spec: {retentionPolicy: None}'), 'a removed: data-at-risk'],
    ['a snapshot', object('snapshot.kubevirt.io/v1beta1/VirtualMachineSnapshot', 'spec: {}'), 'a removed: data-at-risk'],
    ['a snapshot that is retained', object('snapshot.kubevirt.io/v1beta1/VirtualMachineSnapshot', 'spec: {deletionPolicy: Retain}'), 'a removed: none'],
    ['a Namespace', object('v1/Namespace', '', 'name: demo'), 'demo removed: data-at-risk'],
    ['KubeVirt', object('kubevirt.io/v1/KubeVirt', 'spec: {}'), 'a removed: data-at-risk'],
    ['KubeVirt that is blocked', object('kubevirt.io/v1/KubeVirt', 'spec: {uninstallStrategy: BlockUninstallIfWorkloadsExist}'), 'a removed: refused'],
    ['a kind', object('apiextensions.k8s.io/v1/CustomResourceDefinition', 'spec: {}'), 'a removed: data-at-risk'],
    ['a Secret that nobody reads', object('v1/Secret', 'data: {}'), 'a removed: none'],
    ['a Service', object('v1/Service', 'spec: {}'), 'a removed: live'],
    ['a Deployment', object('apps/v1/Deployment', 'spec: {}'), 'a removed: stop'],
    ['a StatefulSet', object('apps/v1/StatefulSet', 'spec: {}'), 'a removed: stop'],
    ['a StatefulSet and its claims', object('apps/v1/StatefulSet', 'spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}}'), 'a removed: stop, data-at-risk'],
    ['a VM with a snapshot in progress', object(VM, `spec: {${PLAIN}}`, 'name: vm, finalizers: [snapshot.kubevirt.io/snapshot-source-protection]'), 'vm removed: stop, none'],
    ['a replica set', object('kubevirt.io/v1/VirtualMachineInstanceReplicaSet', 'spec: {}'), 'a removed: stop'],
    ['nodes with SR-IOV', object('sriovnetwork.openshift.io/v1/SriovNetworkNodePolicy', 'spec: {}'), 'a removed: migration'],
    ['a Deployment of none', object('apps/v1/Deployment', 'spec: {replicas: 0}'), 'a removed: none'],
    ['a kind that is not known', object('example.com/v1/Thing', 'spec: {}'), 'a removed: none'],
  ])('%s', (_, manifest, expected) => {
    expect(effects([manifest], [])).toEqual([expected]);
  });

  test('it stays where nothing is pruned', () => {
    expect(effects([object(CLAIM, 'spec: {}')], [], { prunes: false })).toEqual([]);
  });

  test('what is still read', () => {
    const reader = vm('vm', 'runStrategy: Always, template: {spec: {domain: {devices: {}}, networks: [{name: n, multus: {networkName: lan}}], volumes: [{name: s, secret: {secretName: a}}]}}');
    const gone = [object('v1/Secret', 'data: {}'), object('k8s.cni.cncf.io/v1/NetworkAttachmentDefinition', 'spec: {config: c}', 'name: lan, namespace: demo')];
    expect(effects([reader, ...gone], [reader])).toEqual(['a removed: next-start', 'lan removed: next-start']);
  });
});

describe('what only the new set has', () => {
  test.each<[string, Manifest, string]>([
    ['a VM', vm('vm', PLAIN), 'vm added: start'],
    ['a VM by running', vm('vm', 'running: true, template: {spec: {domain: {devices: {}}}}'), 'vm added: start'],
    ['a VM that is started by hand', vm('vm', 'runStrategy: Manual, template: {spec: {domain: {devices: {}}}}'), 'vm added: none'],
    ['a restore', object('snapshot.kubevirt.io/v1beta1/VirtualMachineRestore', 'spec: {target: {name: vm}}'), 'a added: data-at-risk'],
    ['a migration', object('kubevirt.io/v1/VirtualMachineInstanceMigration', 'spec: {vmiName: vm}'), 'a added: migration'],
    ['a policy', object('networking.k8s.io/v1/NetworkPolicy', 'spec: {podSelector: {}}'), 'a added: live'],
    ['a quota', object('v1/ResourceQuota', 'spec: {}'), 'a added: next-start'],
    ['a Secret', object('v1/Secret', ''), 'a added: none'],
    ['a pool', object('pool.kubevirt.io/v1beta1/VirtualMachinePool', 'spec: {replicas: 2}'), 'a added: start'],
    ['an empty pool', object('pool.kubevirt.io/v1beta1/VirtualMachinePool', 'spec: {replicas: 0}'), 'a added: none'],
    ['a replica set', object('kubevirt.io/v1/VirtualMachineInstanceReplicaSet', 'spec: {replicas: 2}'), 'a added: start'],
    ['a Deployment', object('apps/v1/Deployment', 'spec: {}'), 'a added: start'],
  ])('%s', (_, manifest, expected) => {
    expect(effects([], [manifest])).toEqual([expected]);
  });

  test('a disk of this name is adopted', () => {
    const disk = object(DV, 'spec: {}', 'name: root, namespace: demo');
    expect(effects([disk], [disk, vm('vm', `runStrategy: Halted, ${ROOT}`)])).toEqual(['vm added: data-at-risk spec.dataVolumeTemplates[0].metadata.name']);
  });
});

describe('renamed', () => {
  test('del-03: a VM', () => {
    const before = vm('one', `runStrategy: Always, ${ROOT.replace(/root/g, 'one-root')}`);
    const after = vm('two', `runStrategy: Always, ${ROOT.replace(/root/g, 'two-root')}`);
    expect(effects([before], [after])).toEqual(['two renamed: recreated metadata.name, stop, data-at-risk']);
  });

  test('a namespace', () => {
    const [before, after] = ['a', 'b'].map((namespace) => ['x', 'y'].map((name) => object(VM, `spec: {${PLAIN}}`, `name: ${name}, namespace: ${namespace}`)));
    expect(effects(before, after)).toEqual(['x renamed: recreated metadata.namespace, stop', 'y renamed: recreated metadata.namespace, stop']);
  });

  test('a hash of the content', () => {
    const before = object('v1/Secret', 'data: {a: YQ==}', 'name: init-5g2k9b4h6c, namespace: demo');
    const after = object('v1/Secret', 'data: {a: Yg==}', 'name: init-7t5m4f2d9k, namespace: demo');
    expect(effects([before], [after])).toEqual(['init-7t5m4f2d9k renamed: none']);
  });

  test('what is not certain is not taken for it', () => {
    expect(effects([vm('a1', PLAIN), vm('b1', PLAIN)], [vm('c1', PLAIN)])).toEqual(['c1 added: start', 'a1 removed: stop', 'b1 removed: stop']);
  });

  test('a namespace that is not written is that of the client', () => {
    expect(effects([object(CLAIM, 'spec: {}')], [object(CLAIM, 'spec: {}', 'name: a')])).toEqual([]);
  });

  test('sets for several clusters, by their places', () => {
    const set = (values: readonly string[]) => {
      const manifests = values.map((value) => object('v1/Service', `spec: {externalName: ${value}}`));
      const objects = manifests.map((manifest, i) => ({ manifest, isReadable: true, place: `site-${values.length - i}` }));
      return { objects, manifests, cluster: clusterOf({}, new Catalog([])) };
    };
    const outcomes = compareSets(set(['a', 'b', 'c']), set(['a', 'b', 'd']), USUAL).objects.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['unchanged', 'unchanged', 'changed']);
  });
});

test('by force, what changes is deleted and made again', () => {
  const disk = (size: string) => object(DV, `spec: {storage: {resources: {requests: {storage: ${size}}}}}`);
  expect(effects([disk('1Gi')], [disk('2Gi')], { remakes: true })).toEqual(['a changed: recreated, data-at-risk']);
});

describe('labels of running pods', () => {
  const guest = (label: string) => object(VM, `spec: {runStrategy: Always, template: {metadata: {labels: {app: ${label}}}, spec: {domain: {devices: {}}}}}`, 'name: vm, namespace: demo');
  const service = (label: string, namespace = 'demo') => object('v1/Service', `spec: {selector: {app: ${label}}}`, `name: s, namespace: ${namespace}`);
  const policy = (label: string) => object('networking.k8s.io/v1/NetworkPolicy', `spec: {podSelector: {matchLabels: {app: ${label}}}}`, 'name: p, namespace: demo');
  const reached = (before: Manifest[], after: Manifest[]) => effects(before, after).filter((line) => !line.startsWith('vm'));

  test('selected by those that it gets with the next start', () => {
    expect(reached([guest('a'), service('a'), policy('a')], [guest('b'), service('b'), policy('b')])).toEqual([
      's changed: live spec.selector.app, silent spec.selector', 'p changed: live spec.podSelector.matchLabels.app, silent spec.podSelector',
    ]);
  });

  test('selected by those that it loses', () => {
    expect(reached([guest('a'), service('a')], [guest('b'), service('a')])).toEqual(['s unchanged: next-start spec.selector']);
  });

  test('of another namespace', () => {
    expect(reached([guest('a'), service('b', 'other')], [guest('b'), service('b', 'other')])).toEqual([]);
  });
});

describe('what was read from a cluster', () => {
  const META = 'uid: u, resourceVersion: "7", generation: 2, creationTimestamp: t, managedFields: [{manager: m}], finalizers: [f]';
  const LIVE = `name: a, namespace: demo, ${META}, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"spec":{"b":1}}', kubevirt.io/latest-observed-api-version: v1}`;

  test('what the server fills in stays', () => {
    const live = object('v1/Service', 'spec: {selector: {a: b}, clusterIP: 10.0.0.1, ports: [{port: 80, protocol: TCP, nodePort: 3000}]}, status: {a: b}', LIVE);
    expect(effects([live], [object('v1/Service', 'spec: {selector: {a: b}, ports: [{port: 80}]}')])).toEqual([]);
  });

  test('what was applied and is no longer written goes', () => {
    const live = object('example.com/v1/Thing', 'spec: {a: 1, b: 1, c: 1}', LIVE);
    expect(effects([live], [object('example.com/v1/Thing', 'spec: {a: 1}')])).toEqual(['a changed: none']);
    expect(effects([live], [object('example.com/v1/Thing', 'spec: {a: 1, b: 1}')])).toEqual([]);
  });

  test('a replacing client drops it', () => {
    const live = object('example.com/v1/Thing', 'spec: {a: 1, b: 1, c: 1}', LIVE);
    const situation = { ...USUAL_SITUATION, applies: 'replace' as const };
    expect(effects([live], [object('example.com/v1/Thing', 'spec: {a: 1, b: 1}')], { situation })).toEqual(['a changed: none']);
  });

  test('what another object owns is nobody\'s to apply', () => {
    expect(effects([object(DV, 'spec: {}', 'name: a, ownerReferences: [{kind: VirtualMachine}]')], [])).toEqual([]);
  });

  test('on both sides', () => {
    const [before, after] = ['7', '8'].map((version) => object('v1/ConfigMap', `data: {a: b}, status: {v: ${version}}`, LIVE.replace('"7"', `"${version}"`)));
    expect(effects([before], [after])).toEqual([]);
  });
});

describe('whatever is in a manifest', () => {
  const KINDS = [VM, DV, CLAIM, 'v1/Secret', 'v1/Service', 'v1/Namespace', 'apps/v1/Deployment', 'batch/v1/Job', 'kubevirt.io/v1/KubeVirt',
    'k8s.ovn.org/v1/UserDefinedNetwork', 'networking.k8s.io/v1/NetworkPolicy', 'apiextensions.k8s.io/v1/CustomResourceDefinition',
    'sriovnetwork.openshift.io/v1/SriovNetworkNodePolicy', 'cdi.kubevirt.io/v1beta1/DataImportCron', 'example.com/v1/Thing'];
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.constantFrom(null, true, false, 0, 1, '', 'a', '1Gi', 'None'), fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('name', 'spec', 'template', 'metadata', 'selector', 'labels', 'resources', 'requests', 'storage', 'volumes', 'source', '__proto__', 'a.b/c', 'matchLabels'), tie('value'), { maxKeys: 4 })),
  })).value;
  const manifest = fc.record({ kind: fc.constantFrom(...KINDS), spec: value, data: value, name: fc.constantFrom('a', 'b', 'abc'), labels: value, uid: fc.constantFrom(undefined, 'u') })
    .map(({ kind, spec, data, name, labels, uid }) => ({ ...object(kind, '', `name: ${name}`), metadata: { name, labels, uid }, spec, data }) as unknown as Manifest);

  test('nothing throws, and the same is unchanged', () => {
    const cluster = clusterOf({}, new Catalog([]));
    const unread = (manifests: readonly Manifest[]) => (
      { objects: manifests.map((each) => ({ manifest: each, isReadable: false })), manifests: [], cluster });
    fc.assert(fc.property(fc.array(manifest, { maxLength: 5 }), fc.array(manifest, { maxLength: 5 }), (before, after) => {
      compareSets(unread(before), unread(after), USUAL);
      compareSets(unread(before), unread(after), { ...USUAL, remakes: true });
      const same = compareSets(unread(before), unread(structuredClone(before)), USUAL).objects;
      return same.every(({ outcome }) => outcome === 'unchanged');
    }), { numRuns: 300 });
  });
});
