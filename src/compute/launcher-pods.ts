import { IPodSelector } from 'cdk8s-plus-28';

/** Shared by all copies of this library in an app, as constructs of one may be handed to the other. */
const LAUNCHER_PODS = Symbol.for('cdk8s-kubevirt.LauncherPods');

/** Marks a construct whose pods are those of virtual machines: they have no scale subresource, and may have the load of a whole machine. */
export function markAsLauncherPods(selector: IPodSelector): void {
  Object.defineProperty(selector, LAUNCHER_PODS, { value: true });
}

/** Whether what it selects are launcher pods of virtual machines. */
export function selectsLauncherPods(selector: IPodSelector): boolean {
  return LAUNCHER_PODS in selector;
}
