import { Size } from 'cdk8s';

/**
 * What the guests of VMs may have, by their own size: application-aware quotas count it beside what pods request. A VM counts once while it migrates, and
 * the overhead of its launcher does not count. `Aaq` must count by `AaqVmCounting.DEDICATED_VIRTUAL_RESOURCES`; otherwise this limits nothing.
 */
export interface GuestQuota {
  /**
   * The sum of vCPUs: `requests.cpu/vmi`.
   *
   * @default - not limited
   */
  readonly vcpus?: number;

  /**
   * The sum of guests' memory: `requests.memory/vmi`.
   *
   * @default - not limited
   */
  readonly memory?: Size;

  /**
   * How many VMs run: `requests.instances/vmi`.
   *
   * @default - not limited
   */
  readonly instances?: number;
}
