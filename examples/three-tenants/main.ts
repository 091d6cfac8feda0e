import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  GuestCpu, DataVolumeSource, Disk, EvictionStrategy, GuestNetwork, NetworkIsolation, Platform, QuotaStrategy, TenantNamespace, TenantQuota,
  VirtualMachine, VirtualMachineInstanceReplicaSet,
} from 'cdk8s-kubevirt';

const app = new App();

// What synth cannot know: which cluster this is for.
new Platform(app, 'Platform', {
  kubernetesVersion: '1.34',
  nodes: [{ count: 6, cpus: 32, memory: Size.gibibytes(256) }],
  storageClasses: [{
    name: 'ceph-block',
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE, kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  }],
});

// Three tenants share it 3 : 2 : 1.
function tenant(name: string, weight: number, cloneSources: string[] = []): TenantNamespace {
  const namespace = new TenantNamespace(app, name, {
    labels: { tenant: name },
    quota: TenantQuota.of({ virtualMachines: 10, pods: 60 }),
    quotaStrategy: QuotaStrategy.fairShare({ weight, totalWeight: 6 }),
    isolation: NetworkIsolation.tenantOnly({ cloneSources }),
  });
  namespace.grantAdmin(kplus.Group.fromName(namespace, 'Admins', `${name}-admins`));
  return namespace;
}
const erp = tenant('erp', 3, ['golden-images']);
const web = tenant('web', 2);
const build = tenant('build', 1);

// ERP: a database that moves when its node is drained.
const database = new VirtualMachine(erp, 'erp-db', {
  cpu: GuestCpu.cores(4),
  memory: Size.gibibytes(16),
  evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  disks: [
    Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'rhel-9', namespace: 'golden-images' }),
      size: Size.gibibytes(40),
      storageClassName: 'ceph-block',
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
    }),
  ],
  networks: [GuestNetwork.masquerade({ ports: [{ name: 'postgres', port: 5432 }] })],
});
database.exposeViaService();

// Web: containers that call it, across namespaces: both tenants open the way.
const shop = new kplus.Deployment(web, 'shop', {
  metadata: { name: 'shop' },
  containers: [{ image: 'ghcr.io/example/shop:1.4.2', portNumber: 8080 }],
});
shop.connections.allowTo(database);

// Build: throw-away VMs of one image.
new VirtualMachineInstanceReplicaSet(build, 'agents', {
  replicas: 3,
  cpu: GuestCpu.cores(2),
  memory: Size.gibibytes(4),
  disks: [
    Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' }),
    Disk.emptyDisk('workspace', Size.gibibytes(20)),
  ],
});

app.synth();
