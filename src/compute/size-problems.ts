import { GuestProps } from './guest-props';
import { Instancetype } from './instancetype';
import { UsageError } from '../usage-error';

/** A guest that has its size from two places, or from none. */
export function* sizeProblems(props: GuestProps, instancetype?: Instancetype): Generator<UsageError> {
  const { cpu, memory, hugepages, maxGuest, resources } = props;
  const byHand = Object.entries({ cpu, memory, hugepages, maxGuest, resources }).filter(([, value]) => value !== undefined);
  if (instancetype && byHand.length > 0) {
    yield {
      what: 'size of the guest',
      got: ['instancetype', ...byHand.map(([name]) => name)],
      allowed: 'an instancetype, or the size by hand',
      fix: 'Drop the instancetype, or the others: KubeVirt refuses a VM in which both say the same thing.',
    };
  }
  if (!instancetype && !memory) {
    yield {
      what: 'memory',
      got: undefined,
      allowed: 'a Size',
      fix: 'Give `memory: Size.gibibytes(2)` or so. Only an instancetype makes it superfluous.',
    };
  }
}
