import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { resourceListOf } from '../resource-list';
import type { ResourceRequirements } from '../resource-list';

/** A guest whose launcher pod is rendered. */
export interface Guest {
  /** As the webhook leaves it. */
  readonly spec: VirtualMachineInstanceSpec;
  /** Of the VMI. */
  readonly annotations: { readonly [name: string]: string };
}

interface Lists {
  readonly requests: Map<string, bigint>;
  readonly limits: Map<string, bigint>;
}

/** The resources of the `compute` container while they are rendered: `ResourceRenderer` of KubeVirt v1.9.0. */
export interface ResourceDraft {
  /** What the VMI states, with what is added to it. */
  readonly stated: Lists;
  /** What KubeVirt calculates, for resources that the VMI does not state. */
  readonly calculated: Lists;
}

/** A draft with what the VMI states. */
export function resourceDraftOf({ domain: { resources } }: VirtualMachineInstanceSpec): ResourceDraft {
  return {
    stated: { requests: resourceListOf(resources?.requests), limits: resourceListOf(resources?.limits) },
    calculated: { requests: new Map(), limits: new Map() },
  };
}

/** One more of a device, which requests as much as it limits (`requestResource`). */
export function addDevice({ calculated }: ResourceDraft, resource: string): void {
  for (const list of [calculated.requests, calculated.limits]) list.set(resource, (list.get(resource) ?? 0n) + 10n ** 9n);
}

/** What is stated wins, resource by resource. */
export function resourcesOf({ stated, calculated }: ResourceDraft): ResourceRequirements {
  return {
    requests: new Map([...calculated.requests, ...stated.requests]),
    limits: new Map([...calculated.limits, ...stated.limits]),
  };
}
