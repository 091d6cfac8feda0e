import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AccessCredential, CloudInit, CloudInitCommand, CloudInitPlacement, Disk, VirtualMachine } from '../../../src';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExam ops@example.com';

/** A guest whose keys are kept in step with a Secret while it runs. */
export function build(app: App): void {
  const chart = new Chart(app, 'sec-5', { namespace: 'tenant-a' });
  const keys = new kplus.Secret(chart, 'ops-ssh-keys', { metadata: { name: 'ops-ssh-keys' }, stringData: { key1: KEY } });
  new VirtualMachine(chart, 'guest', {
    memory: Size.gibibytes(2),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    accessCredentials: [AccessCredential.sshPublicKeyGuestAgent(keys, ['cloud-user'])],
    cloudInit: new CloudInit({
      allowPasswordAuthentication: false,
      runCommands: [
        CloudInitCommand.argv('setsebool', '-P', 'virt_qemu_ga_manage_ssh', 'on'), CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent'),
      ],
    }),
    cloudInitPlacement: CloudInitPlacement.SECRET,
  });
}
