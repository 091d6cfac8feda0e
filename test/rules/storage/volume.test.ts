import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'volume/excludes-utility-volumes': { allowed: 'nothing' },
  'volume/excludes-repeated-source': { allowed: 'another source', reported: 'spec.template.spec.volumes' },
  'volume/has-valid-container-disk-path': {
    allowed: 'an absolute path to a file, such as /disk/image.qcow2',
    reported: 'spec.template.spec.volumes[0].containerDisk',
  },
  'volume/requires-one-source': {
    allowed: 'exactly one of persistentVolumeClaim, dataVolume, containerDisk, cloudInitNoCloud, cloudInitConfigDrive, emptyDisk, '
      + 'ephemeral, hostDisk, configMap, secret, serviceAccount, downwardAPI, downwardMetrics, sysprep, memoryDump, containerPath',
  },
  'volume/has-unique-name': { allowed: 'a name that no other volume has' },
  'volume/requires-object-name': {
    allowed: ['the name of a ConfigMap', 'the name of a DataVolume', 'the name of a Secret', 'the name of a ServiceAccount'],
    reported: [undefined, 'spec.template.spec.volumes[0].name'],
  },
  'volume/requires-gate-for-downward-metrics': {
    allowed: 'only while the feature gate DownwardMetrics is on',
    reported: 'spec.template.spec.volumes[0]',
  },
});

const disk = (name: string) => ({ name, emptyDisk: { capacity: '1Gi' } });
const sources = (...list: Json[]) => ({ volumes: list.map((source, i) => ({ name: `v${i}`, ...source })) });

describe('volume/has-unique-name', () => {
  const twice = { domain: { devices: { filesystems: [{ name: 'a', virtiofs: {} }] } }, volumes: [disk('a'), disk('a')] };
  guestTable([
    ['different names', { volumes: [disk('a'), disk('b')] }],
    ['a repeated name', twice, ['volume/has-unique-name', 'volumes[1].name', 'a']],
  ]);
});

describe('volume/requires-one-source', () => {
  const source: Json = {
    persistentVolumeClaim: { claimName: 'c' },
    dataVolume: { name: 'd' },
    containerDisk: { image: 'reg/i:v1' },
    cloudInitNoCloud: { userData: 'a' },
    cloudInitConfigDrive: { userData: 'a' },
    emptyDisk: { capacity: '1Gi' },
    ephemeral: { persistentVolumeClaim: { claimName: 'c' } },
    configMap: { name: 'c' },
    secret: { secretName: 's' },
    serviceAccount: { serviceAccountName: 's' },
    downwardAPI: {},
    sysprep: { secret: { name: 's' } },
    memoryDump: { claimName: 'c' },
  };
  guestTable([
    ...Object.entries(source).map(([name, value]): Row => [name, sources({ [name]: value })]),
    ['none', sources({}), ['volume/requires-one-source', 'volumes[0]', '[]']],
    ['two', sources({ emptyDisk: { capacity: '1Gi' }, containerDisk: { image: 'reg/i:v1' } }),
      ['volume/requires-one-source', 'volumes[0]', '["containerDisk","emptyDisk"]']],
  ]);
});

describe('volume/requires-object-name', () => {
  guestTable([
    ['an empty DataVolume', sources({ dataVolume: { name: '' } }), ['volume/requires-object-name', 'volumes[0].dataVolume.name', '']],
    ['no ConfigMap', sources({ configMap: {} }), ['volume/requires-object-name', 'volumes[0].configMap.name']],
    ['no Secret', sources({ secret: {} }), ['volume/requires-object-name', 'volumes[0].secret.secretName']],
    ['no ServiceAccount', sources({ serviceAccount: {} }), ['volume/requires-object-name', 'volumes[0].serviceAccount.serviceAccountName']],
  ]);
});

describe('volume/requires-gate-for-downward-metrics', () => {
  const metrics = { domain: { devices: { disks: [{ name: 'v0', disk: { bus: 'virtio' } }] } }, ...sources({ downwardMetrics: {} }) };
  guestTable([['refused', metrics, ['volume/requires-gate-for-downward-metrics', 'volumes[0].downwardMetrics', '{}']]]);
  describe('while the gate is on', () => (
    guestTable([['admitted', metrics]], virtualMachine, 'spec.template.spec', { enabledFeatureGates: ['DownwardMetrics'] })
  ));
});

describe('volume/excludes-repeated-source', () => {
  const account = { serviceAccount: { serviceAccountName: 's' } };
  const dump = { memoryDump: { claimName: 'c' } };
  guestTable([
    ['one of each', sources(account, dump)],
    ['two accounts', sources(account, account), ['volume/excludes-repeated-source', 'volumes[1].serviceAccount', 'volume v0 is one too']],
    ['three dumps', sources(dump, dump, dump),
      ['volume/excludes-repeated-source', 'volumes[1].memoryDump', 'volume v0 is one too'],
      ['volume/excludes-repeated-source', 'volumes[2].memoryDump', 'volume v0 is one too']],
  ]);
});

describe('volume/has-valid-container-disk-path', () => {
  const at = (path: string) => sources({ containerDisk: { image: 'reg/i:v1', path } });
  guestTable([
    ...['', '/disk/a.qcow2', '/a/b/', '//'].map((path): Row => [`path "${path}"`, at(path)]),
    ...['/', 'a/b', '/a/../b', '/./a', '/a//b', '/a//'].map((path): Row => (
      [`path "${path}"`, at(path), ['volume/has-valid-container-disk-path', 'volumes[0].containerDisk.path', path]]
    )),
  ]);
});

describe('volume/excludes-utility-volumes', () => {
  guestTable([
    ['an empty list, which is dropped', { utilityVolumes: [] }],
    ['one', { utilityVolumes: [{ name: 'u', claimName: 'c' }] }, ['volume/excludes-utility-volumes', 'utilityVolumes', '["u"]']],
  ]);
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s', (_, manifest, path) => (
    guestTable([['an empty list', { utilityVolumes: [] }, ['volume/excludes-utility-volumes', 'utilityVolumes', '[]']]], manifest, path)
  ));
});
