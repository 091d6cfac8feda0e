import { featureState } from './feature-state';
import type { FeatureHyperv, FeatureState } from '../../../imports/kubevirt.io';
import { keepProblems, UsageError } from '../../usage-error';
import { HYPERV_FEATURES } from '../wire-forms';

/** The fewest retries that QEMU takes (KubeVirt's API documentation). */
const FEWEST_RETRIES = 4096;
/** The length of the field in CPUID. */
const LONGEST_VENDOR_ID = 12;

/**
 * Hyper-V enlightenments, one by one. `true` switches one on, `false` off, whatever a preference wants. Those that others need
 * (`vpindex` for `synic`, `tlbflush` and `ipi`, `synic` for `synictimer`, `vapic` for `evmcs`) KubeVirt switches on by itself.
 */
export interface HypervFeaturesOptions {
  /**
   * Tells the guest to disable watchdog timeouts.
   *
   * @default - the machine type's
   */
  readonly relaxed?: boolean;

  /**
   * Paravirtual handling of interrupts.
   *
   * @default - the machine type's
   */
  readonly vapic?: boolean;

  /**
   * The guest tells the host when it spins on a lock.
   *
   * @default - off; on with `spinlockRetries`
   */
  readonly spinlocks?: boolean;

  /**
   * Tries until the guest tells it, at least 4096. Microsoft recommends 8191 (0x1FFF).
   *
   * @default - KubeVirt's: 4096
   */
  readonly spinlockRetries?: number;

  /**
   * The index by which Windows knows its virtual processors.
   *
   * @default - the machine type's
   */
  readonly vpindex?: boolean;

  /**
   * Better accounting of CPU time in the guest.
   *
   * @default - the machine type's
   */
  readonly runtime?: boolean;

  /**
   * The synthetic interrupt controller. Needs `vpindex`.
   *
   * @default - the machine type's
   */
  readonly synic?: boolean;

  /**
   * Timers of the synthetic interrupt controller: an idle guest takes less CPU. Needs `synic`.
   *
   * @default - the machine type's; on with `synictimerDirect`
   */
  readonly synictimer?: boolean;

  /**
   * Whether those timers interrupt the guest directly.
   *
   * @default - off
   */
  readonly synictimerDirect?: boolean;

  /**
   * Reset of the guest by a register.
   *
   * @default - the machine type's
   */
  readonly reset?: boolean;

  /**
   * The vendor of the hypervisor that the guest sees, at most 12 ASCII characters. Some drivers of GPUs refuse to run unless it is another.
   *
   * @default - the machine type's
   */
  readonly vendorId?: string;

  /**
   * Registers with the frequencies of TSC and APIC: the clock is read without asking the host.
   *
   * @default - the machine type's
   */
  readonly frequencies?: boolean;

  /**
   * Tells the guest of a new TSC frequency after a migration. KubeVirt then keeps the guest on nodes with a TSC that scales, or of the same
   * frequency.
   *
   * @default - the machine type's
   */
  readonly reenlightenment?: boolean;

  /**
   * The guest flushes the TLB by a call: faster where CPUs are overcommitted. Needs `vpindex`.
   *
   * @default - the machine type's; on with `tlbflushDirect` or `tlbflushExtended`
   */
  readonly tlbflush?: boolean;

  /**
   * Whether the call of a nested guest goes to the host at once, for Windows with VBS. Since KubeVirt v1.8.
   *
   * @default - off
   */
  readonly tlbflushDirect?: boolean;

  /**
   * Whether the guest may flush a part of the TLB. Since KubeVirt v1.8.
   *
   * @default - off
   */
  readonly tlbflushExtended?: boolean;

  /**
   * The guest interrupts its processors by a call: faster where CPUs are overcommitted. Needs `vpindex`.
   *
   * @default - the machine type's
   */
  readonly ipi?: boolean;

  /**
   * Faster nested virtualization on Intel. Needs `vapic` and the CPU feature `vmx`, which KubeVirt adds.
   *
   * @default - the machine type's
   */
  readonly evmcs?: boolean;
}

/** What of Hyper-V a guest finds, so that Windows knows that it is virtual and is gentle with its host. */
export class HypervFeatures {
  /** Enlightenments one by one. The workload that takes them throws on too few `spinlockRetries` and on a `vendorId` that is too long. */
  public static of(options: HypervFeaturesOptions): HypervFeatures {
    const features = new HypervFeatures(renderHypervFeatures(options));
    keepProblems(features, hypervProblems(options));
    return features;
  }

  /** All that the node can do. The guest then never migrates: with `EvictionStrategy.LIVE_MIGRATE` the drain of its node hangs. */
  public static passthrough(): HypervFeatures {
    return new HypervFeatures(undefined);
  }

  /** Whether it is all that the node can do. */
  public readonly isPassthrough: boolean;

  private constructor(features: FeatureHyperv | undefined) {
    this.isPassthrough = features === undefined;
    HYPERV_FEATURES.set(this, features ?? {});
  }
}

function renderHypervFeatures(options: HypervFeaturesOptions): FeatureHyperv {
  const { spinlocks, spinlockRetries, vendorId, synictimer, synictimerDirect, tlbflush, tlbflushDirect, tlbflushExtended } = options;
  return {
    relaxed: featureState(options.relaxed),
    vapic: featureState(options.vapic),
    spinlocks: withDetails(spinlocks, { spinlocks: spinlockRetries }),
    vpindex: featureState(options.vpindex),
    runtime: featureState(options.runtime),
    synic: featureState(options.synic),
    synictimer: withDetails(synictimer, { direct: featureState(synictimerDirect) }),
    reset: featureState(options.reset),
    vendorid: vendorId === undefined ? undefined : { vendorid: vendorId },
    frequencies: featureState(options.frequencies),
    reenlightenment: featureState(options.reenlightenment),
    tlbflush: withDetails(tlbflush, { direct: featureState(tlbflushDirect), extended: featureState(tlbflushExtended) }),
    ipi: featureState(options.ipi),
    evmcs: featureState(options.evmcs),
  };
}

/** A feature with details, which are enough to switch it on. */
function withDetails<Details extends object>(isOn: boolean | undefined, details: Details): (FeatureState & Details) | undefined {
  const isDetailed = Object.values(details).some((detail) => detail !== undefined);
  return isOn === undefined && !isDetailed ? undefined : { ...featureState(isOn), ...details };
}

function* hypervProblems({ spinlockRetries, vendorId }: HypervFeaturesOptions): Generator<UsageError> {
  if (spinlockRetries !== undefined && !(Number.isInteger(spinlockRetries) && spinlockRetries >= FEWEST_RETRIES)) {
    yield {
      what: 'features.hyperv.spinlockRetries',
      got: spinlockRetries,
      allowed: `a whole number from ${FEWEST_RETRIES}`,
      fix: 'Write 8191, or leave it out.',
    };
  }
  if (vendorId !== undefined && !(/^[ -~]+$/.test(vendorId) && vendorId.length <= LONGEST_VENDOR_ID)) {
    yield {
      what: 'features.hyperv.vendorId', got: vendorId, allowed: `1 to ${LONGEST_VENDOR_ID} ASCII characters`, fix: 'Shorten it, or leave it out.',
    };
  }
}
