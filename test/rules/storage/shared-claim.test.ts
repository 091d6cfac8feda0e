import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, withTemplate } from '../volume-table';
import { appTable, machine, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const level = FindingLevel.UNSTARTABLE;
const advised = { level: FindingLevel.ADVISED };

says({
  'shared-claim/excludes-second-writer': { level, allowed: 'a claim of its own, or shareable: true on disk d' },
  'shared-claim/requires-read-write-many': { level: FindingLevel.ADVISED, allowed: 'a claim that is ReadWriteMany' },
});

const RUNNING = { spec: { runStrategy: 'Always' } };
const guest = (disk: Json = { disk: {} }, source: Json = { persistentVolumeClaim: { claimName: 'c' } }) => ({
  domain: { devices: { disks: [{ name: 'd', ...disk }] } }, volumes: [{ name: 'd', ...source }],
});
const vm = (name: string, fragment: Json = guest(), more: Json = RUNNING) => merged(machine(fragment), merged({ metadata: { name } }, more));
const claim = (spec: Json = {}) => object('v1', 'PersistentVolumeClaim', 'c', {
  accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } }, ...spec,
});
const set = (make: (fragment: Json) => Json, replicas: number, fragment = guest()) => (
  merged(make(fragment), { metadata: { namespace: 'x' }, spec: { replicas } })
);
const runningPool = (fragment: Json) => merged(pool(fragment), { spec: { virtualMachineTemplate: { spec: { runStrategy: 'Always' } } } });
const field = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName';

describe('shared-claim/excludes-second-writer', () => {
  const rule = 'shared-claim/excludes-second-writer';
  const second = 'claim c, which VirtualMachine a writes to';
  const accepted = (title: string, ...manifests: Json[]): AppRow => [title, [...manifests, claim()]];
  appTable('shared-claim', [
    accepted('one VM', vm('a')),
    accepted('two VMs of which one is halted', vm('a'), vm('b', guest(), {})),
    accepted('two VMs of which one is started by hand', vm('a'), vm('b', guest(), { spec: { runStrategy: 'Manual' } })),
    accepted('two VMs with claims of their own', vm('a'), vm('b', guest({ disk: {} }, { persistentVolumeClaim: { claimName: 'other' } }))),
    accepted('two VMs of two namespaces', vm('a'), vm('b', guest(), merged(RUNNING, { metadata: { namespace: 'y' } }))),
    accepted('a claim that is read only', vm('a'), vm('b', guest({ disk: {} }, { persistentVolumeClaim: { claimName: 'c', readOnly: true } }))),
    accepted('a disk that is read only', vm('a'), vm('b', guest({ disk: { readonly: true } }))),
    accepted('a LUN that is read only', vm('a'), vm('b', guest({ lun: { readonly: true } }))),
    accepted('a CD-ROM', vm('a'), vm('b', guest({ cdrom: {} }))),
    accepted('what is laid over it', vm('a'), vm('b', guest({ disk: {} }, { ephemeral: { persistentVolumeClaim: { claimName: 'c' } } }))),
    accepted('a filesystem', vm('a'), vm('b', {
      domain: { devices: { filesystems: [{ name: 'd', virtiofs: {} }] } }, volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }],
    })),
    accepted('shareable disks', vm('a', guest({ disk: {}, shareable: true })), vm('b', guest({ disk: {}, shareable: true }))),
    accepted('one replica', set(replicaSet, 1)),
    accepted('no replica', set(replicaSet, 0)),
    accepted('a pool of VMs that are halted', set(pool, 3)),
    ['a template of a pool', [merged(set(runningPool, 3, guest({ disk: {} }, { dataVolume: { name: 'c' } })), {
      spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates: [{ metadata: { name: 'c' }, spec: dataVolume().spec }] } } },
    })]],
    ['two VMs', [vm('a'), vm('b'), claim()], [rule, field, second]],
    ['three VMs', [vm('a'), vm('b', guest(), { spec: { running: true, runStrategy: undefined } }), vm('e'), claim()], [rule, field, second], [rule, field, second]],
    ['a LUN', [vm('a'), vm('b', guest({ lun: {} })), claim()], [rule, field, second]],
    ['a volume without a disk, which becomes one', [vm('a'), vm('b', { volumes: guest().volumes }), claim()], [rule, field, second]],
    ['a disk that is shareable beside one that is not', [vm('a', guest({ disk: {}, shareable: true })), vm('b'), claim()], [rule, field, second]],
    ['a DataVolume', [vm('a', guest({ disk: {} }, { dataVolume: { name: 'c' } })), vm('b'), claim()], [rule, field, second]],
    ['the template of another VM', [
      merged(withTemplate({ storage: { volumeMode: 'Filesystem' } }), { metadata: { namespace: 'x' }, ...RUNNING }),
      vm('b', guest({ disk: {} }, { persistentVolumeClaim: { claimName: 'a' } })),
    ], [rule, field, 'claim a, which VirtualMachine t writes to']],
    ['templates of one name', [
      merged(withTemplate({ storage: { volumeMode: 'Filesystem' } }), { metadata: { namespace: 'x' }, ...RUNNING }),
      merged(withTemplate({ storage: { volumeMode: 'Filesystem' } }), { metadata: { name: 'u', namespace: 'x' }, ...RUNNING }),
    ], [rule, 'spec.template.spec.volumes[0].dataVolume.name', 'claim a, which VirtualMachine t writes to', {
      allowed: 'a claim of its own, or shareable: true on disk root',
      fix: 'Rename the DataVolume template of one of the VMs and the volume that uses it: the second takes the DataVolume that the first made.',
    }]],
    ['replicas', [set(replicaSet, 3), claim()], [rule, field, 'claim c, which 3 guests write to']],
    ['a pool', [set(runningPool, 2), claim()],
      [rule, 'spec.virtualMachineTemplate.spec.template.spec.volumes[0].persistentVolumeClaim.claimName', 'claim c, which 2 guests write to']],
    ['a claim that is ReadWriteOnce', [vm('a'), vm('b'), claim({ accessModes: ['ReadWriteOnce'], volumeMode: 'Block' })], [rule, field, second]],
    ['a Block claim that is ReadWriteMany, which no lock protects', [vm('a'), vm('b'), claim({ volumeMode: 'Block' })], [rule, field, second, advised]],
    ['a claim that is not known', [vm('a'), vm('b')], [rule, field, second, advised]],
    ['a claim of which the StorageProfile decides', [vm('a'), vm('b'), dataVolume({}, { name: 'c' })], [rule, field, second, advised]],
    ['two disks of one VM are another mistake', [vm('a', merged(guest(), { volumes: [...guest().volumes, { ...guest().volumes[0], name: 'e' }] })), claim()]],
  ]);
});

