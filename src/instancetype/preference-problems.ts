import { PreferenceProps } from './preference-props';
import { problemsOf, UsageError } from '../usage-error';

/** What a preference cannot say. */
export function* preferenceProblems({ cpuTopology, requirements }: PreferenceProps): Generator<UsageError> {
  yield* problemsOf(cpuTopology);
  const { cpu } = requirements ?? {};
  if (cpu !== undefined && !(Number.isInteger(cpu) && cpu >= 1)) {
    yield { what: 'requirements.cpu', got: cpu, allowed: 'a whole number from 1', fix: 'Write the fewest that the guest runs with, or leave it out.' };
  }
}
