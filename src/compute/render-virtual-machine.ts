import { RunStrategy } from './guest/policies';
import { VirtualMachineTemplateProps } from './guest/virtual-machine-template';
import { RenderedTemplate } from './render-template';
import { INSTANCETYPES, PREFERENCES, SizeReference } from './wire-forms';
import type { Disk, InstancetypeMatcher, VirtualMachineSpec } from '../../imports/kubevirt.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { RenderedDisk } from '../storage/disks/render-disk';

/** Renders the spec that a VirtualMachine has and a pool's template has. */
export function renderVirtualMachine(props: VirtualMachineTemplateProps, { template, disks }: RenderedTemplate): VirtualMachineSpec {
  const dataVolumeTemplates = disks.flatMap(({ dataVolumeTemplate }) => dataVolumeTemplate ?? []);
  return {
    runStrategy: props.runStrategy ?? RunStrategy.ALWAYS,
    instancetype: props.instancetype && matcherOf(INSTANCETYPES.of(props.instancetype), disks),
    preference: props.preference && matcherOf(PREFERENCES.of(props.preference), disks),
    updateVolumesStrategy: props.updateVolumesStrategy,
    dataVolumeTemplates: omitEmpty(dataVolumeTemplates),
    template,
  };
}

function matcherOf({ matcher, ofBootVolume }: SizeReference, disks: readonly RenderedDisk[]): InstancetypeMatcher {
  return ofBootVolume ? { inferFromVolume: bootVolume(disks), ...matcher } : matcher;
}

/** That of the disk with the lowest boot order; firmware tries disks as listed where none has one. */
function bootVolume(disks: readonly RenderedDisk[]): string | undefined {
  const [first, ...others] = disks.flatMap(({ disk }) => disk ?? []);
  const position = ({ bootOrder = Infinity }: Disk) => bootOrder;
  return others.reduce((earliest, disk) => (position(disk) < position(earliest) ? disk : earliest), first)?.name;
}
