import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { singleVirtualMachineProblems } from './single-virtual-machine';
import { IVirtualMachineBackupTracker } from './virtual-machine-backup-tracker';
import { standFor } from './wire-forms';
import { keepReferences } from '../../resource/references';
import { keepProblems } from '../../usage-error';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** What a `VirtualMachineBackup` is of, in its namespace. */
export class VirtualMachineBackupSource {
  /**
   * All data of a virtual machine.
   *
   * @param virtualMachine the VM, which must run
   */
  public static virtualMachine(virtualMachine: IVirtualMachine): VirtualMachineBackupSource {
    const source = new VirtualMachineBackupSource(virtualMachine);
    keepProblems(source, singleVirtualMachineProblems('VirtualMachineBackupSource.virtualMachine', virtualMachine, 'KubeVirt backs up single VMs only.'));
    return source;
  }

  /**
   * What changed since the last backup with this tracker; all data the first time.
   *
   * @param tracker what remembers the last backup
   */
  public static tracker(tracker: IVirtualMachineBackupTracker): VirtualMachineBackupSource {
    return new VirtualMachineBackupSource(tracker);
  }

  private constructor(source: kplus.IResource) {
    standFor(this, source);
  }
}

/** Options of a backup that something else fetches. */
export interface PullBackupOptions {
  /**
   * Time after which the backup counts as fetched, counted from its creation, in whole seconds.
   *
   * @default - KubeVirt's: Duration.hours(2)
   */
  readonly ttlDuration?: Duration;
}

/** How a backup is handed over. */
export class BackupMode {
  /** KubeVirt writes the backup to the claim. */
  public static push(): BackupMode {
    return new BackupMode('Push');
  }

  /**
   * Backup software fetches the backup from a VirtualMachineExport of the backup's name, which KubeVirt makes; the claim holds what the guest overwrites
   * meanwhile.
   *
   * @param tokenSecret the Secret whose key `token` opens the endpoint
   */
  public static pull(tokenSecret: kplus.ISecret, options: PullBackupOptions = {}): BackupMode {
    const mode = new BackupMode('Pull', tokenSecret.name, options.ttlDuration);
    keepReferences(mode, [tokenSecret]);
    return mode;
  }

  private constructor(
    /** What KubeVirt calls it. */
    public readonly name: string,
    /** The name of the Secret that opens the endpoint, of a pull backup. */
    public readonly tokenSecretName?: string,
    /** Time after which a pull backup counts as fetched. */
    public readonly ttlDuration?: Duration,
  ) {}
}

/** Properties of a `VirtualMachineBackup`. */
export interface VirtualMachineBackupProps extends kplus.ResourceProps {
  /** The VM, or the tracker that makes backups incremental. */
  readonly source: VirtualMachineBackupSource;

  /** The claim that the backup is written to; of a pull backup, where the guest's writes are kept meanwhile. */
  readonly claim: kplus.IPersistentVolumeClaim;

  /**
   * How the backup is handed over.
   *
   * @default - KubeVirt's: BackupMode.push()
   */
  readonly mode?: BackupMode;

  /**
   * Does not ask the guest agent to freeze the file systems: disks are as after a power cut.
   *
   * @default false
   */
  readonly skipQuiesce?: boolean;

  /**
   * Backs up all data though there is a tracker that knows an earlier backup.
   *
   * @default false
   */
  readonly forceFullBackup?: boolean;
}
