import type { Manifest } from './manifest';
import { ofKinds } from './of-kind';
import type { PolicyRule, Subject } from '../../imports/kubernetes';

/** A RoleBinding or a ClusterRoleBinding. */
export interface RoleBinding extends Manifest {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[];
}

/** A role, as far as it is read. */
interface RuledRole extends Manifest {
  readonly rules?: readonly PolicyRule[];
}

const GROUP = 'rbac.authorization.k8s.io';
const BINDINGS = [`${GROUP}/RoleBinding`, `${GROUP}/ClusterRoleBinding`];
const ROLES = [`${GROUP}/Role`, `${GROUP}/ClusterRole`];
/** ClusterRoles of Kubernetes, KubeVirt and CDI that let make pods, VMs or disks. */
const MAKING_ROLES = [
  'cluster-admin', 'admin', 'edit', 'kubevirt.io:admin', 'kubevirt.io:edit', 'cdi.kubevirt.io:admin', 'cdi.kubevirt.io:edit',
];
const MAKING_VERBS = ['*', 'create', 'update', 'patch'];
/** What pods come from. */
const SOURCES_OF_PODS = [
  '*', 'pods', 'replicationcontrollers', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs', 'virtualmachines',
  'virtualmachineinstances', 'virtualmachineinstancereplicasets', 'virtualmachinepools',
];

export function roleBindings(manifests: readonly Manifest[]): readonly RoleBinding[] {
  return ofKinds<RoleBinding>(manifests, BINDINGS);
}

/** The roles that are known to let make what runs: those that every cluster has, and those of an app that say so. */
export class MakingRoles {
  private readonly own: ReadonlySet<string>;

  constructor(manifests: readonly Manifest[]) {
    const making = ofKinds<RuledRole>(manifests, ROLES).filter(letsMakePods);
    this.own = new Set(making.map(({ kind, metadata: { namespace, name } }) => keyOf(kind, namespace, name)));
  }

  /** Whether a binding gives such a role. */
  public areGivenBy({ roleRef: { kind, name }, metadata: { namespace } }: RoleBinding): boolean {
    return kind === 'ClusterRole' ? MAKING_ROLES.includes(name) || this.own.has(keyOf(kind, undefined, name)) : this.own.has(keyOf(kind, namespace, name));
  }
}

function letsMakePods({ rules = [] }: RuledRole): boolean {
  return rules.some(({ verbs, resources = [] }) => (
    verbs.some((verb) => MAKING_VERBS.includes(verb)) && resources.some((resource) => SOURCES_OF_PODS.includes(resource))
  ));
}

function keyOf(kind: string, namespace: string | undefined, name: string | undefined): string {
  return JSON.stringify([kind, kind === 'ClusterRole' ? undefined : namespace, name]);
}
