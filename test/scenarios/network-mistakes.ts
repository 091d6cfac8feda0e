import { Chart, Size } from 'cdk8s';
import { manifest } from './refused';
import { Disk, VirtualMachine, VirtualMachineProps } from '../../src';

/** Fields of a manifest. */
interface Fields {
  readonly [field: string]: unknown;
}

const MASQUERADE = { name: 'default', masquerade: {} };
const POD = { name: 'default', pod: {} };

/** A VirtualMachine as somebody writes it by hand, with these interfaces and networks. */
export function vmByHand(chart: Chart, interfaces: readonly Fields[] = [MASQUERADE], networks: readonly Fields[] = [POD], fields: Fields = {}): void {
  const { devices, domain, metadata, ...spec } = fields as { readonly [part: string]: object };
  manifest(chart, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    spec: {
      runStrategy: 'Always',
      template: {
        ...metadata && { metadata },
        spec: { ...spec, domain: { memory: { guest: '1Gi' }, ...domain, devices: { ...devices, interfaces } }, networks },
      },
    },
  });
}

/** A VirtualMachine by its construct. */
export function vm(chart: Chart, props: Partial<VirtualMachineProps> = {}): VirtualMachine {
  const disks = [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })];
  return new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), disks, ...props });
}

/** A NetworkAttachmentDefinition as somebody writes it by hand. */
export function attachmentByHand(chart: Chart, config: string | Fields, metadata: Fields = {}): void {
  manifest(chart, {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'by-hand', ...metadata },
    spec: { config: typeof config === 'string' ? config : JSON.stringify(config) },
  });
}
