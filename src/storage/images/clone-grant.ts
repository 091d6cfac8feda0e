import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CloneGrantee } from './clone-grantee';
import { CLONE_GRANTEES } from './wire-forms';
import { Platform } from '../../platform/platform';
import { createApiObject } from '../../resource/create-api-object';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny, UsageError } from '../../usage-error';

const GROUP = 'rbac.authorization.k8s.io';
const TYPE: ResourceType = { apiGroup: GROUP, version: 'v1', kind: 'RoleBinding', resourceType: 'rolebindings' };

/** How a grant is written. */
export interface GrantCloneOptions {
  /**
   * The name of the RoleBinding.
   *
   * @default - `<name of the image>-clone-<who>`
   */
  readonly name?: string;
}

/** Properties of a `CloneGrant`. */
export interface CloneGrantProps extends kplus.ResourceProps {
  /** Who may clone the volumes of this namespace. */
  readonly grantees: CloneGrantee[];
}

/**
 * Lets VMs of other namespaces clone the images of this one: a RoleBinding to ClusterRole `cdi.kubevirt.io:clone-sourcer`, which permits nothing
 * else. Up to CDI v1.65, which has no such role, to `cdi.kubevirt.io:view`, which lets them read CDI's objects of the namespace as well; as
 * Kubernetes does not change the role of a binding, delete the binding with the upgrade to v1.66, and have it made anew.
 *
 * It stands in the namespace of the images, `metadata.namespace` or that of the chart. RBAC knows no images: it is for all of the namespace.
 *
 * @example
 * new CloneGrant(chart, 'clone-to-shop', { grantees: [CloneGrantee.namespace('shop')] });
 */
export class CloneGrant extends kplus.Resource {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the binding's name unless `metadata.name` is given
   * @param props who may clone
   * @throws without grantees
   */
  constructor(scope: Construct, id: string, props: CloneGrantProps) {
    super(scope, id);
    throwIfAny(this, granteeProblems(props.grantees));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      roleRef: Lazy.any({ produce: () => this.renderRole() }),
      subjects: props.grantees.map((grantee) => CLONE_GRANTEES.of(grantee).subject),
    });
  }

  private renderRole(): object {
    return { apiGroup: GROUP, kind: 'ClusterRole', name: `cdi.kubevirt.io:${Platform.of(this).cdiAtLeast('1.66') ? 'clone-sourcer' : 'view'}` };
  }
}

function* granteeProblems(grantees: readonly CloneGrantee[]): Generator<UsageError> {
  if (grantees.length === 0) yield { what: 'grantees', got: [], allowed: 'at least one', fix: 'Name a namespace: CloneGrantee.namespace(…).' };
  for (const { kind, name, namespace } of grantees.map((grantee) => CLONE_GRANTEES.of(grantee).subject)) {
    if (kind === 'ServiceAccount' && !namespace) {
      yield { what: 'grantees', got: `ServiceAccount ${name}`, allowed: 'a service account whose namespace is known', fix: 'Give it `metadata.namespace`.' };
    }
  }
}
