/**
 * Whether and when a VM runs (`runStrategy`); the deprecated `running` is never emitted. It is what is wanted: start, stop, pause and restart are calls (`virtctl`), which under
 * ALWAYS, HALTED and ONCE rewrite this field. Where people operate VMs that GitOps applies, use MANUAL or RERUN_ON_FAILURE.
 */
export enum RunStrategy {
  /** Always running: started at once, and again whenever the guest shuts down, crashes or loses its node; later and later where it fails. `virtctl stop` rewrites it to Halted. */
  ALWAYS = 'Always',
  /** Off. Starting it by hand changes this field to Always, which GitOps then changes back: prefer MANUAL. */
  HALTED = 'Halted',
  /** As `virtctl start` and `stop` say; not touched otherwise: it stays down after a shutdown or a crash. */
  MANUAL = 'Manual',
  /** Started at once and again after a failure, but not after the guest shut itself down. `virtctl stop` and `start` hold without a change of this field. */
  RERUN_ON_FAILURE = 'RerunOnFailure',
  /** Started once: it stays down after a shutdown or a crash, and cannot be started again. `virtctl stop` rewrites it to Halted. Not for pools. */
  ONCE = 'Once',
}

/** What happens to a VM when its node is drained. */
export enum EvictionStrategy {
  /** It is live-migrated; the drain waits for that. Disks must be ReadWriteMany. */
  LIVE_MIGRATE = 'LiveMigrate',
  /** It is live-migrated where it can be, else shut down. */
  LIVE_MIGRATE_IF_POSSIBLE = 'LiveMigrateIfPossible',
  /** It is shut down and, by its run strategy, started elsewhere. */
  NONE = 'None',
  /** An external controller is told and moves it. */
  EXTERNAL = 'External',
}

/** What a watchdog does when the guest stops feeding it. */
export enum WatchdogAction {
  /** Power off. */
  POWEROFF = 'poweroff',
  /** Hard reset. */
  RESET = 'reset',
  /** Orderly shutdown. */
  SHUTDOWN = 'shutdown',
}

/** What a pod spread constraint does where it cannot be met. */
export enum WhenUnsatisfiable {
  /** The VM waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** It is scheduled nevertheless, where the skew is least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/** What happens when a guest reboots itself. */
export enum RebootPolicy {
  /** It reboots, and KubeVirt is not told. */
  REBOOT = 'Reboot',
  /** It is stopped and, by its run strategy, started anew: changes of the VM take effect. */
  TERMINATE = 'Terminate',
}

/** What happens to a running VM when its volumes are replaced in the manifest. */
export enum UpdateVolumesStrategy {
  /** The new volumes are used from the next start on; their content is not touched. */
  REPLACEMENT = 'Replacement',
  /** The content is copied to the new volumes by a live migration. */
  MIGRATION = 'Migration',
}
