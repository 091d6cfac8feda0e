import { App, Chart, Size, Testing } from 'cdk8s';
import { NetworkAttachment, Platform, PlatformProps } from '../../src';
import { SriovAttachment } from '../../src/patterns/sriov-attachment';
import { SriovVirtualMachine } from '../../src/patterns/sriov-virtual-machine';
import { SriovVirtualMachineProps } from '../../src/patterns/sriov-virtual-machine-props';

/** A network that another app makes. */
const EXISTING = SriovAttachment.existing(NetworkAttachment.fromNetworkAttachmentName(new App(), 'fast', 'apps/fast'));
/** The least a VM with a virtual function needs. */
export const MINIMAL: SriovVirtualMachineProps = { memory: Size.gibibytes(8), sriov: EXISTING, addresses: ['10.56.0.10/16'] };

/** A chart `apps` in the namespace `apps`. */
export const tenant = (platform?: PlatformProps) => {
  const app = new App();
  if (platform) new Platform(app, 'Platform', platform);
  return new Chart(app, 'apps', { namespace: 'apps' });
};

/** A VM `db` in such a chart. */
export const build = (props: Partial<SriovVirtualMachineProps> = {}, platform?: PlatformProps) => {
  const chart = tenant(platform);
  const vm = new SriovVirtualMachine(chart, 'db', { ...MINIMAL, ...props });
  return { vm, manifests: Testing.synth(chart) };
};
