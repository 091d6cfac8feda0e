import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, pool, replicaSet, says, virtualMachine } from '../judge';
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
  'volume/requires-object-name': { allowed: 'the name of a DataVolume', reported: 'spec.template.spec.volumes[0].name' },
  'volume/requires-gate-for-downward-metrics': {
    allowed: 'only while the feature gate DownwardMetrics is on',
    reported: 'spec.template.spec.volumes[0]',
  },
});

const disk = (name: string) => ({ name, emptyDisk: { capacity: '1Gi' } });
const disksOf = (...names: string[]) => ({ domain: { devices: { disks: names.map((name) => ({ name, disk: { bus: 'virtio' } })) } } });
const sources = (...list: Json[]) => ({ volumes: list.map((source, i) => ({ name: `v${i}`, ...source })) });

describe('volume/has-unique-name', () => {
  const twice = { domain: { devices: { disks: [{ name: 'a', disk: { bus: 'virtio' } }] } }, volumes: [disk('a'), disk('a')] };
  guestTable([
    ['admits different names', { volumes: [disk('a'), disk('b')] }],
    ['refuses a repeated name', twice, ['volume/has-unique-name', 'volumes[1].name', 'a']],
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
    ...Object.entries(source).map(([name, value]): Row => [`admits ${name}`, sources({ [name]: value })]),
    ['refuses no source', sources({}), ['volume/requires-one-source', 'volumes[0]', 'nothing']],
    ['refuses two sources', sources({ emptyDisk: { capacity: '1Gi' }, containerDisk: { image: 'reg/i:v1' } }),
      ['volume/requires-one-source', 'volumes[0]', '["containerDisk","emptyDisk"]']],
  ]);
});

describe('volume/requires-object-name', () => {
  guestTable([
    ['admits names', sources(
      { dataVolume: { name: 'd' } }, { configMap: { name: 'c' } }, { secret: { secretName: 's' } }, { serviceAccount: { serviceAccountName: 'a' } },
    )],
    ['refuses a DataVolume with an empty name', sources({ dataVolume: { name: '' } }), ['volume/requires-object-name', 'volumes[0].dataVolume.name', '']],
    ...([['ConfigMap', 'configMap', 'name'], ['Secret', 'secret', 'secretName'], ['ServiceAccount', 'serviceAccount', 'serviceAccountName']] as const)
      .flatMap(([kind, source, key]): Row[] => {
        const said = { allowed: `the name of a ${kind}`, reported: null };
        const found = (got?: string): Row[2] => ['volume/requires-object-name', `volumes[0].${source}.${key}`, got, said];
        return [
          [`refuses a ${kind} with an empty name`, sources({ [source]: { [key]: '' } }), found('')],
          [`refuses a ${kind} without a name`, sources({ [source]: {} }), found()],
        ];
      }),
  ]);
});

describe('volume/requires-gate-for-downward-metrics', () => {
  const metrics = { ...sources({ downwardMetrics: {} }), ...disksOf('v0') };
  guestTable([['refuses the volume', metrics, ['volume/requires-gate-for-downward-metrics', 'volumes[0].downwardMetrics', '{}']]]);
  describe('while the gate is on', () => (
    guestTable([['admits the volume', metrics]], virtualMachine, 'spec.template.spec', gates('DownwardMetrics'))
  ));
});

describe('volume/excludes-repeated-source', () => {
  const account = { serviceAccount: { serviceAccountName: 's' } };
  const dump = { memoryDump: { claimName: 'c' } };
  const metrics = { downwardMetrics: {} };
  guestTable([
    ['admits one of each', { ...sources(metrics, account, dump), ...disksOf('v0', 'v1') }],
    ['admits several of others', sources({ configMap: { name: 'c' } }, { configMap: { name: 'd' } })],
    ['refuses a second volume of metrics', { ...sources(metrics, metrics), ...disksOf('v0', 'v1') },
      ['volume/excludes-repeated-source', 'volumes[1].downwardMetrics', 'volume v0 is one too']],
    ['refuses a second account', sources(account, account), ['volume/excludes-repeated-source', 'volumes[1].serviceAccount', 'volume v0 is one too']],
    ['refuses every dump but the first', sources(dump, dump, dump),
      ['volume/excludes-repeated-source', 'volumes[1].memoryDump', 'volume v0 is one too'],
      ['volume/excludes-repeated-source', 'volumes[2].memoryDump', 'volume v0 is one too']],
  ], virtualMachine, 'spec.template.spec', gates('DownwardMetrics'));
});

describe('volume/has-valid-container-disk-path', () => {
  const at = (path: string) => sources({ containerDisk: { image: 'reg/i:v1', path } });
  guestTable([
    ...['', '/disk/a.qcow2', '/a/b/', '//'].map((path): Row => [`admits path "${path}"`, at(path)]),
    ...['/', 'a/b', '/a/../b', '/./a', '/a//b', '/a//'].map((path): Row => (
      [`refuses path "${path}"`, at(path), ['volume/has-valid-container-disk-path', 'volumes[0].containerDisk.path', path]]
    )),
  ]);
});

describe('volume/excludes-utility-volumes', () => {
  guestTable([
    ['admits an empty list, which is dropped', { utilityVolumes: [] }],
    ['refuses a utility volume', { utilityVolumes: [{ name: 'u', claimName: 'c' }] }, ['volume/excludes-utility-volumes', 'utilityVolumes', '["u"]']],
  ]);
  describe('an instance', () => guestTable([['admits an empty list, which is dropped', { utilityVolumes: [] }]], instance, 'spec'));
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s', (_, manifest, path) => (
    guestTable([['refuses an empty list', { utilityVolumes: [] }, ['volume/excludes-utility-volumes', 'utilityVolumes', 'nothing']]], manifest, path)
  ));
});
