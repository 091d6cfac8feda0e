import { CPU_TOPOLOGIES } from './wire-forms';
import type { CPUPreferences } from '../../imports/instancetype.kubevirt.io';
import { keepProblems, UsageError } from '../usage-error';

/** What virtual CPUs are spread across. */
export enum CpuSpreadAcross {
  /** Sockets, and cores of each. KubeVirt's default. */
  SOCKETS_CORES = 'SocketsCores',
  /** Cores of one socket, with two threads each. */
  CORES_THREADS = 'CoresThreads',
  /** Sockets, and cores of each, with two threads each. */
  SOCKETS_CORES_THREADS = 'SocketsCoresThreads',
}

/** How virtual CPUs are spread. */
export interface CpuSpreadOptions {
  /**
   * What they are spread across.
   *
   * @default - KubeVirt's: CpuSpreadAcross.SOCKETS_CORES
   */
  readonly across?: CpuSpreadAcross;

  /**
   * Cores of a socket; with `CpuSpreadAcross.CORES_THREADS` threads of a core, of which there are two. The number of CPUs must divide by it, and
   * by two more with `CpuSpreadAcross.SOCKETS_CORES_THREADS`.
   *
   * @default - KubeVirt's: 2
   */
  readonly ratio?: number;
}

/** The layout that a preference gives to the virtual CPUs of an instancetype. */
export class PreferredCpuTopology {
  /** A socket each. KubeVirt's default; sockets are what live CPU hotplug adds. */
  public static sockets(): PreferredCpuTopology {
    return new PreferredCpuTopology({ preferredCPUTopology: 'sockets' });
  }

  /** Cores of one socket, for guests that are licensed by socket or use few of them only. */
  public static cores(): PreferredCpuTopology {
    return new PreferredCpuTopology({ preferredCPUTopology: 'cores' });
  }

  /** Threads of one core. */
  public static threads(): PreferredCpuTopology {
    return new PreferredCpuTopology({ preferredCPUTopology: 'threads' });
  }

  /** Over several dimensions. The preference that takes it throws on a ratio that is not a whole number from 1. */
  public static spread(options: CpuSpreadOptions = {}): PreferredCpuTopology {
    const { across, ratio } = options;
    const spreadOptions = across || ratio !== undefined ? { across, ratio } : undefined;
    const topology = new PreferredCpuTopology({ preferredCPUTopology: 'spread', spreadOptions });
    keepProblems(topology, ratioProblems(ratio));
    return topology;
  }

  /** As the VM says; those of an instancetype become sockets. */
  public static any(): PreferredCpuTopology {
    return new PreferredCpuTopology({ preferredCPUTopology: 'any' });
  }

  private constructor(wire: CPUPreferences) {
    CPU_TOPOLOGIES.set(this, wire);
  }
}

function* ratioProblems(ratio: number | undefined): Generator<UsageError> {
  if (ratio === undefined || (Number.isInteger(ratio) && ratio >= 1)) return;
  yield { what: 'cpuTopology.ratio', got: ratio, allowed: 'a whole number from 1', fix: 'Write 2, or leave it out.' };
}
