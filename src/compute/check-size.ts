import { IConstruct } from 'constructs';
import { usageError } from '../usage-error';
import { GuestProps } from './guest-props';
import { Instancetype } from './instancetype';

/** A guest has its size from exactly one place: by hand, or from an instancetype. */
export function checkSize(scope: IConstruct, props: GuestProps, instancetype?: Instancetype): void {
  const { cpu, memory, hugepages, maxGuest, resources } = props;
  const byHand = Object.entries({ cpu, memory, hugepages, maxGuest, resources }).filter(([, value]) => value !== undefined);
  if (instancetype && byHand.length > 0) {
    throw usageError(scope, {
      what: 'size of the guest',
      got: ['instancetype', ...byHand.map(([name]) => name)],
      allowed: 'an instancetype, or the size by hand',
      fix: 'Drop the instancetype, or the others: KubeVirt refuses a VM in which both say the same thing.',
    });
  }
  if (!instancetype && !memory) {
    throw usageError(scope, {
      what: 'memory',
      got: undefined,
      allowed: 'a Size',
      fix: 'Give `memory: Size.gibibytes(2)` or so. Only an instancetype makes it superfluous.',
    });
  }
}
