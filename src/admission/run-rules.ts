import { failure, messageOf } from './failure';
import { formatValue } from '../kubernetes/format-value';
import { groupBy } from '../kubernetes/group-by';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { BuiltInViolation } from '../rules/object/built-in';
import type { ObjectRule, RuleFacts, Violation } from '../rules/rule';

/** A violation, and the rule that was asked. */
export interface Ruled {
  readonly asked?: ObjectRule;
  readonly violation: BuiltInViolation;
}

/** Rules that throw for one reason are one violation. */
export function runRules(rules: readonly ObjectRule[], manifest: Manifest, cluster: Cluster): Ruled[] {
  const found: Ruled[] = [];
  const failures: { readonly id: string; readonly message: string }[] = [];
  for (const asked of rules) {
    try {
      for (const violation of asked.check(manifest, cluster)) found.push({ asked, violation: shownViolation(asked, violation) });
    } catch (error) {
      failures.push({ id: asked.id, message: messageOf(error) });
    }
  }
  for (const [message, [{ id }, ...more]] of groupBy(failures, (each) => each.message)) {
    found.push({ violation: failure(more.length ? `${id} and ${more.length} more` : id, message) });
  }
  return found;
}

/** A violation as a report may show it. */
export function shownViolation(rule: RuleFacts, violation: Violation): BuiltInViolation {
  const { got } = violation;
  return { rule, ...violation, got: Array.isArray(got) && got.length === 0 ? 'nothing' : formatValue(got) };
}
