import type { Clock, Timer } from '../../../imports/kubevirt.io';
import { keepProblems, UsageError } from '../../usage-error';
import { CLOCKS } from '../wire-forms';

/** What happens to ticks of the HPET that the guest missed. */
export enum HpetTickPolicy {
  /** They come later, at the usual rate: the time of the guest is late. */
  DELAY = 'delay',
  /** They come at a higher rate until none is missing. */
  CATCHUP = 'catchup',
  /** They become one. */
  MERGE = 'merge',
  /** They are gone. */
  DISCARD = 'discard',
}

/** What happens to ticks of the PIT that the guest missed. */
export enum PitTickPolicy {
  /** They come later, at the usual rate: the time of the guest is late. */
  DELAY = 'delay',
  /** They come at a higher rate until none is missing. */
  CATCHUP = 'catchup',
  /** They are gone. */
  DISCARD = 'discard',
}

/** What happens to ticks of the real-time clock that the guest missed. */
export enum RtcTickPolicy {
  /** They come later, at the usual rate: the time of the guest is late. */
  DELAY = 'delay',
  /** They come at a higher rate until none is missing. */
  CATCHUP = 'catchup',
}

/** The time that the real-time clock follows. */
export enum RtcTrack {
  /** That of the guest: it stands still while the guest is paused. */
  GUEST = 'guest',
  /** That of the host. */
  WALL = 'wall',
}

/** The timers of a guest. `true` is a timer that is there, `false` one that neither the machine type nor a preference may add. */
export interface GuestTimers {
  /**
   * The High Precision Event Timer. Windows runs better without.
   *
   * @default - the machine type's; there with `hpetTickPolicy`
   */
  readonly hpet?: boolean;

  /**
   * What happens to its ticks that were missed.
   *
   * @default - QEMU's
   */
  readonly hpetTickPolicy?: HpetTickPolicy;

  /**
   * The Programmable Interval Timer.
   *
   * @default - the machine type's; there with `pitTickPolicy`
   */
  readonly pit?: boolean;

  /**
   * What happens to its ticks that were missed.
   *
   * @default - QEMU's
   */
  readonly pitTickPolicy?: PitTickPolicy;

  /**
   * The real-time clock.
   *
   * @default - the machine type's; there with `rtcTickPolicy` or `rtcTrack`
   */
  readonly rtc?: boolean;

  /**
   * What happens to its ticks that were missed.
   *
   * @default - QEMU's
   */
  readonly rtcTickPolicy?: RtcTickPolicy;

  /**
   * The time that it follows.
   *
   * @default - QEMU's
   */
  readonly rtcTrack?: RtcTrack;

  /**
   * The clock of KVM, from which Linux reads the time of the host.
   *
   * @default - the machine type's
   */
  readonly kvm?: boolean;

  /**
   * The clock of Hyper-V, from which Windows reads the time of the host.
   *
   * @default - the machine type's
   */
  readonly hyperv?: boolean;
}

/** Options of a clock. */
export interface GuestClockOptions {
  /**
   * The timers that the guest finds, and what becomes of missed ticks.
   *
   * @default - the machine type's
   */
  readonly timers?: GuestTimers;
}

/** Options of a clock that is set to UTC. */
export interface UtcGuestClockOptions extends GuestClockOptions {
  /**
   * Seconds by which it is ahead of UTC, negative behind it. With it, what the guest makes of its clock is kept over reboots.
   *
   * @default - none: it is set to UTC at each boot
   */
  readonly offsetSeconds?: number;
}

/** The hardware clock of a guest and its timers. */
export class GuestClock {
  /** A clock on UTC, which Linux expects. The workload that takes it throws on an offset that is not whole. */
  public static utc(options: UtcGuestClockOptions = {}): GuestClock {
    const { offsetSeconds, timers } = options;
    const clock = new GuestClock({ utc: { offsetSeconds }, timer: timers && renderTimers(timers) });
    keepProblems(clock, offsetProblems(offsetSeconds));
    return clock;
  }

  /**
   * A clock on the time of a zone, which Windows expects. The workload that takes it throws on an empty name.
   *
   * @param name in the form of the TZ database, such as `Europe/Berlin`
   */
  public static timezone(name: string, options: GuestClockOptions = {}): GuestClock {
    const clock = new GuestClock({ timezone: name, timer: options.timers && renderTimers(options.timers) });
    if (!name.trim()) keepProblems(clock, [{ what: 'clock.timezone', got: name, allowed: 'the name of a time zone', fix: 'Write one, such as Europe/Berlin.' }]);
    return clock;
  }

  /** Timers alone; the clock is set as KubeVirt, or the preference, sets it. */
  public static timers(timers: GuestTimers): GuestClock {
    return new GuestClock({ timer: renderTimers(timers) });
  }

  private constructor(wire: Clock) {
    CLOCKS.set(this, wire);
  }
}

function renderTimers(timers: GuestTimers): Timer {
  const { hpet, hpetTickPolicy, pit, pitTickPolicy, rtc, rtcTickPolicy, rtcTrack, kvm, hyperv } = timers;
  return {
    hpet: timer(hpet, { tickPolicy: hpetTickPolicy }),
    pit: timer(pit, { tickPolicy: pitTickPolicy }),
    rtc: timer(rtc, { tickPolicy: rtcTickPolicy, track: rtcTrack }),
    kvm: timer(kvm, {}),
    hyperv: timer(hyperv, {}),
  };
}

/** A timer, for which its details are enough; `present` is true by default. */
function timer<Details extends object>(present: boolean | undefined, details: Details): (Details & { present?: boolean }) | undefined {
  const isDetailed = Object.values(details).some((detail) => detail !== undefined);
  return present === undefined && !isDetailed ? undefined : { present: present === false ? false : undefined, ...details };
}

function* offsetProblems(offsetSeconds: number | undefined): Generator<UsageError> {
  if (offsetSeconds === undefined || Number.isInteger(offsetSeconds)) return;
  yield { what: 'clock.offsetSeconds', got: offsetSeconds, allowed: 'a whole number', fix: 'Round it to seconds.' };
}
