import { App, Chart, Size, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import { build, MINIMAL, tenant } from './sriov-fixture';
import {
  CloudInit, CloudInitPlacement, GuestCpu, DataVolumeSource, Disk, EvictionStrategy, GuestNetwork, GuestPort, VirtualMachineIdentity,
  NetworkData, Platform, SriovLinkState,
} from '../../src';
import { SriovAttachment } from '../../src/patterns/sriov-attachment';
import { SriovVirtualMachine } from '../../src/patterns/sriov-virtual-machine';
import { SriovVirtualMachineProps } from '../../src/patterns/sriov-virtual-machine-props';
import { TenantNamespace } from '../../src/tenancy';

const ofKind = (manifests: any[], kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const guestOf = (manifests: any[]) => ofKind(manifests, 'VirtualMachine')[0].spec.template.spec;
const networkDataOf = (manifests: any[]) =>
  guestOf(manifests).volumes.find(({ name }: any) => name === 'cloudinit').cloudInitNoCloud.networkData;

test('a VM with the operator\'s objects', () => {
  const chart = tenant();
  new SriovVirtualMachine(chart, 'high-performance-vm', {
    metadata: { labels: { 'app.kubernetes.io/name': 'high-performance-vm' } },
    cpu: GuestCpu.dedicated({ cores: 4 }),
    memory: Size.gibibytes(8),
    identity: VirtualMachineIdentity.fromCluster(),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    disks: [Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
      size: Size.gibibytes(20),
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
    })],
    networks: [GuestNetwork.masquerade({ macAddress: '02:00:00:00:00:0a' })],
    cloudInit: CloudInit.fromUserData('#cloud-config\nssh_pwauth: false\n'),
    cloudInitPlacement: CloudInitPlacement.SECRET,
    sriov: SriovAttachment.sriovNetwork({
      resourceName: 'fastnic',
      name: 'sriov-network',
      vlan: 100,
      linkState: SriovLinkState.AUTO,
      spoofChk: true,
      trust: false,
      nodePolicy: { priority: 50, mtu: 9000, numVfs: 8, nicSelector: { vendor: '8086', pfNames: ['ens2f0'] }, isRdma: false },
    }),
    interfaceName: 'sriov-net',
    addresses: ['10.56.0.10/16'],
    macAddress: '02:00:00:56:00:0a',
  });
  expect(Testing.synth(chart)).toEqual([
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'high-performance-vm', namespace: 'apps', labels: { 'app.kubernetes.io/name': 'high-performance-vm' } },
      spec: {
        runStrategy: 'Always',
        dataVolumeTemplates: [{
          metadata: { name: 'high-performance-vm-root' },
          spec: {
            sourceRef: { kind: 'DataSource', name: 'ubuntu-22-04', namespace: 'golden-images' },
            storage: { accessModes: ['ReadWriteMany'], volumeMode: 'Block', resources: { requests: { storage: '20Gi' } } },
          },
        }],
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'high-performance-vm' } },
          spec: {
            evictionStrategy: 'LiveMigrate',
            domain: {
              cpu: { cores: 4, dedicatedCpuPlacement: true },
              memory: { guest: '8Gi' },
              devices: {
                disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'cloudinit', disk: { bus: 'virtio' } }],
                interfaces: [
                  { name: 'default', masquerade: {}, macAddress: '02:00:00:00:00:0a' },
                  { name: 'sriov-net', sriov: {}, macAddress: '02:00:00:56:00:0a' },
                ],
              },
            },
            networks: [{ name: 'default', pod: {} }, { name: 'sriov-net', multus: { networkName: 'apps/sriov-network' } }],
            volumes: [
              { name: 'root', dataVolume: { name: 'high-performance-vm-root' } },
              {
                name: 'cloudinit',
                cloudInitNoCloud: {
                  secretRef: { name: 'high-performance-vm-cloudinit' },
                  networkDataSecretRef: { name: 'high-performance-vm-cloudinit' },
                },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'high-performance-vm-cloudinit', namespace: 'apps' },
      type: 'Opaque',
      stringData: { userdata: '#cloud-config\nssh_pwauth: false\n', networkdata: expect.any(String) },
    },
    {
      apiVersion: 'sriovnetwork.openshift.io/v1',
      kind: 'SriovNetworkNodePolicy',
      metadata: { name: 'sriov-network', namespace: 'sriov-network-operator' },
      spec: {
        resourceName: 'fastnic',
        nodeSelector: { 'feature.node.kubernetes.io/network-sriov.capable': 'true' },
        priority: 50,
        mtu: 9000,
        numVfs: 8,
        nicSelector: { vendor: '8086', pfNames: ['ens2f0'] },
        deviceType: 'vfio-pci',
        isRdma: false,
      },
    },
    {
      apiVersion: 'sriovnetwork.openshift.io/v1',
      kind: 'SriovNetwork',
      metadata: { name: 'sriov-network', namespace: 'sriov-network-operator' },
      spec: { resourceName: 'fastnic', networkNamespace: 'apps', vlan: 100, linkState: 'auto', spoofChk: 'on', trust: 'off' },
    },
  ]);
  const [secret] = ofKind(Testing.synth(chart), 'Secret');
  expect(load(secret.stringData.networkdata)).toEqual({
    version: 2,
    ethernets: {
      'default': { match: { macaddress: '02:00:00:00:00:0a' }, dhcp4: true },
      'sriov-net': { match: { macaddress: '02:00:00:56:00:0a' }, addresses: ['10.56.0.10/16'] },
    },
  });
});

