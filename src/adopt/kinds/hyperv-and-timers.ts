import type { GuestTimers } from '../../compute/guest/guest-clock';
import type { HypervFeaturesOptions } from '../../compute/guest/hyperv-features';
import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { Fields, Optional } from '../expression';
import { fields, make } from '../expression';
import { featureState, member, number, text, value } from '../values';

/** Features that are on or off and nothing more. */
const SWITCHES = ['relaxed', 'vapic', 'vpindex', 'runtime', 'synic', 'reset', 'frequencies', 'reenlightenment', 'ipi', 'evmcs'] as const;

/** What Hyper-V offers to Windows. */
export function hypervOf(hyperv: unknown): Optional {
  if (!isMapping(hyperv)) return undefined;
  const spinlocks = at(hyperv, 'spinlocks');
  const [synictimer, tlbflush] = [at(hyperv, 'synictimer'), at(hyperv, 'tlbflush')];
  const switches: Fields<HypervFeaturesOptions> = Object.fromEntries(SWITCHES.map((name) => [name, featureState(hyperv[name])]));
  const options = fields<HypervFeaturesOptions>({
    relaxed: switches.relaxed,
    vapic: switches.vapic,
    spinlocks: isMapping(spinlocks) && spinlocks.spinlocks === undefined ? featureState(spinlocks) : undefined,
    spinlockRetries: number(at(spinlocks, 'spinlocks')),
    ...switches,
    synictimer: isMapping(synictimer) && synictimer.direct === undefined ? featureState(synictimer) : undefined,
    synictimerDirect: featureState(at(synictimer, 'direct')),
    vendorId: text(at(hyperv, 'vendorid', 'vendorid')),
    tlbflush: isMapping(tlbflush) && tlbflush.direct === undefined && tlbflush.extended === undefined ? featureState(tlbflush) : undefined,
    tlbflushDirect: featureState(at(tlbflush, 'direct')),
    tlbflushExtended: featureState(at(tlbflush, 'extended')),
  });
  return options && make('HypervFeatures', 'of', options);
}

/** Timers of the clock. One that says it is present is one that is only named. */
export function timersOf(timer: unknown): Optional {
  const [hpet, pit, rtc] = [at(timer, 'hpet'), at(timer, 'pit'), at(timer, 'rtc')];
  return fields<GuestTimers>({
    hpet: isPresent(hpet, ['tickPolicy']),
    hpetTickPolicy: member('HpetTickPolicy', at(hpet, 'tickPolicy')),
    pit: isPresent(pit, ['tickPolicy']),
    pitTickPolicy: member('PitTickPolicy', at(pit, 'tickPolicy')),
    rtc: isPresent(rtc, ['tickPolicy', 'track']),
    rtcTickPolicy: member('RtcTickPolicy', at(rtc, 'tickPolicy')),
    rtcTrack: member('RtcTrack', at(rtc, 'track')),
    kvm: isPresent(at(timer, 'kvm'), []),
    hyperv: isPresent(at(timer, 'hyperv'), []),
  });
}

function isPresent(timer: unknown, details: readonly string[]): Optional {
  if (!isMapping(timer)) return undefined;
  if (timer.present === false) return value(false);
  return details.some((detail) => timer[detail] !== undefined) ? undefined : value(true);
}
