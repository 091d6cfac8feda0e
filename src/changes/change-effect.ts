/** What applying a changed manifest does to what runs, the least first. */
export enum ChangeEffect {
  /** Nothing happens to guests. */
  NONE = 'none',
  /** Running guests are not touched; it counts for the next start, pod, migration or import. */
  NEXT_START = 'next-start',
  /** Guests or pods are started. */
  START = 'start',
  /** It takes effect at once, without restart or migration. */
  LIVE = 'live',
  /** Guests get it on the target of a live migration. */
  MIGRATION = 'migration',
  /** It is asked for, and neither applied to running guests nor reported. */
  SILENT = 'silent',
  /** Guests run on unchanged until they are restarted: condition `RestartRequired` of the VM. */
  RESTART = 'restart',
  /** It is admitted, and KubeVirt then fails to apply it: condition `Failure` of the VM. */
  ERROR = 'error',
  /** Guests or pods are shut down. */
  STOP = 'stop',
  /** Guests or pods are shut down and started again. */
  REBOOT = 'reboot',
  /** The object is deleted and made anew. */
  RECREATED = 'recreated',
  /** Content of disks, the identity of a guest or what it keeps may be lost. */
  DATA_AT_RISK = 'data-at-risk',
  /** It is not admitted, or what it makes never starts: nothing of the object is changed. */
  REFUSED = 'refused',
}

/** What becomes of an object. */
export enum ChangeOutcome {
  /** It is in both sets, and differs. */
  CHANGED = 'changed',
  /** It has another name or namespace, and says the same. */
  RENAMED = 'renamed',
  /** It was not in the set before. */
  ADDED = 'added',
  /** It is no longer in the set. */
  REMOVED = 'removed',
  /** It is the same, and something else has consequences for it. */
  UNCHANGED = 'unchanged',
}

/** How a set is applied. */
export enum ApplyMethod {
  /** What is not written stays: `kubectl apply`, server-side apply, Argo CD and Flux by default. */
  MERGE = 'merge',
  /** The whole object is replaced: `kubectl replace`, `Replace=true` of Argo CD. */
  REPLACE = 'replace',
  /** An object that changes is deleted and made again: `kubectl replace --force`, `Force=true,Replace=true` of Argo CD. */
  FORCE = 'force',
}