describe('shared-claim/requires-read-write-many', () => {
  const rule = 'shared-claim/requires-read-write-many';
  const shared = guest({ disk: {}, shareable: true });
  const both = (accessModes: string[] | undefined) => [vm('a', shared), vm('b', shared), claim({ accessModes })];
  const got = (modes: string) => `PersistentVolumeClaim c is ${modes}`;
  appTable('shared-claim', [
    ['ReadWriteMany', both(['ReadWriteOnce', 'ReadWriteMany'])],
    ['a claim that is not known', [vm('a', shared), vm('b', shared)]],
    ['a claim of which the StorageProfile decides', [vm('a', shared), vm('b', shared), dataVolume({}, { name: 'c' })]],
    ['one guest', [vm('a', shared), claim({ accessModes: ['ReadWriteOnce'] })]],
    ['ReadWriteOnce', both(['ReadWriteOnce']), [rule, field, got('ReadWriteOnce')], [rule, field, got('ReadWriteOnce')]],
    ['ReadWriteOncePod', both(['ReadWriteOncePod']), [rule, field, got('ReadWriteOncePod'), { level }], [rule, field, got('ReadWriteOncePod'), { level }]],
    ['replicas', [set(replicaSet, 2, shared), claim({ accessModes: ['ReadWriteOnce'] })], [rule, field, got('ReadWriteOnce')]],
    ['only what is shareable', [vm('a', shared), vm('b'), claim({ accessModes: ['ReadWriteOnce'] })],
      [rule, field, got('ReadWriteOnce')], ['shared-claim/excludes-second-writer', field, 'claim c, which VirtualMachine a writes to']],
  ]);
});
