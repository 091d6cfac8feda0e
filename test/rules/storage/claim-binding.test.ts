import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, withTemplate } from '../volume-table';
import { machine, object } from '../workload-table';

const level = FindingLevel.ADVISED;
says({
  'claim-binding/avoids-earlier-wave': { level, allowed: 'the wave of the VM' },
  'claim-binding/avoids-source-without-consumer': { level, allowed: 'cdi.kubevirt.io/storage.bind.immediate.requested: "true"' },
  'claim-binding/avoids-snapshot-of-unbound': { level, allowed: 'a VM that ran, or claims that are bound at once' },
});

const WAVE = 'argocd.argoproj.io/sync-wave';
const NOW = 'cdi.kubevirt.io/storage.bind.immediate.requested';
const local = { name: 'local', isDefault: true, waitsForFirstConsumer: true };
const inWave = (wave: string | undefined, manifest: Json) => merged(manifest, { metadata: { annotations: { [WAVE]: wave } } });
const vm = machine({ volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }] });
const claim = (storageClassName?: string) => object('v1', 'PersistentVolumeClaim', 'c', {
  accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName,
});
const storageClass = (volumeBindingMode?: string) => ({
  apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own' }, provisioner: 'csi.example.com', volumeBindingMode,
});

type Row = [title: string, manifests: Json[], ...found: Verdict[]];
const table = (rows: Row[], storageClasses = [local, { name: 'ceph', isDefault: false, waitsForFirstConsumer: false }]) => (
  test.each(rows)('%s', (...[, manifests, ...found]) => {
    expect(judge(manifests, { storageClasses }).filter(([rule]) => rule.startsWith('claim-binding/'))).toEqual(found);
  })
);

describe('claim-binding/avoids-earlier-wave', () => {
  const rule = 'claim-binding/avoids-earlier-wave';
  const field = `metadata.annotations[${WAVE}]`;
  table([
    ['no waves', [claim(), vm]],
    ['one wave', [inWave('1', claim()), inWave('1', vm)]],
    ['a VM before its claim', [inWave('2', claim()), inWave('1', vm)]],
    ['a class that binds at once', [inWave('1', claim('ceph')), inWave('2', vm)]],
    ['a claim that no VM uses', [inWave('1', claim()), inWave('2', machine())]],
    ['a DataVolume that is bound at once', [
      inWave('1', dataVolume({}, { name: 'c', annotations: { [NOW]: '' } })), inWave('2', vm),
    ]],
    ['an earlier VM beside a later one', [inWave('1', claim()), inWave('2', vm), inWave('1', merged(vm, { metadata: { name: 'b' } }))]],
    ['a template of the VM', [inWave('1', withTemplate()), inWave('2', vm)]],
    ['an earlier claim', [inWave('1', claim()), inWave('2', vm)], [rule, field, 'wave 1 on class local, before VirtualMachine vm in wave 2']],
    ['a claim without a wave', [claim(), inWave('2', vm)], [rule, 'metadata', 'wave 0 on class local, before VirtualMachine vm in wave 2']],
    ['an earlier DataVolume', [inWave('-1', dataVolume({}, { name: 'c' })), vm], [rule, field, 'wave -1 on class local, before VirtualMachine vm in wave 0']],
  ]);
  table([
    ['a class of the app', [inWave('1', claim('own')), inWave('2', vm), storageClass('WaitForFirstConsumer')],
      [rule, field, 'wave 1 on class own, before VirtualMachine vm in wave 2']],
    ['a class of the app that binds at once', [inWave('1', claim('own')), inWave('2', vm), storageClass()]],
    ['a class that is not known', [inWave('1', claim('own')), inWave('2', vm)]],
  ], []);
});

