import { CniConfig } from './cni-config';
import { NetworkBandwidth } from './network-attachment-options';
import { outOfRange } from './out-of-range';
import { UsageError } from '../usage-error';

/** The plugin `bandwidth` wants less than 4 GiB (v1.9.0, `validateRateAndBurst`). */
const MAX_BURST_BITS = 8 * (2 ** 32 - 1) - 1;

/** The plugin that limits what the one before it has attached. It demands a burst beside each rate. */
export function bandwidthPlugin(bandwidth: NetworkBandwidth): CniConfig {
  const { ingressBitsPerSecond, egressBitsPerSecond, ingressBurstBits, egressBurstBits } = bandwidth;
  return {
    type: 'bandwidth',
    ingressRate: ingressBitsPerSecond,
    ingressBurst: ingressBurstBits ?? burstOf(ingressBitsPerSecond),
    egressRate: egressBitsPerSecond,
    egressBurst: egressBurstBits ?? burstOf(egressBitsPerSecond),
  };
}

function burstOf(bitsPerSecond: number | undefined): number | undefined {
  return bitsPerSecond === undefined ? undefined : Math.min(Math.ceil(bitsPerSecond / 10), MAX_BURST_BITS);
}

/** What the plugin would refuse. */
export function* bandwidthProblems(bandwidth: NetworkBandwidth | undefined): Generator<UsageError> {
  if (!bandwidth) return;
  const { ingressBitsPerSecond, egressBitsPerSecond, ingressBurstBits, egressBurstBits } = bandwidth;
  const directions = { ingress: [ingressBitsPerSecond, ingressBurstBits], egress: [egressBitsPerSecond, egressBurstBits] } as const;
  for (const [direction, [rate, burst]] of Object.entries(directions)) {
    yield* outOfRange(`bandwidth.${direction}BitsPerSecond`, rate, 1, Number.MAX_SAFE_INTEGER, 'Write bits per second: 1_000_000_000 is a gigabit.');
    yield* outOfRange(`bandwidth.${direction}BurstBits`, burst, 1, MAX_BURST_BITS, 'Leave it out for a tenth of what passes in a second.');
    if (burst !== undefined && rate === undefined) {
      yield { what: `bandwidth.${direction}BurstBits`, got: burst, allowed: `a burst beside ${direction}BitsPerSecond`, fix: 'Add the rate, or drop the burst.' };
    }
  }
}
