import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import { dataVolume, into } from '../volume-table';
import { appTable, machine, object } from '../workload-table';

says({
  'data-volume/requires-size': { level: FindingLevel.ADVISED, allowed: 'a size such as 30Gi' },
  'live-migration/avoids-pod-network-bridge': { level: FindingLevel.ADVISED, allowed: 'masquerade, or a secondary network' },
  'live-migration/requires-shared-storage': { level: FindingLevel.ADVISED, allowed: 'a claim that is ReadWriteMany' },
});

const LIVE = { evictionStrategy: 'LiveMigrate' };
const masquerade = { domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, networks: [{ name: 'default', pod: {} }] };
const bridge = { domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } }, networks: [{ name: 'default', pod: {} }] };
const onVolume = (volume: object, more: object = LIVE) => machine({ ...more, ...masquerade, volumes: [{ name: 'root', ...volume }] });
const claim = (...accessModes: string[]) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes });
const volume = (accessModes?: string[]) => dataVolume({ storage: { accessModes } });
const withModes = (accessModes: string[]) => {
  const vm = onVolume({ dataVolume: { name: 'a' } });
  return merged(vm, { spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: { source: { blank: {} }, ...into({ storage: { accessModes } }) } }] } });
};

describe('live-migration/requires-shared-storage', () => {
  const found = (field: string, got: string): [string, string, string] => ['live-migration/requires-shared-storage', `spec.template.spec.volumes[0].${field}`, got];
  const CLAIM = 'persistentVolumeClaim.claimName';
  appTable('live-migration', [
    ['a shared claim', [onVolume({ persistentVolumeClaim: { claimName: 'c' } }), claim('ReadWriteMany')]],
    ['a claim that can be both', [onVolume({ persistentVolumeClaim: { claimName: 'c' } }), claim('ReadWriteOnce', 'ReadWriteMany')]],
    ['a claim of somebody else', [onVolume({ persistentVolumeClaim: { claimName: 'other' } }), claim('ReadWriteOnce')]],
    ['one that moves only if it can', [onVolume({ persistentVolumeClaim: { claimName: 'c' } }, { evictionStrategy: 'LiveMigrateIfPossible' }), claim('ReadWriteOnce')]],
    ['what the StorageProfile says', [onVolume({ dataVolume: { name: 'a' } }), volume()]],
    ['a claim for one node', [onVolume({ persistentVolumeClaim: { claimName: 'c' } }), claim('ReadWriteOnce')], found(CLAIM, 'c is ReadWriteOnce')],
    ['a DataVolume for one node', [onVolume({ dataVolume: { name: 'a' } }), volume(['ReadWriteOnce'])], found('dataVolume.name', 'a is ReadWriteOnce')],
    ['a template for one node', [withModes(['ReadWriteOnce'])], found('dataVolume.name', 'a is ReadWriteOnce')],
    ['a shared template', [withModes(['ReadWriteMany'])]],
  ]);
});

describe('live-migration/avoids-pod-network-bridge', () => {
  const annotation = { annotations: { 'kubevirt.io/allow-pod-bridge-network-live-migration': '' } };
  const secondary = {
    domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } }, networks: [{ name: 'lan', multus: { networkName: 'lan' } }],
  };
  appTable('live-migration', [
    ['masquerade', [machine({ ...LIVE, ...masquerade })]],
    ['a secondary network', [machine({ ...LIVE, ...secondary })]],
    ['a bridge that stays', [machine(bridge)]],
    ['a bridge that may move', [machine({ ...LIVE, ...bridge }, annotation)]],
    ['a bridge', [machine({ ...LIVE, ...bridge })],
      ['live-migration/avoids-pod-network-bridge', 'spec.template.spec.domain.devices.interfaces[0].bridge', 'bridge on network default, the pod network']],
  ]);
});
