/** Quantities by resource. */
export interface Amounts { readonly [resource: string]: string | number }

/** What of CDI's configuration decides what its claims and pods cost. */
export interface CdiConfiguration {
  /** The room that a file system gets beyond a disk, as a part of it, by storage class; `global` for all others. */
  readonly filesystemOverhead: { readonly global: number; readonly storageClass: ReadonlyMap<string, number> };
  /** The class of the claims that imports unpack into; that of the claim itself where it is not given. */
  readonly scratchSpaceStorageClass?: string;
  /** Whether a claim whose class waits for its first consumer is filled only when something uses it: the gate `HonorWaitForFirstConsumer`. */
  readonly honorsWaitForFirstConsumer: boolean;
  /** Whether a DataVolume takes over a claim of its name that is there before, unless it says otherwise: the gate `DataVolumeClaimAdoption`. */
  readonly adoptsClaims: boolean;
  /** What each container of an importer, uploader or cloner requests and is limited to. */
  readonly podResources: { readonly requests: Amounts; readonly limits: Amounts };
}

/** CDI's own defaults (`common.DefaultGlobalOverhead`; `defaultCPURequest` and so on of `pkg/controller/config-controller.go`, CDI v1.66.0). */
export const CDI_CONFIGURATION: CdiConfiguration = {
  filesystemOverhead: { global: 0.06, storageClass: new Map() },
  // The CR that a release of CDI comes with turns it on.
  honorsWaitForFirstConsumer: true,
  adoptsClaims: false,
  podResources: { requests: { cpu: '100m', memory: '60M' }, limits: { cpu: '750m', memory: '600M' } },
};
