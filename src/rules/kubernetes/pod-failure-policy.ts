import type { Check } from './check';
import { repeated } from '../../kubernetes/repeated';

interface Rule {
  readonly action?: string;
  readonly onExitCodes?: { readonly containerName?: string; readonly operator?: string; readonly values?: readonly number[] };
  readonly onPodConditions?: readonly unknown[];
}

/** `validatePodFailurePolicy`, of the spec of a Job. */
export const podFailurePolicy: Check = function* ({ podFailurePolicy: policy, backoffLimitPerIndex, template }) {
  if (!policy) return;
  const { containers = [], initContainers = [], restartPolicy } = template?.spec ?? {};
  if (restartPolicy === 'OnFailure') yield { field: 'template.spec.restartPolicy', got: restartPolicy, allowed: 'Never with podFailurePolicy' };
  const names = [...containers, ...initContainers].map(({ name }: { readonly name?: string }) => name);
  for (const [i, rule] of ((policy.rules ?? []) as readonly Rule[]).entries()) {
    const { action, onExitCodes, onPodConditions = [] } = rule;
    const at = `podFailurePolicy.rules[${i}]`;
    if (action === 'FailIndex' && backoffLimitPerIndex === undefined) yield { field: `${at}.action`, got: action, allowed: 'FailIndex only with backoffLimitPerIndex' };
    if ((onExitCodes === undefined) === (onPodConditions.length === 0)) {
      yield { field: at, got: onExitCodes ? ['onExitCodes', 'onPodConditions'] : [], allowed: 'onExitCodes or onPodConditions' };
    }
    if (!onExitCodes) continue;
    const { containerName, operator, values = [] } = onExitCodes;
    if (containerName !== undefined && !names.includes(containerName)) {
      yield { field: `${at}.onExitCodes.containerName`, got: containerName, allowed: `a container of the pod: ${names.join(', ')}` };
    }
    yield* exitCodes(values, operator, `${at}.onExitCodes.values`);
  }
};

function* exitCodes(values: readonly number[], operator: string | undefined, field: string) {
  const isOrdered = values.every((value, j) => j === 0 || values[j - 1] <= value);
  if (!values.length || values.length > 255 || !isOrdered) yield { field, got: values, allowed: '1 to 255 codes in ascending order' };
  if (operator === 'In' && values.includes(0)) yield { field: `${field}[${values.indexOf(0)}]`, got: 0, allowed: 'no 0 with In' };
  for (const j of repeated(values, (value) => value)) yield { field: `${field}[${j}]`, got: values[j], allowed: 'each code once' };
}
