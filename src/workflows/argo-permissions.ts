import * as kplus from 'cdk8s-plus-28';

/** What may be done with the objects of a kind. */
export interface ArgoPermission {
  readonly apiGroup: string;
  readonly resourceType: string;
  readonly verbs: readonly string[];
}

/** What the executor of Argo itself needs, since 3.4: it reports what a step has put out. */
export const EXECUTOR: ArgoPermission = { apiGroup: 'argoproj.io', resourceType: 'workflowtaskresults', verbs: ['create', 'patch'] };

/** The order in which verbs are written. */
const VERBS = ['create', 'get', 'list', 'watch', 'update', 'patch', 'delete'];

/** Adds permissions to a role, one rule for each kind of object. */
export function allowAll(role: kplus.Role, permissions: readonly ArgoPermission[]): void {
  const verbsOf = new Map<string, { readonly apiGroup: string; readonly resourceType: string; readonly verbs: Set<string> }>();
  for (const { apiGroup, resourceType, verbs } of permissions) {
    const key = `${apiGroup}/${resourceType}`;
    const rule = verbsOf.get(key) ?? { apiGroup, resourceType, verbs: new Set<string>() };
    verbs.forEach((verb) => rule.verbs.add(verb));
    verbsOf.set(key, rule);
  }
  for (const { apiGroup, resourceType, verbs } of verbsOf.values()) {
    role.allow(VERBS.filter((verb) => verbs.has(verb)), kplus.ApiResource.custom({ apiGroup, resourceType }));
  }
}
