import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Architecture, CloudInit, CloudInitPlacement, Disk, EvictionStrategy, Firmware, GuestCpu, GuestNetwork, RunStrategy, Tpm, VirtualMachine,
} from '../../../src';

const ARP = 'net.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.all.arp_announce = 2\n';

/** A guest with as few devices as it can do with, whose root forgets what was written to it, and a container that is as tight. */
export function build(app: App): void {
  const chart = new Chart(app, 'sec-2', { namespace: 'tenant-a' });
  addGuest(chart);
  addGateway(chart);
}

function addGuest(chart: Chart): void {
  const claim = (name: string) => kplus.PersistentVolumeClaim.fromClaimName(chart, name, name);
  const release = kplus.Volume.fromPersistentVolumeClaim(chart, 'Release', claim('app-release'), { readOnly: true });
  new VirtualMachine(chart, 'secure-vm', {
    metadata: { labels: { 'app.kubernetes.io/name': 'secure-vm' } },
    runStrategy: RunStrategy.RERUN_ON_FAILURE,
    architecture: Architecture.AMD64,
    machineType: 'q35',
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(4),
    firmware: Firmware.efi(),
    tpm: Tpm.EPHEMERAL,
    features: { acpi: true },
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE,
    terminationGracePeriod: Duration.minutes(2),
    autoattachGraphicsDevice: false,
    autoattachSerialConsole: false,
    autoattachInputDevice: false,
    autoattachMemBalloon: false,
    autoattachVsock: false,
    disableHotplug: true,
    rng: true,
    disks: [
      Disk.ephemeral('system', claim('golden-system'), { bootOrder: 1 }),
      Disk.fromStorage('app', release, { readOnly: true }),
      Disk.emptyDisk('scratch', Size.gibibytes(5)),
    ],
    networks: [GuestNetwork.masquerade({ macAddress: '02:00:00:00:00:31', ports: [{ name: 'https', port: 443 }] })],
    cloudInit: new CloudInit({
      allowPasswordAuthentication: false,
      files: [{ path: '/etc/sysctl.d/90-arp.conf', content: ARP }],
      extra: { disable_root: true },
    }),
    cloudInitPlacement: CloudInitPlacement.SECRET,
    cloudInitReadOnly: true,
  });
}

function addGateway(chart: Chart): void {
  const labels = { 'app.kubernetes.io/name': 'gateway' };
  const gateway = new kplus.Deployment(chart, 'gateway', {
    metadata: { name: 'gateway' },
    replicas: 2,
    select: false,
    podMetadata: { labels },
    automountServiceAccountToken: false,
    securityContext: { ensureNonRoot: true, user: 101 },
    containers: [{
      name: 'gateway',
      image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine',
      ports: [{ name: 'http', number: 8080 }],
      securityContext: {
        user: 101,
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
      resources: {},
      volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, 'Tmp', 'tmp') }],
    }],
  });
  gateway.select(kplus.LabelSelector.of({ labels }));
}
