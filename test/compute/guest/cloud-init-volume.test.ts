import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import {
  CloudInit, CloudInitDiskOptions, CloudInitDataSource, CloudInitPlacement, NetworkData, VirtualMachine, VirtualMachinePool, VirtualMachineProps,
} from '../../../src/compute';
import { GuestNetwork } from '../../../src/network';
import { CdromTray, Disk, DiskDevice } from '../../../src/storage';
import { imported, newChart, object, objects, problems, Rendered, SMALL } from '../fixture';

const attachment = imported('apps/storage');
const addressed = (mac?: string) => GuestNetwork.bridge('storage', attachment, { addresses: ['10.100.0.10/24'], macAddress: mac });

/** User data of exactly so many bytes. */
const text = (bytes: number) => CloudInit.fromUserData('#!/bin/sh\n'.padEnd(bytes, '#'));

function machine(props: Partial<VirtualMachineProps>, chart: Chart = newChart()) {
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, ...props });
  const template = (): Rendered => object(chart, 'VirtualMachine').spec.template.spec;
  return {
    chart,
    vm,
    volumes: () => template().volumes,
    disks: () => template().domain.devices.disks,
    interfaces: () => template().domain.devices.interfaces,
    secrets: () => objects(chart).filter(({ kind }) => kind === 'Secret'),
  };
}

const INLINE = (userData: string) => [{ name: 'cloudinit', cloudInitNoCloud: { userData } }];
const BY_SECRET = [{ name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'vm-cloudinit' } } }];
const SECRET = (stringData: object) => [{
  apiVersion: 'v1', kind: 'Secret', metadata: { name: 'vm-cloudinit', namespace: 'apps' }, type: 'Opaque', stringData,
}];

describe('inline or in a Secret', () => {
  const multiByte = `#cloud-config\n#${'ü'.repeat(1017)}\n`;

  test.each<[string, string, CloudInitPlacement | undefined, boolean]>([
    ['2,048 bytes', '#!'.padEnd(2048, '#'), undefined, false],
    ['2,049 bytes', '#!'.padEnd(2049, '#'), undefined, true],
    ['2,050 bytes in 1,033 characters', multiByte, CloudInitPlacement.AUTO, true],
    ['2,048 bytes in 1,032 characters', multiByte.replace('ü', ''), CloudInitPlacement.AUTO, false],
    ['2,049 bytes, forced inline', '#!'.padEnd(2049, '#'), CloudInitPlacement.INLINE, false],
    ['little, forced into a Secret', '#!/bin/sh', CloudInitPlacement.SECRET, true],
  ])('%s', (_, userData, cloudInitPlacement, inSecret) => {
    const { volumes, secrets, disks } = machine({ cloudInit: CloudInit.fromUserData(userData), cloudInitPlacement });
    expect(volumes()).toEqual(inSecret ? BY_SECRET : INLINE(userData));
    expect(secrets()).toEqual(inSecret ? SECRET({ userdata: userData }) : []);
    expect(disks()).toEqual([{ name: 'cloudinit', disk: { bus: 'virtio' } }]);
  });

  test('the limit holds for network data too, and moves both', () => {
    const ethernets = Array.from({ length: 30 }, (_, index) => ({ name: `interface-no-${index}`.slice(0, 15), dhcp4: true, searchDomains: ['a.example.com'] }));
    const networkData = new NetworkData({ ethernets });
    const { volumes, secrets } = machine({ cloudInit: new CloudInit({ hostname: 'a', networkData }) });
    expect(volumes()).toEqual([{
      name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'vm-cloudinit' }, networkDataSecretRef: { name: 'vm-cloudinit' } },
    }]);
    expect(secrets()).toEqual(SECRET({ userdata: '#cloud-config\nhostname: a\n', networkdata: networkData.toYaml() }));
  });

  test('nothing to say makes neither disk nor Secret', () => {
    const { volumes, disks, secrets } = machine({ cloudInit: new CloudInit(), cloudInitPlacement: CloudInitPlacement.SECRET });
    expect([volumes(), disks(), secrets()]).toEqual([undefined, undefined, []]);
  });

  test('a Secret is named by the object and lives in its namespace', () => {
    const { volumes, secrets } = machine({ cloudInit: text(3000), metadata: { name: 'renamed', namespace: 'prod' } });
    expect(volumes()[0].cloudInitNoCloud).toEqual({ secretRef: { name: 'renamed-cloudinit' } });
    expect(secrets()[0].metadata).toEqual({ name: 'renamed-cloudinit', namespace: 'prod' });
  });

  test('the disk comes after all others', () => {
    const { volumes } = machine({ cloudInit: text(100), disks: [Disk.dataVolume('root', 'golden')] });
    expect(volumes().map(({ name }: Rendered) => name)).toEqual(['root', 'cloudinit']);
  });
});

