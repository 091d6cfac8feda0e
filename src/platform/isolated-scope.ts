import type { IConstruct } from 'constructs';

const isolated = new WeakSet<IConstruct>();

/** Says that NetworkPolicies close the pods of a scope against all that is not declared. */
export function markIsolated(scope: IConstruct): void {
  isolated.add(scope);
}

/** Whether a construct is in such a scope. */
export function isIsolated(construct: IConstruct): boolean {
  return construct.node.scopes.some((scope) => isolated.has(scope));
}
