import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, CloudInitPlacement, DataVolumeSource, Disk, EvictionStrategy, GuestCpu, GuestNetwork, SriovNetwork, SriovNetworkNodePolicy,
  SriovOperatorConfig, VirtualMachine,
} from '../../../src';

/** A guest with a virtual function of an SR-IOV card. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-4', { namespace: 'apps' });
  new SriovOperatorConfig(chart, 'operator', { enableInjector: true, enableOperatorWebhook: true });
  const policy = new SriovNetworkNodePolicy(chart, 'fastnic', {
    resourceName: 'fastnic', priority: 50, mtu: 9000, numVfs: 8, nicSelector: { vendor: '8086', pfNames: ['ens2f0'] }, isRdma: false,
  });
  const network = new SriovNetwork(chart, 'sriov-network', { resourceName: policy.sriovResourceName, vlan: 100, spoofChk: true, trust: false });
  new VirtualMachine(chart, 'high-performance-vm', {
    metadata: { labels: { 'app.kubernetes.io/name': 'high-performance-vm' } },
    cpu: GuestCpu.dedicated({ cores: 4 }),
    memory: Size.gibibytes(8),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    disks: [Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
      size: Size.gibibytes(20),
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
    })],
    networks: [
      GuestNetwork.masquerade(),
      GuestNetwork.sriov('sriov-net', network, { macAddress: '02:00:00:56:00:0a', addresses: ['10.56.0.10/16'] }),
    ],
    cloudInit: new CloudInit({ allowPasswordAuthentication: false }),
    cloudInitPlacement: CloudInitPlacement.SECRET,
  });
}