describe('claim-binding/avoids-snapshot-of-unbound', () => {
  const rule = 'claim-binding/avoids-snapshot-of-unbound';
  const source = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
  const snapshot = object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', { source });
  const clone = object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'k', { source });
  const running = merged(vm, { spec: { runStrategy: 'Always' } });
  const got = 'vm, whose claim c is on class local';
  table([
    ['a VM that runs', [running, claim(), snapshot]],
    ['a class that binds at once', [vm, claim('ceph'), snapshot]],
    ['a claim that is not known', [vm, snapshot]],
    ['another VM', [merged(vm, { metadata: { name: 'b' } }), claim(), snapshot]],
    ['a halted VM', [vm, claim(), snapshot], [rule, 'spec.source.name', got]],
    ['a VM that is not running', [merged(vm, { spec: { runStrategy: undefined, running: false } }), claim(), snapshot], [rule, 'spec.source.name', got]],
    ['the clone of one', [vm, claim(), clone], [rule, 'spec.source.name', got]],
    ['one with a template', [merged(withTemplate(), { metadata: { name: 'vm', namespace: 'x' } }), snapshot],
      [rule, 'spec.source.name', 'vm, whose claim a is on class local']],
  ]);
});

describe('claim-binding/avoids-source-without-consumer', () => {
  const rule = 'claim-binding/avoids-source-without-consumer';
  const golden = dataVolume({}, { name: 'golden' });
  const pvc = { name: 'golden', namespace: 'x' };
  const dataSource = object('cdi.kubevirt.io/v1beta1', 'DataSource', 's', { source: { pvc } });
  const copy = dataVolume({ source: { http: undefined, pvc } }, { name: 'copy' });
  const upload = dataVolume({ source: { http: undefined, upload: {} } }, { name: 'golden' });
  const guestOf = (volume: Json) => machine({ volumes: [{ name: 'd', ...volume }] });
  const pod = object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'q/i:1' }], volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'golden' } }] });
  const cdi = (...featureGates: string[]) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: { config: { featureGates } } });
  const found = (what: string): Verdict => [rule, 'metadata.annotations', `${what} on class local, which nothing uses`];
  table([
    ['a volume that nothing is made of', [golden]],
    ['one that is bound at once', [merged(golden, { metadata: { annotations: { [NOW]: 'true' } } }), dataSource]],
    ['a class that binds at once', [dataVolume({ storage: { storageClassName: 'ceph' } }, { name: 'golden' }), dataSource]],
    ['one that a guest uses', [golden, dataSource, guestOf({ dataVolume: { name: 'golden' } })]],
    ['one that a guest reads', [golden, dataSource, guestOf({ ephemeral: { persistentVolumeClaim: { claimName: 'golden' } } })]],
    ['one that a pod uses', [golden, dataSource, pod]],
    ['another volume', [golden, dataVolume({ source: { http: undefined, pvc: { ...pvc, namespace: 'y' } } }, { name: 'copy' })]],
    ['CDI that does not wait', [golden, dataSource, cdi()]],
    ['a claim, which CDI does not fill', [claim(), dataVolume({ source: { http: undefined, pvc: { name: 'c', namespace: 'x' } } }, { name: 'copy', annotations: { [NOW]: '' } })]],
    ['the source of a DataSource', [golden, dataSource], found('the source of DataSource s')],
    ['that of a DataSource, where CDI waits', [golden, dataSource, cdi('HonorWaitForFirstConsumer')], found('the source of DataSource s')],
    ['the source of a clone, of which none is', [golden, copy], found('the source of DataVolume copy')],
    ['that of a template', [golden, merged(withTemplate({ source: { http: undefined, pvc } }), { metadata: { namespace: 'x' } })], found('the source of VirtualMachine t')],
    ['an upload', [upload], found('an upload')],
    ['an upload beside another volume', [dataVolume({}, { name: 'other' }), upload], found('an upload')],
  ]);
});

test('CDI that does not wait leaves waves alone', () => {
  const cdi = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: {} };
  const waves = [inWave('1', dataVolume({}, { name: 'c' })), inWave('2', vm), cdi];
  expect(judge(waves, { storageClasses: [local] }).filter(([rule]) => rule.startsWith('claim-binding/'))).toEqual([]);
});