test('one cloud-init for two VMs has a Secret in each', () => {
  const chart = newChart();
  const cloudInit = text(2049);
  new VirtualMachine(chart, 'one', { ...SMALL, cloudInit });
  new VirtualMachine(chart, 'two', { ...SMALL, cloudInit });
  expect(objects(chart).filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name)).toEqual(['one-cloudinit', 'two-cloudinit']);
});

test('a text is rendered once, however often networks are added and objects rendered', () => {
  const cloudInit = text(100);
  const rendered = jest.spyOn(cloudInit, 'toUserData');
  const { vm, volumes } = machine({ cloudInit });
  vm.addNetwork(GuestNetwork.masquerade());
  vm.addNetwork(addressed());
  volumes();
  volumes();
  expect(rendered).toHaveBeenCalledTimes(1);
});

describe('data that live in Secrets of the user', () => {
  test('user data and network data', () => {
    const chart = newChart();
    const cloudInit = CloudInit.fromSecret(kplus.Secret.fromSecretName(chart, 'a', 'app-2planes-userdata'), {
      networkDataSecret: kplus.Secret.fromSecretName(chart, 'b', 'app-2planes-networkdata'),
    });
    const { volumes, secrets } = machine({ cloudInit, cloudInitPlacement: CloudInitPlacement.SECRET }, chart);
    expect(volumes()).toEqual([{
      name: 'cloudinit',
      cloudInitNoCloud: {
        secretRef: { name: 'app-2planes-userdata' }, networkDataSecretRef: { name: 'app-2planes-networkdata' },
      },
    }]);
    expect(secrets()).toEqual([]);
  });

  test('a Secret of the app, beside network data inline', () => {
    const chart = newChart();
    const networkData = new NetworkData({ ethernets: [{ name: 'enp1s0', dhcp4: true }] });
    const secret = new kplus.Secret(chart, 'own', { metadata: { name: 'own' } });
    const { volumes } = machine({ cloudInit: CloudInit.fromSecret(secret, { networkData }) }, chart);
    expect(volumes()).toEqual([{ name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'own' }, networkData: networkData.toYaml() } }]);
  });
});

test('config drive', () => {
  const networkData = new NetworkData({ ethernets: [{ name: 'enp1s0', macAddress: '02:00:00:00:00:01', dhcp4: true }] });
  const { volumes } = machine({ cloudInit: new CloudInit({ hostname: 'a', dataSource: CloudInitDataSource.CONFIG_DRIVE, networkData }) });
  expect(volumes()).toEqual([{
    name: 'cloudinit',
    cloudInitConfigDrive: {
      userData: '#cloud-config\nhostname: a\n', networkData: networkData.toOpenStackJson(),
    },
  }]);
});

