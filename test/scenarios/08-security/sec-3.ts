import { App, Chart, Size } from 'cdk8s';
import { Architecture, Disk, Firmware, GuestCpu, Tpm, VirtualMachine } from '../../../src';

/** Secure boot with a TPM that keeps its keys, and what there is of it on arm64. */
export function build(app: App): void {
  const chart = new Chart(app, 'sec-3', { namespace: 'tenant-a' });
  const size = { cpu: GuestCpu.cores(2), memory: Size.gibibytes(4) };
  new VirtualMachine(chart, 'measured', {
    ...size,
    firmware: Firmware.efi({ persistent: true }),
    tpm: Tpm.PERSISTENT,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  });
  new VirtualMachine(chart, 'arm', {
    ...size,
    architecture: Architecture.ARM64,
    firmware: Firmware.efi(),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  });
}
