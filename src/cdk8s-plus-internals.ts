import * as kplus from 'cdk8s-plus-28';
import type { Affinity, LabelSelector, Toleration, Volume } from '../imports/kubernetes';

/**
 * All that this library uses of cdk8s-plus beyond its public API, which has no way to read what a selector, a volume or a scheduling
 * became: that is only in its internal `_toKube` methods.
 */

/** A workload that is not made of pods, where cdk8s-plus asks for one that is: it reads nothing that `VirtualMachineWorkload` lacks. */
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

export function tolerationOf(taint: kplus.NodeTaintQuery): Toleration {
  return taint._toKube() as Toleration;
}