describe('static addresses of networks', () => {
  test('become network data matched by MAC, with DHCP on the pod network; every interface has its MAC', () => {
    const { volumes, interfaces } = machine({
      networks: [
        GuestNetwork.masquerade(),
        GuestNetwork.bridge('storage', attachment, { addresses: ['10.100.0.10/24'], gateway: '10.100.0.1', nameservers: ['10.100.0.2'] }),
        GuestNetwork.sriov('fast', attachment, { addresses: ['fd00::10/64'], gateway: 'fd00::1', macAddress: '02:00:00:56:00:0a' }),
        GuestNetwork.bridge('idle', attachment),
      ],
    });
    expect(interfaces().map(({ name, macAddress }: Rendered) => [name, macAddress])).toEqual([
      ['default', 'f6:ad:c7:5d:96:1f'], ['storage', '5e:42:c1:1f:0e:91'], ['fast', '02:00:00:56:00:0a'], ['idle', expect.stringMatching(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/)],
    ]);
    expect(volumes()).toEqual([{ name: 'cloudinit', cloudInitNoCloud: { networkData: expect.any(String) } }]);
    expect(load(volumes()[0].cloudInitNoCloud.networkData)).toEqual({
      version: 2,
      ethernets: {
        default: { match: { macaddress: 'f6:ad:c7:5d:96:1f' }, dhcp4: true },
        storage: {
          match: { macaddress: '5e:42:c1:1f:0e:91' },
          addresses: ['10.100.0.10/24'],
          routes: [{ to: '0.0.0.0/0', via: '10.100.0.1' }],
          nameservers: { addresses: ['10.100.0.2'] },
        },
        fast: { match: { macaddress: '02:00:00:56:00:0a' }, addresses: ['fd00::10/64'], routes: [{ to: '::/0', via: 'fd00::1' }] },
      },
    });
  });

  test('stand beside user data, also in a Secret', () => {
    const { volumes, secrets } = machine({ cloudInit: text(2049), networks: [addressed('02:00:00:00:64:0a')] });
    expect(volumes()).toEqual([{
      name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'vm-cloudinit' }, networkDataSecretRef: { name: 'vm-cloudinit' } },
    }]);
    expect(load(secrets()[0].stringData.networkdata)).toEqual({
      version: 2, ethernets: { storage: { match: { macaddress: '02:00:00:00:64:0a' }, addresses: ['10.100.0.10/24'] } },
    });
  });

  test('in the format of the config drive', () => {
    const cloudInit = new CloudInit({ dataSource: CloudInitDataSource.CONFIG_DRIVE });
    const { volumes } = machine({ cloudInit, networks: [addressed('02:00:00:00:64:0a')] });
    expect(JSON.parse(volumes()[0].cloudInitConfigDrive.networkData).networks).toEqual([
      expect.objectContaining({ type: 'ipv4', ip_address: '10.100.0.10', netmask: '255.255.255.0' }),
    ]);
  });

  test('of a network added later', () => {
    const { vm, volumes, secrets } = machine({ cloudInitPlacement: CloudInitPlacement.SECRET });
    expect([volumes(), secrets()]).toEqual([undefined, []]);
    vm.addNetwork(addressed('02:00:00:00:64:0a'));
    expect(volumes()).toEqual([{ name: 'cloudinit', cloudInitNoCloud: { networkDataSecretRef: { name: 'vm-cloudinit' } } }]);
    expect(secrets()).toHaveLength(1);
  });

  test.each<[string, (chart: Chart) => CloudInit]>([
    ['networkData', () => new CloudInit({ networkData: new NetworkData({ ethernets: [] }) })],
    ['networkDataSecret', (chart) => new CloudInit({ networkDataSecret: kplus.Secret.fromSecretName(chart, 'net', 'net') })],
  ])('are refused beside %s of cloud-init, given or added', (_, make) => {
    const message = '[chart/vm] networks.addresses, networks.dhcp: got "networks to configure beside network data of cloudInit"; '
      + 'allowed: one source of network data. Drop `addresses` and `dhcp` of the networks, or the network data of `cloudInit`.';
    const chart = newChart();
    expect(() => machine({ cloudInit: make(chart), networks: [addressed()] }, chart)).toThrow(new Error(message));
    const other = newChart();
    const { vm } = machine({ cloudInit: make(other) }, other);
    expect(() => vm.addNetwork(addressed())).toThrow(new Error(message));
  });
});

test.each<[string, Partial<VirtualMachineProps>, string[]]>([
  ['cloud-init', { cloudInit: text(100) }, ['cloudinit']],
  ['addresses', { networks: [addressed()] }, ['cloudinit']],
  ['neither', {}, []],
])('a disk named cloudinit beside %s', (_, props, taken) => {
  const { chart } = machine({ ...props, disks: [Disk.dataVolume('cloudinit', 'golden')] });
  expect(problems(chart)).toEqual(taken.map((name) =>
    `name of a disk: got "${name}"; allowed: any but that of the cloud-init disk. Rename it. Networks with \`addresses\` make a cloud-init disk too.`));
});

test('the disk may have another name, which no other disk may have then', () => {
  const { chart, volumes } = machine({ cloudInit: text(100), cloudInitDisk: { name: 'seed' }, disks: [Disk.dataVolume('cloudinit', 'golden')] });
  expect(volumes().map(({ name }: Rendered) => name)).toEqual(['cloudinit', 'seed']);
  expect(problems(chart)).toEqual([]);
  const taken = machine({ cloudInit: text(100), cloudInitDisk: { name: 'seed' }, disks: [Disk.dataVolume('seed', 'golden')] });
  expect(problems(taken.chart)).toEqual([expect.stringMatching(/^name of a disk: got "seed"; /)]);
});

test.each<[string, CloudInitDiskOptions, string]>([
  ['no name of a volume', { name: 'Seed' }, 'disk name: got "Seed"; '],
  ['no disk', { device: DiskDevice.FILESYSTEM }, 'cloudInitDisk.device: got "filesystem"; allowed: disk, cdrom or lun. '],
  ['an option of another device', { tray: CdromTray.OPEN }, 'tray of disk "cloudinit": got "open"; allowed: only with device cdrom. '],
])('a disk that is none: %s', (_, cloudInitDisk, problem) => {
  expect(problems(machine({ cloudInit: text(100), cloudInitDisk }).chart)).toEqual([expect.stringContaining(problem)]);
});

test('a pool has a Secret for all', () => {
  const chart = newChart();
  new VirtualMachinePool(chart, 'pool', { ...SMALL, cloudInit: text(2049) });
  expect(object(chart, 'Secret').metadata).toEqual({ name: 'pool-cloudinit', namespace: 'apps' });
});
