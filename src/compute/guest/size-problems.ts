import { GuestProps } from './guest-props';
import { InferFromVolumeFailurePolicy, Instancetype } from './instancetype';
import { UsageError } from '../../usage-error';
import { INSTANCETYPES } from '../wire-forms';

/** KubeVirt drops `domain.memory` of a VM that may do without its instancetype where a volume suggests one. */
const FALLBACK = ['memory', 'hugepages', 'maxGuest'];

/** A guest that has its size from two places, or from none. */
export function* sizeProblems(props: GuestProps, instancetype?: Instancetype): Generator<UsageError> {
  const { cpu, memory, hugepages, maxGuest, resources } = props;
  const given = Object.entries({ cpu, memory, hugepages, maxGuest, resources }).filter(([, value]) => value !== undefined);
  const byHand = mayBeIgnored(instancetype) ? given.filter(([name]) => !FALLBACK.includes(name)) : given;
  if (instancetype && byHand.length > 0) {
    yield {
      what: 'size of the guest',
      got: ['instancetype', ...byHand.map(([name]) => name)],
      allowed: 'an instancetype, or the size by hand',
      fix: 'Drop the instancetype, or the others: KubeVirt refuses a VM in which both say the same thing.',
    };
  }
  if (!instancetype && !memory && !resources?.memoryRequest && !resources?.memoryLimit) {
    yield {
      what: 'memory',
      got: undefined,
      allowed: 'a Size',
      fix: 'Give `memory: Size.gibibytes(2)` or so. Only an instancetype, or memory in `resources`, makes it superfluous.',
    };
  }
}

/** Whether the VM does without the instancetype where a volume suggests none. */
function mayBeIgnored(instancetype: Instancetype | undefined): boolean {
  return instancetype !== undefined && INSTANCETYPES.of(instancetype).matcher.inferFromVolumeFailurePolicy === InferFromVolumeFailurePolicy.IGNORE;
}
