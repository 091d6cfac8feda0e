import { RunStrategy } from './policies';
import { RenderedTemplate } from './render-template';
import { VirtualMachineTemplateProps } from './virtual-machine-template';
import { INSTANCETYPES, PREFERENCES } from './wire-forms';
import type { VirtualMachineSpec } from '../../imports/kubevirt.io';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the spec that a VirtualMachine has and a pool's template has. */
export function renderVirtualMachine(props: VirtualMachineTemplateProps, { template, disks }: RenderedTemplate): VirtualMachineSpec {
  const dataVolumeTemplates = disks.flatMap(({ dataVolumeTemplate }) => dataVolumeTemplate ?? []);
  return {
    runStrategy: props.runStrategy ?? RunStrategy.ALWAYS,
    instancetype: props.instancetype && INSTANCETYPES.of(props.instancetype),
    preference: props.preference && PREFERENCES.of(props.preference),
    updateVolumesStrategy: props.updateVolumesStrategy,
    dataVolumeTemplates: omitEmpty(dataVolumeTemplates),
    template,
  };
}
