import { ApiObject, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type * as launcherAmounts from '../admission/launcher-requests';
import { Platform } from '../platform/platform';

/** What the launcher pod of a VM requests of its node. */
export interface LauncherRequests {
  /** The CPU that the launcher pod requests. */
  readonly cpu: kplus.Cpu;
  /** Memory: that of the guest, the overhead, and that of containers beside the guest. */
  readonly memory: Size;
  /** What of the memory is KubeVirt's overhead. */
  readonly memoryOverhead: Size;
}

/** What the launcher pod of a VM requests. What looks into manifests is loaded when it is asked for. */
export function launcherRequestsOf(workload: ApiObject): LauncherRequests | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { launcherAmountsOf } = require('../admission/launcher-requests') as typeof launcherAmounts;
  const amounts = launcherAmountsOf(workload, Platform.of(workload)._admissionProfile);
  return amounts && {
    cpu: kplus.Cpu.millis(amounts.cpuMillis),
    memory: Size.kibibytes(amounts.memoryBytes / 1024),
    memoryOverhead: Size.kibibytes(amounts.overheadBytes / 1024),
  };
}
