import { Chart, Size, Testing } from 'cdk8s';
import { Admission } from '../../src/admission';
import { GuestCpu, ScaleIn, ScaleInOrder, UpdateStrategy, VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool } from '../../src/compute';
import { SriovNetwork } from '../../src/network';
import { FastStartVmPool, HybridBankingStack, SriovAttachment, SriovVirtualMachine } from '../../src/patterns';
import { Platform } from '../../src/platform';
import { DataVolumeSource, Disk } from '../../src/storage';
import { TenantNamespace, TenantQuota } from '../../src/tenancy';

const IMAGE = { disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })] };
const GUEST = { ...IMAGE, memory: Size.gibibytes(2) };

/** What is found when this is made for a cluster on a release of KubeVirt. */
function found(kubevirtVersion: string, make: (chart: Chart) => unknown): string[] {
  const app = Testing.app();
  new Platform(app, 'Platform', { kubevirtVersion });
  const chart = new Chart(app, 'chart', { namespace: 'apps' });
  make(chart);
  return Admission.of(app).findings().map(({ level, rule, field, got }) => `${level} ${rule} ${field}: ${got}`);
}

/** Each construct as somebody makes it who sets only what it demands. */
const MINIMAL: { readonly [construct: string]: (chart: Chart) => unknown } = {
  VirtualMachine: (chart) => new VirtualMachine(chart, 'vm', GUEST),
  VirtualMachineInstanceReplicaSet: (chart) => new VirtualMachineInstanceReplicaSet(chart, 'set', GUEST),
  VirtualMachinePool: (chart) => new VirtualMachinePool(chart, 'pool', GUEST),
  FastStartVmPool: (chart) => new FastStartVmPool(chart, 'pool', { ...GUEST, size: 4 }),
  SriovVirtualMachine: (chart) => new SriovVirtualMachine(chart, 'vm', {
    ...GUEST, cpu: GuestCpu.dedicated({ cores: 2 }), sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }), addresses: ['10.56.0.10/16'],
  }),
  TenantNamespace: (chart) => new TenantNamespace(chart, 'tenant', { quota: TenantQuota.of({ virtualMachines: 2 }) }),
  HybridBankingStack: (chart) => new HybridBankingStack(chart.node.root, 'banking-core', {
    database: {
      image: DataVolumeSource.dataSource({ name: 'oracle-linux-9', namespace: 'golden-images' }),
      storageClassName: 'encrypted-ssd',
      network: new SriovNetwork(chart, 'data-plane', { resourceName: 'fastnic', networkNamespace: 'banking-core' }),
      addresses: ['10.56.1.10/24'],
      name: 'oracle-db',
      port: 1521,
      licensedCores: 16,
    },
    gateway: { image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine' },
    cloneSources: ['golden-images'],
  }),
};

test.each(['1.6', '1.7', '1.8', '1.9'].flatMap((release) => Object.keys(MINIMAL).map((construct) => ({ release, construct }))))(
  'the defaults of $construct are those of KubeVirt $release', ({ release, construct }) => {
    expect(found(release, MINIMAL[construct])).toEqual([]);
  });

test('what is asked for and the release does not have is refused', () => {
  expect(found('1.6', (chart) => new VirtualMachinePool(chart, 'pool', {
    ...GUEST, updateStrategy: UpdateStrategy.UNMANAGED, scaleIn: ScaleIn.proactive({ order: ScaleInOrder.OLDEST }),
  }))).toEqual([
    'rejected schema/fits-release spec.scaleInStrategy.proactive.selectionPolicy.sortPolicy: Oldest',
    'rejected schema/fits-release spec.updateStrategy: {"unmanaged":{}}',
  ]);
});
