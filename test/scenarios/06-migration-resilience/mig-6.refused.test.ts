import { Chart, Duration, Size } from 'cdk8s';
import { Architecture, GuestProbe, GuestProps, VirtualMachine, WatchdogAction } from '../../../src';
import { manifest, refused } from '../refused';

const guest = (props: Partial<GuestProps>) => (chart: Chart) => void new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), ...props });
const watched = (watchdog: object, architecture?: string) => (chart: Chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: { runStrategy: 'Always', template: { spec: { architecture, domain: { memory: { guest: '1Gi' }, devices: { watchdog } } } } },
});

refused({
  '06-migration-resilience/R21': [guest({ watchdog: WatchdogAction.RESET, architecture: Architecture.ARM64 }), 'unstartable watchdog/fits-architecture spec.template.spec.domain.devices.watchdog: {"i6300esb":{"action":"reset"},"name":"watchdog"}'],
  '06-migration-resilience/R21, s390x': [watched({ name: 'wd', i6300esb: { action: 'reset' } }, 's390x'), 'unstartable watchdog/fits-architecture spec.template.spec.domain.devices.watchdog.i6300esb: {"action":"reset"}'],
  '06-migration-resilience/R21, two': [watched({ name: 'wd', i6300esb: { action: 'reset' }, diag288: { action: 'reset' } }), 'unstartable watchdog/fits-architecture spec.template.spec.domain.devices.watchdog.diag288: {"action":"reset"}'],
  '06-migration-resilience/R22': [guest({ livenessProbe: GuestProbe.tcpSocket(80, { period: Duration.seconds(5), failureThreshold: 2 }) }), 'advised probe-delay/fits-boot spec.template.spec.livenessProbe.initialDelaySeconds: 0'],
});
