import { PreferenceProps } from './preference-props';
import { problemsOf, UsageError } from '../usage-error';

/** What a preference cannot say. */
export function* preferenceProblems({ cpuTopology, features, clock, requirements }: PreferenceProps): Generator<UsageError> {
  yield* problemsOf(cpuTopology, features?.hyperv, clock);
  if (features?.hyperv?.isPassthrough) {
    yield {
      what: 'features.hyperv',
      got: 'HypervFeatures.passthrough()',
      allowed: 'HypervFeatures.of(…): a preference has no passthrough',
      fix: 'List the features, or give it to the VMs.',
    };
  }
  const { cpu } = requirements ?? {};
  if (cpu !== undefined && !(Number.isInteger(cpu) && cpu >= 1)) {
    yield { what: 'requirements.cpu', got: cpu, allowed: 'a whole number from 1', fix: 'Write the fewest that the guest runs with, or leave it out.' };
  }
}
