import { SriovVfOptions } from './network-attachment-options';
import { outOfRange } from './out-of-range';
import { UsageError } from '../usage-error';

/** More than any card sends, in megabits per second. */
const FASTEST = 1_000_000;

/** What the card of a virtual function would refuse, or pass over. */
export function* vfProblems({ vlan = 0, vlanQos, minTxRateMbps = 0, maxTxRateMbps = 0 }: SriovVfOptions): Generator<UsageError> {
  yield* outOfRange('vlanQos', vlanQos, 0, 7, '7 is the highest.');
  if (vlanQos && vlan === 0) {
    yield { what: 'vlanQos', got: vlanQos, allowed: 'only with a `vlan` other than 0', fix: 'Give the VLAN, or leave it out: untagged frames have no priority.' };
  }
  yield* outOfRange('minTxRateMbps', minTxRateMbps, 0, FASTEST, 'Write megabits per second.');
  yield* outOfRange('maxTxRateMbps', maxTxRateMbps, 0, FASTEST, 'Write megabits per second.');
  if (maxTxRateMbps > 0 && minTxRateMbps > maxTxRateMbps) {
    yield { what: 'minTxRateMbps', got: minTxRateMbps, allowed: `at most maxTxRateMbps, ${maxTxRateMbps}`, fix: 'Lower it, or raise the limit.' };
  }
}