test('a VM with a plain network attachment', () => {
  const { vm, manifests } = build({
    sriov: SriovAttachment.networkAttachment({ resourceName: 'intel.com/sriov', name: 'sriov-network', vlan: 100 }),
  });
  expect(ofKind(manifests, 'NetworkAttachmentDefinition')).toEqual([{
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'sriov-network', namespace: 'apps', annotations: { 'k8s.v1.cni.cncf.io/resourceName': 'intel.com/sriov' } },
    spec: {
      config: `{
  "cniVersion": "0.4.0",
  "name": "sriov-network",
  "type": "sriov",
  "vlan": 100,
  "ipam": {}
}
`,
    },
  }]);
  expect(guestOf(manifests).networks).toEqual([
    { name: 'default', pod: {} },
    { name: 'sriov', multus: { networkName: 'apps/sriov-network' } },
  ]);
  expect(vm.attachment.networkName).toBe('apps/sriov-network');
});

test('two VMs on one network', () => {
  const chart = tenant();
  const first = new SriovVirtualMachine(chart, 'db-0', { ...MINIMAL, sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }) });
  new SriovVirtualMachine(chart, 'db-1', { ...MINIMAL, addresses: ['10.56.0.11/16'], sriov: SriovAttachment.existing(first.attachment) });
  const manifests = Testing.synth(chart);
  expect(ofKind(manifests, 'SriovNetwork').map(({ metadata }) => metadata.name)).toEqual(['db-0-sriov']);
  expect(ofKind(manifests, 'VirtualMachine').map(({ spec }) => spec.template.spec.networks[1].multus.networkName))
    .toEqual(['apps/db-0-sriov', 'apps/db-0-sriov']);
});

test('two functions of one resource', () => {
  const chart = tenant();
  const vm = new SriovVirtualMachine(chart, 'router', MINIMAL);
  vm.addNetwork(GuestNetwork.sriov('west', vm.attachment, { addresses: ['10.57.0.10/16'] }));
  expect(guestOf(Testing.synth(chart)).networks.map(({ name, multus }: any) => [name, multus?.networkName]))
    .toEqual([['default', undefined], ['sriov', 'apps/fast'], ['west', 'apps/fast']]);
});

test('in a tenant, only the operator\'s objects leave the namespace', () => {
  const chart = new TenantNamespace(new App(), 'banking');
  new SriovVirtualMachine(chart, 'db', { ...MINIMAL, sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }) });
  const manifests = Testing.synth(chart);
  const [network] = ofKind(manifests, 'SriovNetwork');
  expect([network.metadata.namespace, network.spec.networkNamespace]).toEqual(['sriov-network-operator', 'banking']);
  expect(ofKind(manifests, 'VirtualMachine')[0].metadata.namespace).toBe('banking');
});

