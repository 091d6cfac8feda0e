import { PersistentVolumeAccessMode } from 'cdk8s-plus-28';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, into } from '../volume-table';
import { appTable, machine, object } from '../workload-table';

says({
  'live-migration/requires-migratable-guest': { level: FindingLevel.ADVISED, allowed: 'a VM that can migrate' },
  'live-migration/avoids-pod-network-bridge': { level: FindingLevel.ADVISED, allowed: 'masquerade, or a secondary network' },
  'live-migration/requires-shared-storage': { level: FindingLevel.ADVISED, allowed: 'a claim that is ReadWriteMany' },
});

const LIVE = { evictionStrategy: 'LiveMigrate' };
const masquerade = { domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, networks: [{ name: 'default', pod: {} }] };

describe('live-migration/requires-shared-storage', () => {
  const onVolume = (volume: Json, more: Json = LIVE) => machine({ ...more, ...masquerade, volumes: [{ name: 'root', ...volume }] });
  const onClaim = (claimName = 'c', more: Json = LIVE) => onVolume({ persistentVolumeClaim: { claimName } }, more);
  const onDataVolume = onVolume({ dataVolume: { name: 'a' } });
  const claim = (...accessModes: string[]) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes });
  const volume = (accessModes?: string[], target = 'storage') => dataVolume(into({ [target]: { accessModes, storageClassName: 's' } }));
  const withModes = (accessModes: string[], target = 'storage') => (
    merged(onDataVolume, { spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: { source: { blank: {} }, [target]: { accessModes } } }] } })
  );
  const found = (field: string, got: string): [string, string, string] => (
    ['live-migration/requires-shared-storage', `spec.template.spec.volumes[0].${field}`, got]
  );
  const CLAIM = 'persistentVolumeClaim.claimName';
  const profile = (accessModes: string[]) => (
    { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'StorageProfile', metadata: { name: 's' }, spec: { claimPropertySets: [{ accessModes, volumeMode: 'Block' }] } }
  );
  appTable('live-migration', [
    ['a claim that is shared', [onClaim(), claim('ReadWriteMany')]],
    ['a claim that can be shared', [onClaim(), claim('ReadWriteOnce', 'ReadWriteMany')]],
    ['a claim that the app does not make', [onClaim('other'), claim('ReadWriteOnce')]],
    ['a claim of another namespace', [onClaim(), merged(claim('ReadWriteOnce'), { metadata: { namespace: 'y' } })]],
    ['another object of the name of the claim', [onClaim(), claim('ReadWriteOnce'), object('example.com/v1', 'Claim', 'c', { accessModes: ['ReadWriteMany'] })],
      found(CLAIM, 'c is ReadWriteOnce')],
    ['a claim without access modes', [onClaim(), { ...claim(), spec: undefined }]],
    ['a VM that moves only if it can', [onClaim('c', { evictionStrategy: 'LiveMigrateIfPossible' }), claim('ReadWriteOnce')]],
    ['a VM that does not say whether it moves', [onClaim('c', {}), claim('ReadWriteOnce')]],
    ['a DataVolume whose access modes the StorageProfile says', [onDataVolume, volume()]],
    ['a DataVolume that is shared', [onDataVolume, volume(['ReadWriteMany'])]],
    ['a DataVolume of one node', [onDataVolume, volume(['ReadWriteOnce'])], found('dataVolume.name', 'a is ReadWriteOnce')],
    ['a DataVolume of one node by pvc', [onDataVolume, volume(['ReadWriteOnce'], 'pvc')], found('dataVolume.name', 'a is ReadWriteOnce')],
    ['a claim of one node', [onClaim(), claim('ReadWriteOnce')], found(CLAIM, 'c is ReadWriteOnce')],
    ['a claim of several nodes that only read', [onClaim(), claim('ReadWriteOnce', 'ReadOnlyMany')], found(CLAIM, 'c is ReadWriteOnce, ReadOnlyMany')],
    ['a template that is shared', [withModes(['ReadWriteMany'])]],
    ['a template of one node', [withModes(['ReadWriteOnce'])], found('dataVolume.name', 'a is ReadWriteOnce')],
    ['a template of one node by pvc', [withModes(['ReadWriteOnce'], 'pvc')], found('dataVolume.name', 'a is ReadWriteOnce')],
    ['a template before a DataVolume of its name', [withModes(['ReadWriteMany']), volume(['ReadWriteOnce'])]],
    ['a DataVolume of a class of several nodes', [onDataVolume, volume(), profile(['ReadWriteMany', 'ReadWriteOnce'])]],
    ['a DataVolume of a class of one node', [onDataVolume, volume(), profile(['ReadWriteOnce'])], found('dataVolume.name', 'a is ReadWriteOnce, by StorageProfile s')],
    ['a volume without a claim', [onVolume({ emptyDisk: { capacity: '1Gi' } }), claim('ReadWriteOnce')]],
  ]);
});

