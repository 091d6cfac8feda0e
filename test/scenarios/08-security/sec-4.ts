import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestCpu, LaunchSecurity, RunStrategy, VirtualMachine } from '../../../src';

/** Guests whose memory their hosts cannot read: one with SEV-SNP, one with SEV-ES that its owner attests before it boots. */
export function build(app: App): void {
  const chart = new Chart(app, 'sec-4', { namespace: 'tenant-a' });
  const root = Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' });
  new VirtualMachine(chart, 'snp-vm', {
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(4),
    launchSecurity: LaunchSecurity.snp(),
    disks: [root],
  });
  new VirtualMachine(chart, 'sev-es-attested', {
    runStrategy: RunStrategy.MANUAL,
    memory: Size.gibibytes(4),
    launchSecurity: LaunchSecurity.sevEs({ attestation: true }),
    disks: [root],
  });
}
