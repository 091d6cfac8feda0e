import { Duration } from 'cdk8s';
import { LatencyRange, StartLatency, StartSpeedUp } from '../../../src';
import { refused } from '../refused';

const range = (min: number, max: number): LatencyRange => ({ min: Duration.seconds(min), max: Duration.seconds(max) });

refused({
  '01-cold-start/R1': [() => StartLatency.virtualMachine({ start: range(45, 20) }), 'StartLatency start: got "45 s to 20 s"'],
  // cdk8s refuses negative durations by itself.
  '01-cold-start/R2': [() => StartLatency.virtualMachine({ prepare: range(0, Infinity) }), 'StartLatency prepare: got "0 s to Infinity s"'],
  '01-cold-start/R3': [() => StartSpeedUp.snapshot({ percent: 101 }), 'StartSpeedUp.snapshot: got 101'],
  '01-cold-start/R4': [
    () => StartLatency.virtualMachine({ speedUps: [StartSpeedUp.snapshot(), StartSpeedUp.preload()] }),
    'StartLatency speedUps: got "snapshot and preload for phase prepare"',
  ],
});
