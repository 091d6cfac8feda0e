import * as kplus from 'cdk8s-plus-28';
import type { Affinity, LabelSelector, Toleration, Volume } from '../imports/kubernetes';

/**
 * All that this library uses of cdk8s-plus beyond its public API. cdk8s-plus renders its own objects only, and has no public way to read
 * what a selector, a volume or a scheduling came to; its `_toKube` methods are internal, but each of its releases is tested against here.
 */

/** A workload that is not made of pods, where cdk8s-plus asks for one that is: it reads no more of it than `IVirtualMachineWorkload` has. */
export function asPod(workload: kplus.Resource & kplus.IPodSelector): kplus.AbstractPod {
  return workload as unknown as kplus.AbstractPod;
}

/** What `scheduling` was told. */
export interface Scheduling {
  readonly affinity?: Affinity;
  readonly tolerations?: Toleration[];
  readonly nodeName?: string;
}

export function schedulingOf(scheduling: kplus.PodScheduling): Scheduling {
  const { affinity, tolerations, nodeName } = scheduling._toKube();
  return { affinity, tolerations, nodeName } as Scheduling;
}

export function labelSelectorOf(selector: kplus.IPodSelector): LabelSelector {
  return selector.toPodSelectorConfig().labelSelector._toKube() as LabelSelector;
}

export function volumeOf(storage: kplus.IStorage): Volume {
  return storage.asVolume()._toKube() as Volume;
}
