import { ApiObject, Size } from 'cdk8s';
import type * as guestSize from '../admission/guest-size';
import { Platform } from '../platform/platform';

/** What the guest of a VM has. */
export interface EffectiveSize {
  /**
   * The number of virtual CPUs.
   *
   * @default - not known: neither the app nor KubeVirt brings the instancetype
   */
  readonly vcpus?: number;

  /**
   * Memory that the guest sees.
   *
   * @default - not known: neither the app nor KubeVirt brings the instancetype
   */
  readonly memory?: Size;
}

/** What the guest of a VM or a pool has. What looks into manifests is loaded when it is asked for. */
export function effectiveSizeOf(workload: ApiObject): EffectiveSize {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { guestSizeOf } = require('../admission/guest-size') as typeof guestSize;
  const { vcpus, memoryBytes } = guestSizeOf(workload, Platform.of(workload)._admissionProfile);
  return { vcpus, memory: memoryBytes === undefined ? undefined : Size.kibibytes(memoryBytes / 1024) };
}
