import { Guest } from './guest';
import { RunStrategy } from './policies';
import { VirtualMachineTemplateProps } from './virtual-machine-template';
import type { VirtualMachineSpec } from '../../imports/kubevirt.io';

/** Renders the spec that a VirtualMachine has and a pool's template has. */
export function renderVirtualMachine(
  name: string, guest: Guest, props: VirtualMachineTemplateProps, template: VirtualMachineSpec['template'],
): VirtualMachineSpec {
  const dataVolumeTemplates = [...guest.disks].flatMap((disk) => disk._parts(name).dataVolumeTemplate ?? []);
  return {
    runStrategy: props.runStrategy ?? RunStrategy.ALWAYS,
    instancetype: props.instancetype?._wire,
    preference: props.preference?._wire,
    dataVolumeTemplates: dataVolumeTemplates.length > 0 ? dataVolumeTemplates : undefined,
    template,
  };
}
