import { RunStrategy } from './policies';
import { VirtualMachineTemplateProps } from './virtual-machine-template';
import type { VirtualMachineSpec } from '../../imports/kubevirt.io';
import { RenderedDisk } from '../storage/render-disk';

/** Renders the spec that a VirtualMachine has and a pool's template has. */
export function renderVirtualMachine(
  disks: readonly RenderedDisk[], props: VirtualMachineTemplateProps, template: VirtualMachineSpec['template'],
): VirtualMachineSpec {
  const dataVolumeTemplates = disks.flatMap(({ dataVolumeTemplate }) => dataVolumeTemplate ?? []);
  return {
    runStrategy: props.runStrategy ?? RunStrategy.ALWAYS,
    instancetype: props.instancetype?._wire,
    preference: props.preference?._wire,
    dataVolumeTemplates: dataVolumeTemplates.length > 0 ? dataVolumeTemplates : undefined,
    template,
  };
}
