/** Whether the guest of a VM runs. */
export type GuestState = 'running' | 'absent' | 'succeeded' | 'failed';

/** What the cluster is in the middle of, for one VM. */
export type Operation = 'cpu-hotplug' | 'memory-hotplug' | 'migration' | 'unplug' | 'snapshot' | 'restore';

/** What two manifests cannot tell about a cluster. */
export interface Situation {
  /** Of a VM whose run strategy starts it; that of a VM that is halted is absent. */
  readonly guest: GuestState;
  readonly isMigratable: boolean;
  /** What the KubeVirt CR of the new input states counts. */
  readonly rolloutStrategy: 'LiveUpdate' | 'Stage';
  /** Methods of the KubeVirt CR; unknown where absent. */
  readonly workloadUpdateMethods?: readonly string[];
  /** Whether the client keeps fields that only the cluster wrote, as apply does, or drops them, as replace does. */
  readonly applies: 'merge' | 'replace';
  readonly inProgress: readonly Operation[];
  /** Whether an earlier memory hotplug failed. */
  readonly hasFailedMemoryHotplug: boolean;
  /** The guest's memory at its last start, as a quantity; that of the old manifest where absent. */
  readonly memoryAtBoot?: string;
  /** By volume the claims that a storage migration in progress copies from. */
  readonly migratesFrom: { readonly [volume: string]: string };
  /** Claims that manifests name and the cluster does not have yet. */
  readonly missingClaims: readonly string[];
  /** Whether interfaces in the launcher pod are named net1, net2 and so on, as those of old launchers are. */
  readonly hasOrdinalInterfaceNames: boolean;
  /** Of virt-controller: template labels and annotations that are copied to running guests, `prefix*` allowed. */
  readonly syncedLabels: readonly string[];
  readonly syncedAnnotations: readonly string[];
}

/** A guest that runs, can migrate, and with which nothing is going on; a client that merges. */
export const USUAL_SITUATION: Situation = {
  guest: 'running',
  isMigratable: true,
  rolloutStrategy: 'LiveUpdate',
  applies: 'merge',
  inProgress: [],
  hasFailedMemoryHotplug: false,
  migratesFrom: {},
  missingClaims: [],
  hasOrdinalInterfaceNames: false,
  syncedLabels: [],
  syncedAnnotations: [],
};
