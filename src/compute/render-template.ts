import { schedulingOf } from '../cdk8s-plus-internals';
import { CloudInitVolume } from './guest/cloud-init-volume';
import { Guest } from './guest/guest';
import { renderCloudInitVolume } from './render/cloud-init-volume';
import { renderGuest } from './render/guest';
import { GuestContext } from './render/guest-context';
import { selectedBy } from './selector-labels';
import { VirtualMachineWorkload } from './virtual-machine-workload';
import type { VirtualMachineInstanceTemplateSpec } from '../../imports/kubevirt.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { renderAddressRequests } from '../network/render-guest-network';
import { Platform } from '../platform/platform';
import { RenderedDisk, renderDisk } from '../storage/disks/render-disk';

/** What a template is rendered from: the workload with its hidden parts, and what only some workloads know. */
export interface TemplateSource extends Partial<Pick<GuestContext, 'identity' | 'hasPreference' | 'architectureIsStated'>> {
  readonly workload: VirtualMachineWorkload;
  readonly guest: Guest;
  readonly cloudInit: CloudInitVolume;
}

/** A template, and the disks that were rendered for it: some have DataVolume templates beside it. */
export interface RenderedTemplate {
  readonly template: VirtualMachineInstanceTemplateSpec;
  readonly disks: readonly RenderedDisk[];
}

/** Renders the template of a workload. */
export function renderTemplate({ workload, guest, cloudInit, ...context }: TemplateSource): RenderedTemplate {
  const { identity = {}, hasPreference = false, architectureIsStated = false } = context;
  const { props } = guest;
  const { affinity, tolerations, nodeName } = schedulingOf(workload.scheduling);
  const assigned = nodeName ? { 'kubernetes.io/hostname': nodeName } : undefined;
  const platform = Platform.of(workload);
  const stated = props.architecture ?? (platform._architectureIsStated ? platform.architecture : props.launchSecurity?.architecture);
  const architecture = stated ?? platform.architecture;
  const disks = workload.disks.map((disk) => renderDisk(disk, { workload: workload.name, architecture, hasPreference }));
  const spec = renderGuest(guest, {
    disks,
    selector: selectedBy(workload.name, props),
    architecture,
    architectureIsStated: architectureIsStated || stated !== undefined,
    identity,
    hasPreference,
    cloudInit: renderCloudInitVolume(cloudInit),
    cloudInitDisk: cloudInit.disk,
    placement: { affinity, tolerations, nodeSelector: omitEmpty({ ...props.nodeSelector, ...assigned }) },
  });
  return { template: { metadata: renderMetadata(workload), spec }, disks };
}

/** What the user says of an annotation counts. */
function renderMetadata(workload: VirtualMachineWorkload): VirtualMachineInstanceTemplateSpec['metadata'] {
  const metadata: VirtualMachineInstanceTemplateSpec['metadata'] = workload.podMetadata.toJson();
  const requests = renderAddressRequests(workload.networks);
  return { ...metadata, ...omitEmpty({ annotations: omitEmpty({ ...requests, ...metadata?.annotations }) }) };
}
