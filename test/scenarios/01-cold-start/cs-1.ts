import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, ContainerDiskPullPolicy, DataVolumeSource, Disk, FastStartVmPool, GuestCpu, RunStrategy, ScaleIn, StatePreservation, VirtualMachinePool,
} from '../../../src';

/** VMs that wait until they are needed, in a namespace of their own since they are healed, and desktops that keep their disks. */
export function build(app: App): void {
  const chart = new Chart(app, 'cs-1', { namespace: 'fast-start' });
  new kplus.Namespace(chart, 'namespace', { metadata: { name: 'fast-start', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } });
  const userData = new kplus.Secret(chart, 'fast-start-userdata', {
    metadata: { name: 'fast-start-userdata' },
    type: 'Opaque',
    stringData: { userdata: '#cloud-config\npackage_update: false\nruncmd:\n  - [systemctl, enable, --now, qemu-guest-agent]\n' },
  });
  new FastStartVmPool(chart, 'fast-start-pool', {
    cpu: GuestCpu.topology({ sockets: 2, cores: 1, threads: 1 }),
    memory: Size.gibibytes(2),
    resources: { cpuRequest: kplus.Cpu.units(2) },
    rng: true,
    terminationGracePeriod: Duration.seconds(60),
    disks: [Disk.containerDisk('bootdisk', { image: 'quay.io/containerdisks/ubuntu:22.04', pullPolicy: ContainerDiskPullPolicy.IF_NOT_PRESENT, bootOrder: 1 })],
    cloudInit: CloudInit.fromSecret(userData),
    autohealing: { startUpFailureThreshold: 3 },
  });

  const desktops = new Chart(app, 'cs-1-desktops', { namespace: 'desktops' });
  new VirtualMachinePool(desktops, 'desktops', {
    replicas: 4,
    runStrategy: RunStrategy.MANUAL,
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(4),
    scaleIn: ScaleIn.proactive({ statePreservation: StatePreservation.OFFLINE }),
    appendIndexToSecretRefs: true,
    disks: [Disk.dataVolumeTemplate('root', {
      dataVolumeName: 'desktop-root',
      source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
      size: Size.gibibytes(20),
      immediateBinding: true,
    })],
  });
}
