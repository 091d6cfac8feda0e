import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { STORE } from './fixture';
import { EvictionStrategy, GuestCpu, GuestProbe, Instancetype } from '../../src/compute';
import { EdgeStorage, EdgeVirtualMachine, EdgeVirtualMachineProps } from '../../src/edge';
import { Architecture } from '../../src/platform';
import { Disk } from '../../src/storage';
import { newChart, object } from '../compute/fixture';

const specOf = (props: Partial<EdgeVirtualMachineProps> = {}) => {
  const chart = newChart();
  new EdgeVirtualMachine(chart, 'pos', { ...STORE.virtualMachine, ...props });
  return object(chart, 'VirtualMachine').spec;
};
const guestOf = (props: Partial<EdgeVirtualMachineProps>) => specOf(props).template.spec;

test('the usual one', () => {
  expect(specOf()).toEqual({
    runStrategy: 'Always',
    dataVolumeTemplates: [{
      metadata: { name: 'pos-root' },
      spec: {
        source: { registry: { url: 'docker://registry.example.com/pos:1.0.0', pullMethod: 'node', platform: { architecture: 'arm64' } } },
        storage: { storageClassName: 'local-path', accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem', resources: { requests: { storage: '20Gi' } } },
      },
    }],
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': 'pos' } },
      spec: {
        architecture: 'arm64',
        evictionStrategy: 'None',
        terminationGracePeriodSeconds: 120,
        tolerations: [
          { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
          { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' },
        ],
        livenessProbe: { guestAgentPing: {}, initialDelaySeconds: 240, periodSeconds: 30, failureThreshold: 6 },
        domain: {
          cpu: { cores: 1, model: 'host-passthrough' },
          memory: { guest: '2Gi' },
          resources: { requests: { cpu: '1' } },
          machine: { type: 'virt' },
          firmware: { bootloader: { efi: { secureBoot: false } }, serial: expect.any(String), uuid: expect.any(String) },
          devices: {
            rng: {},
            autoattachGraphicsDevice: false,
            disks: [{ name: 'root', bootOrder: 1, disk: { bus: 'virtio' } }],
            interfaces: [{ name: 'default', masquerade: {} }],
          },
        },
        networks: [{ name: 'default', pod: {} }],
        volumes: [{ name: 'root', dataVolume: { name: 'pos-root' } }],
      },
    },
  });
});

test.each<[string, Partial<EdgeVirtualMachineProps>, object]>([
  ['tolerations', { tolerations: [kplus.NodeTaintQuery.exists('edge-node')], offline: false }, { tolerations: [{ key: 'edge-node', operator: 'Exists' }] }],
  ['an eviction strategy', { evictionStrategy: EvictionStrategy.EXTERNAL }, { evictionStrategy: 'External' }],
  ['a grace period', { terminationGracePeriod: Duration.seconds(5) }, { terminationGracePeriodSeconds: 5 }],
  ['a probe', { livenessProbe: GuestProbe.tcpSocket(80) }, { livenessProbe: { tcpSocket: { port: 80 } } }],
  ['a CPU', { cpu: GuestCpu.cores(2, { model: 'host-passthrough' }) }, { domain: expect.objectContaining({ resources: { requests: { cpu: '2' } } }) }],
  ['resources', { resources: {} }, { domain: expect.objectContaining({ resources: {} }) }],
  ['another disk', { disks: [Disk.containerDisk('tools', { image: 'a:1' })] }, { volumes: [expect.anything(), { name: 'tools', containerDisk: { image: 'a:1' } }] }],
  ['names of its disk', { diskName: 'boot', dataVolumeName: 'pos-disk' }, { volumes: [{ name: 'boot', dataVolume: { name: 'pos-disk' } }] }],
])('%s of its own', (_, props, expected) => expect(guestOf(props)).toMatchObject(expected));

test('on amd64 the firmware, the machine type and the CPU model are left to KubeVirt', () => {
  const { architecture, domain: { cpu, machine, firmware } } = guestOf({ architecture: Architecture.AMD64 });
  expect({ architecture, cpu, machine, bootloader: firmware.bootloader }).toEqual({ architecture: 'amd64', cpu: { cores: 1 } });
});

test('an instancetype has the size', () => {
  const { domain: { cpu, resources } } = guestOf({ memory: undefined, instancetype: Instancetype.cluster('edge') });
  expect([cpu, resources]).toEqual([undefined, undefined]);
});

test('storage and size of the disk', () => {
  const accessModes = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD];
  const storage = EdgeStorage.storageClass('topolvm', { provisioner: 'topolvm.io', accessModes, volumeMode: kplus.PersistentVolumeMode.BLOCK });
  expect(specOf({ storage, diskSize: Size.gibibytes(5) }).dataVolumeTemplates[0].spec.storage).toEqual({
    storageClassName: 'topolvm', accessModes: ['ReadWriteOncePod'], volumeMode: 'Block', resources: { requests: { storage: '5Gi' } },
  });
});

const REMOTE = EdgeStorage.storageClass('ceph', { provisioner: 'rbd.csi.ceph.com' });

test.each<[string, Partial<EdgeVirtualMachineProps>, string[]]>([
  ['both', { image: 'pos', storage: REMOTE }, [
    '[chart/pos] image: got "pos"; allowed: an image with a digest, or a tag other than latest. '
      + 'Pin it: what has none is pulled anew at each start, which fails while the store is offline.',
    '[chart/pos] storage: got "ceph of rbd.csi.ceph.com"; allowed: storage on the disks of the node, since `offline` is true. '
      + 'Take EdgeStorage.localPath(), say `isLocal: true` if its volumes need no network, or `offline: false`.',
  ]],
  ['online', { image: 'pos:latest', storage: REMOTE, offline: false }, []],
  ['other disks', { disks: [Disk.containerDisk('tools', { image: 'tools' }), Disk.emptyDisk('scratch', Size.gibibytes(1))] }, [
    expect.stringContaining('[chart/pos] image of disk "tools": got "tools"'),
  ]],
  ['a digest', { image: `r.example.com:5000/pos@sha256:${'0'.repeat(64)}` }, []],
  ['a port is no tag', { image: 'r.example.com:5000/pos' }, [expect.stringContaining('r.example.com:5000/pos')]],
  ['said to be local', { storage: EdgeStorage.storageClass('ours', { provisioner: 'ours.example.com', isLocal: true }) }, []],
  ['a class without name', { storage: EdgeStorage.storageClass('', { provisioner: 'topolvm.io' }) }, ['[chart/pos] storage class: got ""; allowed: a name. Name the class.']],
])('offline, %s', (_, props, messages) => {
  let said: string[] = [];
  try {
    specOf(props);
  } catch (error) {
    said = (error as Error).message.split('\n');
  }
  expect(said).toEqual(messages);
});
