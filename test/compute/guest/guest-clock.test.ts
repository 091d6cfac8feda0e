import { GuestClock, GuestTimers, HpetTickPolicy, PitTickPolicy, RtcTickPolicy, RtcTrack } from '../../../src/compute';
import { guestSpec } from '../fixture';

const clockOf = (clock: GuestClock) => guestSpec({ clock }).domain.clock;

test.each<[string, GuestClock, object]>([
  ['UTC', GuestClock.utc(), { utc: {} }],
  ['an offset', GuestClock.utc({ offsetSeconds: -3600 }), { utc: { offsetSeconds: -3600 } }],
  ['no offset', GuestClock.utc({ offsetSeconds: 0 }), { utc: { offsetSeconds: 0 } }],
  ['UTC with timers', GuestClock.utc({ timers: { hpet: false } }), { utc: {}, timer: { hpet: { present: false } } }],
  ['a time zone', GuestClock.timezone('Europe/Berlin'), { timezone: 'Europe/Berlin' }],
  ['a time zone with timers', GuestClock.timezone('Europe/Berlin', { timers: { kvm: true } }), { timezone: 'Europe/Berlin', timer: { kvm: {} } }],
  ['timers alone', GuestClock.timers({ hyperv: true }), { timer: { hyperv: {} } }],
])('%s', (_, clock, expected) => {
  expect(clockOf(clock)).toEqual(expected);
});

test.each<[string, GuestTimers, object]>([
  ['none', {}, {}],
  ['those that are there', { hpet: true, pit: true, rtc: true, kvm: true, hyperv: true }, { hpet: {}, pit: {}, rtc: {}, kvm: {}, hyperv: {} }],
  ['those that are not', { hpet: false, pit: false, rtc: false, kvm: false, hyperv: false }, {
    hpet: { present: false }, pit: { present: false }, rtc: { present: false }, kvm: { present: false }, hyperv: { present: false },
  }],
  ['as Windows has them', {
    hpet: false, pitTickPolicy: PitTickPolicy.DELAY, rtcTickPolicy: RtcTickPolicy.CATCHUP, rtcTrack: RtcTrack.GUEST, hyperv: true,
  }, { hpet: { present: false }, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup', track: 'guest' }, hyperv: {} }],
  ['an HPET that merges', { hpet: true, hpetTickPolicy: HpetTickPolicy.MERGE }, { hpet: { tickPolicy: 'merge' } }],
  ['an HPET that discards', { hpetTickPolicy: HpetTickPolicy.DISCARD }, { hpet: { tickPolicy: 'discard' } }],
  ['a clock on the wall', { rtcTrack: RtcTrack.WALL, rtcTickPolicy: RtcTickPolicy.DELAY }, { rtc: { tickPolicy: 'delay', track: 'wall' } }],
  ['a PIT that catches up', { pitTickPolicy: PitTickPolicy.CATCHUP }, { pit: { tickPolicy: 'catchup' } }],
])('timers: %s', (_, timers, expected) => {
  expect(clockOf(GuestClock.timers(timers)).timer).toEqual(expected);
});

test.each<[GuestClock, string]>([
  [GuestClock.utc({ offsetSeconds: 0.5 }), 'clock.offsetSeconds: got 0.5; allowed: a whole number. Round it to seconds.'],
  [GuestClock.timezone(' '), 'clock.timezone: got " "; allowed: the name of a time zone. Write one, such as Europe/Berlin.'],
])('the workload refuses %#', (clock, message) => {
  expect(() => clockOf(clock)).toThrow(new Error(`[chart/vm] ${message}`));
});
