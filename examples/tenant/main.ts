import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, CloudInitCommand, GuestCpu, DataVolumeSource, Disk, GuestNetwork, GuestProbe, NetworkIsolation, TenantNamespace, TenantQuota,
  VirtualMachine,
} from 'cdk8s-kubevirt';

const app = new App();

// A namespace of its own: everything created inside lands there, and nothing else gets in but clones of the golden images.
const shop = new TenantNamespace(app, 'shop', {
  securityTier: 'high',
  quota: TenantQuota.small({ storage: Size.gibibytes(200) }),
  isolation: NetworkIsolation.tenantOnly({ cloneSources: ['golden-images'] }),
});
shop.grantAdmin(kplus.Group.fromName(shop, 'Admins', 'shop-admins'));
shop.grantOperate(kplus.Group.fromName(shop, 'Operators', 'shop-operators'));

// The legacy back end is a VM that is cloned from a golden image …
const backend = new VirtualMachine(shop, 'legacy-backend', {
  cpu: GuestCpu.cores(2),
  memory: Size.gibibytes(4),
  disks: [Disk.dataVolumeTemplate('root', {
    source: DataVolumeSource.dataSource({ name: 'ubuntu-24-04', namespace: 'golden-images' }),
    size: Size.gibibytes(30),
  })],
  networks: [GuestNetwork.masquerade({ ports: [{ name: 'http', port: 8080 }] })],
  cloudInit: new CloudInit({
    packages: ['qemu-guest-agent'],
    runCommands: [CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent')],
  }),
  readinessProbe: GuestProbe.httpGet(8080, { path: '/healthz' }),
});
backend.exposeViaService();

// … and its web front end a Deployment of cdk8s-plus, which treats the VM as it would treat pods.
const web = new kplus.Deployment(shop, 'web', {
  metadata: { name: 'web' },
  containers: [{ image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine', portNumber: 8080 }],
});
web.connections.allowTo(backend);
web.scheduling.separate(backend);

app.synth();
