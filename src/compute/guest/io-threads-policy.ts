import { keepProblems } from '../../usage-error';

/** How I/O threads are shared out among the virtio disks of a guest. */
export class IoThreadsPolicy {
  /** One thread for all disks but those with one of their own. */
  public static readonly SHARED = new IoThreadsPolicy('shared');
  /**
   * A thread for each disk; together with those that disks have of their own at most twice the CPUs of `resources.cpuRequest`, which count as one where they
   * are not given. With an isolated emulator thread one for all.
   */
  public static readonly AUTO = new IoThreadsPolicy('auto');

  /**
   * Threads that all serve every virtio disk, so that a single fast disk has several, with a queue for each virtual CPU where `blockMultiQueue` is set.
   * `dedicatedIoThread` of disks is without effect then. On a guest with dedicated CPUs each thread costs one more.
   *
   * @param threadCount how many threads (`supplementalPoolThreadCount`), a whole number from 1
   */
  public static supplementalPool(threadCount: number): IoThreadsPolicy {
    return new IoThreadsPolicy('supplementalPool', threadCount);
  }

  private constructor(
    /** The policy's name on the wire. */
    public readonly name: string,
    /** The number of threads of a supplemental pool. */
    public readonly supplementalPoolThreadCount?: number,
  ) {
    if (supplementalPoolThreadCount === undefined || (Number.isInteger(supplementalPoolThreadCount) && supplementalPoolThreadCount >= 1)) return;
    keepProblems(this, [{
      what: 'IoThreadsPolicy.supplementalPool', got: supplementalPoolThreadCount, allowed: 'a whole number from 1', fix: 'Start with the number of busy disks.',
    }]);
  }
}