describe('networks', () => {
  test('the pod network comes first, and services reach it', () => {
    const chart = tenant();
    const port: GuestPort = { name: 'sql', port: 5432 };
    const vm = new SriovVirtualMachine(chart, 'db', { ...MINIMAL, networks: [GuestNetwork.masquerade({ ports: [port] })] });
    vm.exposeViaService();
    expect(ofKind(Testing.synth(chart), 'Service')[0].spec).toMatchObject({
      selector: { 'app.kubernetes.io/name': 'db' },
      ports: [{ port: 5432, targetPort: 5432 }],
    });
  });

  test('a VM without pod network', () => {
    const { manifests } = build({ autoattachPodInterface: false });
    expect(guestOf(manifests).networks).toEqual([{ name: 'sriov', multus: { networkName: 'apps/fast' } }]);
  });

  test('the MAC on the interface is the one in the network data', () => {
    const { vm, manifests } = build({ gateway: '10.56.0.1', nameservers: ['10.56.0.2'] });
    expect(vm.macAddress).toMatch(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/);
    expect(guestOf(manifests).domain.devices.interfaces[1]).toEqual({ name: 'sriov', sriov: {}, macAddress: vm.macAddress });
    expect((load(networkDataOf(manifests)) as any).ethernets.sriov).toEqual({
      match: { macaddress: vm.macAddress },
      addresses: ['10.56.0.10/16'],
      routes: [{ to: '0.0.0.0/0', via: '10.56.0.1' }],
      nameservers: { addresses: ['10.56.0.2'] },
    });
  });

  test('the MAC is that of the cluster, also where the Platform comes last', () => {
    const app = new App();
    const chart = new Chart(app, 'apps', { namespace: 'apps' });
    const vm = new SriovVirtualMachine(chart, 'db', MINIMAL);
    new Platform(app, 'Platform', { identitySalt: 'berlin' });
    const { macAddress } = guestOf(Testing.synth(chart)).domain.devices.interfaces[1];
    expect(macAddress).toBe(vm.macAddress);
    expect(macAddress).not.toBe(new SriovVirtualMachine(tenant(), 'db', MINIMAL).macAddress);
  });

  test('with an external DHCP server there is a stable MAC, and the guest asks by it', () => {
    const { vm, manifests } = build({ addresses: undefined, externalDhcp: true });
    expect(guestOf(manifests).domain.devices.interfaces[1]).toEqual({ name: 'sriov', sriov: {}, macAddress: vm.macAddress });
    expect((load(networkDataOf(manifests)) as any).ethernets.sriov).toEqual({ match: { macaddress: vm.macAddress }, dhcp4: true });
  });

  test('network data of the user\'s own tells it instead', () => {
    const macAddress = '02:00:00:56:00:0a';
    const networkData = new NetworkData({ ethernets: [{ name: 'fast', macAddress, dhcp4: true }] });
    const { manifests } = build({ addresses: undefined, externalDhcp: true, macAddress, cloudInit: new CloudInit({ networkData }) });
    expect(load(networkDataOf(manifests))).toEqual({ version: 2, ethernets: { fast: { match: { macaddress: macAddress }, dhcp4: true } } });
  });

  test('beside network data of the user\'s own it has a derived MAC, too', () => {
    const networkData = new NetworkData({ ethernets: [{ name: 'eth1', dhcp4: true }] });
    const { vm, manifests } = build({ addresses: undefined, externalDhcp: true, cloudInit: new CloudInit({ networkData }) });
    expect(guestOf(manifests).domain.devices.interfaces[1]).toEqual({ name: 'sriov', sriov: {}, macAddress: vm.deriveMacAddress('sriov') });
  });
});

describe('defaults', () => {
  test('eviction strategy and CPUs are left to the cluster', () => {
    const { evictionStrategy, domain } = guestOf(build().manifests);
    expect([evictionStrategy, domain.cpu]).toEqual([undefined, undefined]);
  });

  test('no policy is made unless asked for', () => {
    const { vm, manifests } = build({ sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }) });
    expect(vm.nodePolicy).toBeUndefined();
    expect(manifests.map(({ kind }) => kind)).toEqual(['VirtualMachine', 'SriovNetwork']);
  });

  test('the same app gives the same bytes', () => {
    const sriov = SriovAttachment.networkAttachment({ resourceName: 'intel.com/sriov' });
    const text = () => Yaml.stringify(...build({ sriov }).manifests);
    expect(text()).toBe(text());
  });
});

describe('refuses', () => {
  test.each<[string, Partial<SriovVirtualMachineProps>, string]>([
    ['no address', { addresses: undefined }, '[apps/db] addresses: got []; allowed: at least one, unless `externalDhcp`.'],
    ['an empty list of addresses', { addresses: [] }, 'addresses: got []'],
    ['addresses beside DHCP', { externalDhcp: true }, 'addresses: got ["10.56.0.10/16"]; allowed: none beside `externalDhcp`.'],
    ['an address without prefix', { addresses: ['10.56.0.10'] }, 'addresses of interface "sriov": got "10.56.0.10"'],
    ['a multicast MAC', { macAddress: '01:00:5e:00:00:01' }, '[apps/db] macAddress of network "sriov": got "01:00:5e:00:00:01"'],
    ['an all-zero MAC', { macAddress: '00:00:00:00:00:00' }, 'macAddress of network "sriov": got "00:00:00:00:00:00"'],
    ['a short MAC', { macAddress: '02:00:00:56:00' }, 'macAddress of network "sriov": got "02:00:00:56:00"'],
    ['a MAC that is none, with DHCP', { addresses: undefined, externalDhcp: true, macAddress: 'virtual' }, 'macAddress of network "sriov": got "virtual"'],
    ['the name of another network', { interfaceName: 'default' }, '[apps/db] name of a network: got "default"'],
  ])('%s', (_, props, message) => {
    expect(() => build(props)).toThrow(message);
  });
});
