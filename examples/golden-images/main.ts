import { App, Chart, Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloneGrantee, CloneStrategy, DataImportFormat, DataImportRetention, DataVolumeSource, Disk, GoldenImage, GoldenImageUpdates, Instancetype,
  NetworkIsolation, Platform, Preference, RegistryPullMethod, StorageProfile, TenantNamespace, TenantQuota, VirtualMachine,
} from 'cdk8s-kubevirt';

/** An image whose bytes somebody answers for. */
interface CertifiedImage {
  readonly url: string;
  readonly checksum: string;
  readonly version: string;
  readonly virtualSize: Size;
}

/** What differs from house to house. */
interface ImageFactoryProps {
  /** Where container disks are pulled from: a bank names its mirror, which the nodes trust. */
  readonly registry: string;
  /** The images that follow their tag, by name, with the preference that virtctl and consoles offer for them. */
  readonly followed: { readonly [name: string]: { readonly tag: string; readonly preference: string } };
  /** The images that somebody has certified, by name: a telco pins those of its network functions, byte by byte. */
  readonly certified: { readonly [name: string]: CertifiedImage };
  /** When tags are looked for: a retailer does it while its stores are closed. */
  readonly schedule: Cron;
  /** A class that clones in seconds. */
  readonly storageClassName: string;
  /** Who may clone. */
  readonly tenants: readonly string[];
}

/** The golden images of a house, in a namespace of their own. */
class ImageFactory extends Chart {
  private readonly images = new Map<string, GoldenImage>();

  constructor(scope: App, id: string, props: ImageFactoryProps) {
    super(scope, id, { namespace: id });
    new kplus.Namespace(this, 'Namespace', { metadata: { name: id } });
    const { storageClassName } = props;

    for (const [name, { tag, preference }] of Object.entries(props.followed)) {
      this.images.set(name, new GoldenImage(this, name, {
        source: DataVolumeSource.registry(`docker://${props.registry}/${tag}`, { pullMethod: RegistryPullMethod.NODE }),
        size: Size.gibibytes(20),
        storageClassName,
        metadata: {
          labels: { 'instancetype.kubevirt.io/default-instancetype': 'u1.medium', 'instancetype.kubevirt.io/default-preference': preference },
        },
        updates: GoldenImageUpdates.scheduled({
          schedule: props.schedule, importsToKeep: 2, retention: DataImportRetention.NONE, isReplaceable: true,
        }),
      }));
    }
    for (const [name, { url, checksum, version, virtualSize }] of Object.entries(props.certified)) {
      this.images.set(name, new GoldenImage(this, name, {
        source: DataVolumeSource.http(url, { checksum }),
        size: Size.gibibytes(40),
        virtualSize,
        storageClassName,
        updates: GoldenImageUpdates.versioned({ version, retain: true }),
      }));
    }
    const [first] = this.images.values();
    for (const tenant of props.tenants) first.grantCloneTo(CloneGrantee.namespace(tenant), { name: `clone-to-${tenant}` });
  }

  /** The source of a disk that is cloned from one of them. */
  public source(name: string): DataVolumeSource {
    return DataVolumeSource.fromDataSource(this.images.get(name)!.dataSource);
  }
}

const app = new App();
new Platform(app, 'Platform', {
  storageClasses: [{
    name: 'ceph-rbd',
    isDefault: true,
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE, kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  }],
});

// Of the cluster, and patched: kubectl apply --server-side.
new StorageProfile(new Chart(app, 'cluster'), 'ceph-rbd', { cloneStrategy: CloneStrategy.CSI_CLONE, dataImportFormat: DataImportFormat.SNAPSHOT });

const factory = new ImageFactory(app, 'golden-images', {
  registry: 'registry.bank.example/containerdisks',
  followed: {
    'ubuntu-24-04': { tag: 'ubuntu:24.04', preference: 'ubuntu' },
    'centos-stream-10': { tag: 'centos-stream:10', preference: 'centos.stream10' },
  },
  certified: {
    firewall: {
      url: 'https://images.bank.example/firewall-11.2.4.qcow2',
      checksum: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      version: '11-2-4',
      virtualSize: Size.gibibytes(32),
    },
  },
  schedule: Cron.schedule({ minute: '17', hour: '3' }),
  storageClassName: 'ceph-rbd',
  tenants: ['payments'],
});

// A tenant clones one. Its VM names instancetype and preference: KubeVirt takes what it infers from labels of an image once, and refuses to do so again
// when the manifest is applied a second time.
const payments = new TenantNamespace(app, 'payments', {
  quota: TenantQuota.small({ storage: Size.gibibytes(200) }), isolation: NetworkIsolation.tenantOnly({ cloneSources: ['golden-images'] }),
});
new VirtualMachine(payments, 'ledger', {
  instancetype: Instancetype.cluster('u1.medium'),
  preference: Preference.cluster('ubuntu'),
  disks: [Disk.dataVolumeTemplate('root', { source: factory.source('ubuntu-24-04') })],
});

app.synth();
