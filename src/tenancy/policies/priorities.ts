import { INSTANCE_KINDS, INSTANCE_VARIABLES } from './instance';
import { matching, policySpec, TenantPolicy } from '../tenant-policy';

/** The label of a PriorityClass that belongs to one tenant, with its name. */
export const TENANT_LABEL = 'tenancy.cdk8s-kubevirt.dev/tenant';

/** In CEL, the PriorityClass that the spec of an instance or pod names; empty for none. */
export function priorityClassOf(spec: string): string {
  return `has(${spec}.priorityClassName) ? ${spec}.priorityClassName : ''`;
}

/** The variables `class` and `oldClass`, of pods and of all kinds that hold an instance. */
export const PRIORITY_VARIABLES = [
  ...INSTANCE_VARIABLES,
  { name: 'class', expression: priorityClassOf('variables.spec') },
  { name: 'oldClass', expression: priorityClassOf('variables.oldSpec') },
];

/** Pods too, whose class never changes. */
export const PRIORITY_KINDS = [matching('', ['CREATE'], ['pods']), ...INSTANCE_KINDS];

/** The priority classes of other tenants, in whatever app they are. Those of nobody in particular stay open. */
export function priorityPolicy(tenant: string): TenantPolicy {
  return {
    purpose: 'priorities',
    paramRef: {
      selector: { matchExpressions: [{ key: TENANT_LABEL, operator: 'Exists' }, { key: TENANT_LABEL, operator: 'NotIn', values: [tenant] }] },
      parameterNotFoundAction: 'Allow',
    },
    specOn: () => policySpec({
      paramKind: { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' },
      matchConstraints: { resourceRules: PRIORITY_KINDS },
      variables: PRIORITY_VARIABLES,
      validations: [{
        expression: 'variables.class != params.metadata.name || (oldObject != null && variables.class == variables.oldClass)',
        message: 'the priority class belongs to another tenant',
      }],
    }),
  };
}
