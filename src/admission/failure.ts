import { formatValue } from '../kubernetes/format-value';
import type { BuiltInViolation } from '../rules/object/built-in';
import { failedRule } from '../rules/object/engine-rules';

/** What an error says, and whatever else was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** That a task failed, such as a rule, which should not. */
export function failure(task: string, message: string): BuiltInViolation {
  return { rule: failedRule, field: '', got: formatValue(`${task}: ${message}`) };
}
