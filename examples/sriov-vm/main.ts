import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeSource, Disk, EvictionStrategy, GuestCpu, SriovAttachment, SriovVirtualMachine } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'sriov-vm', { namespace: 'apps' });

// One object makes the network of the SR-IOV operator, the interface on it, its MAC, and the network data that gives the guest
// its address: they cannot disagree.
const vm = new SriovVirtualMachine(chart, 'high-performance-vm', {
  cpu: GuestCpu.dedicated({ cores: 4 }),
  memory: Size.gibibytes(8),
  evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  disks: [Disk.dataVolumeTemplate('root', {
    source: DataVolumeSource.dataSource({ name: 'ubuntu-24-04', namespace: 'golden-images' }),
    size: Size.gibibytes(20),
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
  })],
  sriov: SriovAttachment.sriovNetwork({
    resourceName: 'fastnic',
    vlan: 100,
    nodePolicy: { numVfs: 8, mtu: 9000, nicSelector: { vendor: '8086', pfNames: ['ens2f0'] } },
  }),
  addresses: ['10.56.0.10/16'],
});

// What no manifest can see to: the cluster's administrator must.
vm.prerequisites.forEach((prerequisite) => console.log(`needs: ${prerequisite}`));

app.synth();
