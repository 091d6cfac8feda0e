import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { createAdmissionPolicy, POLICY_TYPE } from './admission-policy';
import { celString } from './cel';
import type { NamedRuleWithOperations } from '../../imports/kubernetes';
import { throwIfAny, UsageError } from '../usage-error';

/** Properties of `VirtualMachineNamePolicy`. */
export interface VirtualMachineNamePolicyProps extends kplus.ResourceProps {
  /** The namespaces that teams share. */
  readonly namespaces: kplus.INamespaceSelector;

  /** What the names of the teams' groups begin with, such as `team-`: the group `team-web` has the VMs whose names begin with `web-`. */
  readonly groupPrefix: string;

  /**
   * What stands between the name of the team and the rest.
   *
   * @default -
   */
  readonly separator?: string;

  /**
   * Other kinds whose names begin with that of the team too, such as `kplus.ApiResource.SECRETS`.
   *
   * @default - VirtualMachines alone
   */
  readonly otherResources?: kplus.IApiResource[];

  /**
   * What those are told who are refused.
   *
   * @default - which names they may use
   */
  readonly message?: string;
}

/**
 * Teams that share a namespace create, change and delete only VMs whose names begin with that of their team: roles cannot say so, as `resourceNames` are
 * literal. Who is in no such group is not judged, as are KubeVirt and administrators. No name of a team may begin with that of another and the separator.
 *
 * It keeps objects apart, not guests: whoever may start, stop or open the console of one VM of the namespace by the API of KubeVirt may do so with all, and
 * everybody who may create VMs there can mount every Secret and claim of the namespace. Teams that must not trust each other get a `TenantNamespace` each.
 *
 * A VM with `generateName` is judged by the name that comes of it.
 *
 * @example
 * new VirtualMachineNamePolicy(chart, 'names', {
 *   namespaces: kplus.Namespaces.select(chart, 'Tenants', { labels: { kind: 'tenant' } }),
 *   groupPrefix: 'tenant-',
 * });
 */
export class VirtualMachineNamePolicy extends kplus.Resource {
  public readonly resourceType: string = POLICY_TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the policy and of its binding unless `metadata.name` is given
   * @param props where, and whose names
   * @throws on an empty prefix. Synthesis fails on a Platform before Kubernetes 1.30.
   */
  constructor(scope: Construct, id: string, props: VirtualMachineNamePolicyProps) {
    super(scope, id);
    throwIfAny(this, prefixProblems(props));
    const { groupPrefix, separator = '-', otherResources = [], namespaces } = props;
    const isOfTeam = `g.startsWith(${celString(groupPrefix)})`;
    this.apiObject = createAdmissionPolicy(this, id, {
      metadata: props.metadata,
      namespaces,
      spec: () => ({
        matchConstraints: { resourceRules: [rule('kubevirt.io', 'v1', 'virtualmachines'), ...otherResources.map(ruleOf)] },
        matchConditions: [{ name: 'tenant-users-only', expression: `request.userInfo.groups.exists(g, ${isOfTeam})` }],
        validations: [{
          expression: `request.userInfo.groups.exists(g, ${isOfTeam} && request.name.startsWith(g.substring(${groupPrefix.length}) + ${celString(separator)}))`,
          message: props.message ?? `names begin with that of your team: the group without ${groupPrefix}, and ${separator}`,
        }],
      }),
    });
  }
}

function rule(group: string, version: string, resource: string): NamedRuleWithOperations {
  return { apiGroups: [group], apiVersions: [version], operations: ['CREATE', 'UPDATE', 'DELETE'], resources: [resource] };
}

function ruleOf({ apiGroup, resourceType }: kplus.IApiResource): NamedRuleWithOperations {
  return rule(apiGroup, '*', resourceType);
}

function* prefixProblems({ groupPrefix }: VirtualMachineNamePolicyProps): Generator<UsageError> {
  if (!groupPrefix || /[^\x20-\x7e]/.test(groupPrefix)) {
    yield { what: 'groupPrefix', got: groupPrefix, allowed: 'what the names of the groups of teams begin with', fix: 'Without it everybody is judged, KubeVirt itself too.' };
  }
}
