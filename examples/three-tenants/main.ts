import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  GuestCpu, DataVolumeSource, Disk, EvictionStrategy, GuestNetwork, ManifestSet, NetworkIsolation, Platform, QuotaStrategy, Report, TenantNamespace,
  TenantQuota, VirtualMachine, VirtualMachineInstanceReplicaSet,
} from 'cdk8s-kubevirt';

/** What differs between the release that runs and the next one. */
interface Release {
  readonly databaseCores: number;
  readonly shopImage: string;
}

function deploy(app: App, release: Release): App {
  // What synth cannot know: which cluster this is for.
  new Platform(app, 'Platform', {
    kubernetesVersion: '1.34',
    nodes: [{ count: 3, cpus: 16, memory: Size.gibibytes(64) }],
    storageClasses: [
      { name: 'ceph-block', accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE, kplus.PersistentVolumeAccessMode.READ_WRITE_MANY] },
      { name: 'local-nvme', accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE] },
    ],
  });

  // Three tenants share it 3 : 2 : 1.
  const tenant = (name: string, weight: number, cloneSources: string[] = []) => {
    const namespace = new TenantNamespace(app, name, {
      labels: { tenant: name },
      quota: TenantQuota.of({ virtualMachines: 10, pods: 60 }),
      quotaStrategy: QuotaStrategy.fairShare({ weight, totalWeight: 6 }),
      isolation: NetworkIsolation.tenantOnly({ cloneSources }),
    });
    namespace.grantAdmin(kplus.Group.fromName(namespace, 'Admins', `${name}-admins`));
    return namespace;
  };
  const erp = tenant('erp', 3, ['golden-images']);
  const web = tenant('web', 2);
  const build = tenant('build', 1);
  const rhel = DataVolumeSource.dataSource({ name: 'rhel-9', namespace: 'golden-images' });

  // ERP: a database that moves when its node is drained. While it does, it counts twice.
  const database = new VirtualMachine(erp, 'erp-db', {
    cpu: GuestCpu.cores(release.databaseCores),
    memory: Size.gibibytes(36),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    disks: [
      Disk.dataVolumeTemplate('root', {
        source: rhel,
        size: Size.gibibytes(40),
        storageClassName: 'ceph-block',
        accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
        volumeMode: kplus.PersistentVolumeMode.BLOCK,
      }),
    ],
    networks: [GuestNetwork.masquerade({ ports: [{ name: 'postgres', port: 5432 }] })],
  });
  database.exposeViaService();

  // Its search index is on a disk of its node: fast, and a drain shuts it down.
  new VirtualMachine(erp, 'erp-search', {
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(8),
    evictionStrategy: EvictionStrategy.NONE,
    disks: [
      Disk.dataVolumeTemplate('index', {
        source: rhel,
        size: Size.gibibytes(100),
        storageClassName: 'local-nvme',
        accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
        volumeMode: kplus.PersistentVolumeMode.BLOCK,
      }),
    ],
    networks: [GuestNetwork.masquerade({ ports: [{ name: 'search', port: 9200 }] })],
  });

  // Web: containers that call the database, across namespaces: both tenants open the way.
  const shop = new kplus.Deployment(web, 'shop', {
    metadata: { name: 'shop' },
    containers: [{ image: release.shopImage, portNumber: 8080 }],
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
  return app;
}

const running = deploy(new App(), { databaseCores: 2, shopImage: 'ghcr.io/example/shop:1.4.1' });
const next = deploy(new App(), { databaseCores: 4, shopImage: 'ghcr.io/example/shop:1.4.2' });

// Which tenant is near its quota, who reaches the database, which VM cannot migrate, and what this release restarts: dist/report.html. Where manifests
// are kept, what runs is ManifestSet.fromDirectory.
new Report(next, 'report', { title: 'Three tenants', against: ManifestSet.of(running) });

next.synth();
