import { requires } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import type { ObjectRule } from '../rule';
import { labelSelectorViolations } from '../subjects/label-selector';

const GROUP = 'rbac.authorization.k8s.io';

function policyRule(inNamespace: boolean): Check {
  return function* (rule: { readonly [field: string]: readonly string[] | undefined }) {
    const { nonResourceURLs = [], apiGroups = [], resources = [], resourceNames = [], verbs = [] } = rule;
    if (!verbs.length) yield { field: 'verbs', got: rule.verbs, allowed: 'one verb or more' };
    if (nonResourceURLs.length) {
      if (inNamespace) yield { field: 'nonResourceURLs', got: nonResourceURLs, allowed: 'nothing in a Role' };
      else if (apiGroups.length || resources.length || resourceNames.length) yield { field: 'nonResourceURLs', got: nonResourceURLs, allowed: 'a rule of their own' };
    } else {yield* requires('apiGroups', 'resources')(rule);}
  };
}

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'role/has-valid-rule',
    summary: 'A rule of a role must have verbs, and either groups with resources or, in a ClusterRole, URLs',
    fix: 'Write verbs, apiGroups ("" is the core group) and resources.',
    places: { [`${GROUP}/Role`]: { 'rules[]': policyRule(true) }, [`${GROUP}/ClusterRole`]: { 'rules[]': policyRule(false) } },
  }),
  definePlacesRule({
    id: 'role/has-valid-aggregation',
    summary: 'An aggregated ClusterRole must select labels that can exist',
    fix: 'Give one selector or more, or leave aggregationRule out.',
    places: { [`${GROUP}/ClusterRole`]: { 'aggregationRule': requires('clusterRoleSelectors'), 'aggregationRule.clusterRoleSelectors[]': labelSelectorViolations } },
  }),
];
