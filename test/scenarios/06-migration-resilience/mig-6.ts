import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, CloudInitCommand, CloudInitPlacement, DataVolumeSource, Disk, EvictionStrategy, GuestCpu, GuestProbe, VirtualMachine, WatchdogAction,
} from '../../../src';

/** A guest that its watchdog, its probes and short tolerations bring back. */
export function build(app: App): void {
  const chart = new Chart(app, 'mig-6', { namespace: 'apps' });
  const vm = new VirtualMachine(chart, 'self-healing', {
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(4),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE,
    terminationGracePeriod: Duration.minutes(3),
    livenessProbe: GuestProbe.guestAgentPing({ initialDelay: Duration.minutes(4), period: Duration.seconds(20), failureThreshold: 6 }),
    readinessProbe: GuestProbe.httpGet(8080, { path: '/healthz', initialDelay: Duration.seconds(20), period: Duration.seconds(10), failureThreshold: 8 }),
    watchdog: WatchdogAction.RESET,
    disks: [Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
      size: Size.gibibytes(20),
    })],
    cloudInit: new CloudInit({
      packages: ['watchdog', 'qemu-guest-agent'],
      runCommands: [
        CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent'),
        CloudInitCommand.argv('sh', '-c', "printf 'watchdog-device = /dev/watchdog\n' >> /etc/watchdog.conf"),
        CloudInitCommand.argv('systemctl', 'enable', '--now', 'watchdog'),
      ],
    }),
    cloudInitPlacement: CloudInitPlacement.SECRET,
  });
  const evictAfter = Duration.minutes(1);
  vm.scheduling.tolerate(kplus.Node.tainted(...['unreachable', 'not-ready'].map((state) => (
    kplus.NodeTaintQuery.exists(`node.kubernetes.io/${state}`, { effect: kplus.TaintEffect.NO_EXECUTE, evictAfter })
  ))));
}