describe('what the Platform says of a class', () => {
  const template = (storage: Json) => merged(machine({ ...LIVE, ...masquerade, volumes: [{ name: 'root', dataVolume: { name: 'a' } }] }), {
    spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: { source: { blank: {} }, storage } }] },
  });
  const one = [{ name: 's', isDefault: true, accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE] }];
  const both = [{ ...one[0], accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_WRITE_MANY] }];
  test.each([
    ['of one node', one, [['live-migration/requires-shared-storage', 'spec.template.spec.volumes[0].dataVolume.name', 'a is ReadWriteOnce, by storage class s']]],
    ['of several nodes', both, []],
  ])('counts for a claim that leaves it to CDI: %s', (_, storageClasses, found) => {
    expect(judge(template({ resources: { requests: { storage: '1Gi' } } }), { storageClasses }).filter(([rule]) => rule.startsWith('live-migration/'))).toEqual(found);
  });
});

describe('live-migration/avoids-pod-network-bridge', () => {
  const annotation = { annotations: { 'kubevirt.io/allow-pod-bridge-network-live-migration': '' } };
  const bridge = { domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } }, networks: [{ name: 'default', pod: {} }] };
  const lan = { name: 'lan', multus: { networkName: 'lan' } };
  const secondary = { domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } }, networks: [lan] };
  const both = {
    domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }, { name: 'default', bridge: {} }] } }, networks: [lan, { name: 'default', pod: {} }],
  };
  const rule = 'live-migration/avoids-pod-network-bridge';
  const field = (i: number) => `spec.template.spec.domain.devices.interfaces[${i}].bridge`;
  const got = 'bridge on network default, the pod network';
  appTable('live-migration', [
    ['no networks', [machine(LIVE)]],
    ['networks without interfaces', [machine({ ...LIVE, networks: [{ name: 'default', pod: {} }] })]],
    ['masquerade', [machine({ ...LIVE, ...masquerade })]],
    ['a bridge to a secondary network', [machine({ ...LIVE, ...secondary })]],
    ['a bridge of a VM that stays', [machine(bridge)]],
    ['a bridge that may move', [machine({ ...LIVE, ...bridge }, annotation)]],
    ['a bridge', [machine({ ...LIVE, ...bridge })], [rule, field(0), got]],
    ['a bridge behind one to a secondary network', [machine({ ...LIVE, ...both })], [rule, field(1), got]],
  ]);
});

test('a cluster that migrates what says nothing', () => {
  const vm = machine({ domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } }, networks: [{ name: 'default', pod: {} }] });
  const found = ['live-migration/avoids-pod-network-bridge', 'spec.template.spec.domain.devices.interfaces[0].bridge', 'bridge on network default, the pod network'];
  expect(judge(vm, { evictionStrategy: 'LiveMigrate' })).toEqual([found]);
  expect(judge(merged(vm, { spec: { template: { spec: { evictionStrategy: 'None' } } } }), { evictionStrategy: 'LiveMigrate' })).toEqual([]);
});

describe('live-migration/requires-migratable-guest', () => {
  const rule = 'live-migration/requires-migratable-guest';
  const migration = object('kubevirt.io/v1', 'VirtualMachineInstanceMigration', 'm', { vmiName: 'vm' });
  const running = { spec: { runStrategy: 'Always' } };
  const onClaim = machine({ ...masquerade, volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }] }, {}, running);
  const claim = (mode: string) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: [mode], resources: { requests: { storage: '1Gi' } } });
  const bridged = machine({ domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } }, networks: [{ name: 'default', pod: {} }] }, {}, running);
  appTable('live-migration', [
    ['a claim that is shared', [migration, onClaim, claim('ReadWriteMany')]],
    ['a claim that is not known', [migration, onClaim]],
    ['another guest', [migration, merged(onClaim, { metadata: { name: 'other' } }), claim('ReadWriteOnce')]],
    ['a guest of another namespace', [migration, merged(bridged, { metadata: { namespace: 'y' } })]],
    ['no migration', [onClaim, claim('ReadWriteOnce')]],
    ['a claim of one node', [migration, onClaim, claim('ReadWriteOnce')], [rule, 'spec.vmiName', 'vm, of which c is ReadWriteOnce']],
    ['a bridge', [migration, bridged], [rule, 'spec.vmiName', 'vm, of which bridge on network default, the pod network']],
    ['a guest that is bound to its node', [migration, machine({ ...masquerade, nodeSelector: { 'kubernetes.io/hostname': 'a' } }, {}, running)],
      [rule, 'spec.vmiName', 'vm, of which nodeSelector names the node a']],
    ['an instance', [migration, object('kubevirt.io/v1', 'VirtualMachineInstance', 'vm', bridged.spec.template.spec)],
      [rule, 'spec.vmiName', 'vm, of which bridge on network default, the pod network']],
    ['a pool of that name', [migration, merged(pool(bridged.spec.template.spec), { metadata: { name: 'vm', namespace: 'x' } })]],
  ]);
});
