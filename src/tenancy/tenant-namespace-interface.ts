import * as kplus from 'cdk8s-plus-28';

/** The namespace of a tenant, made here or elsewhere. As a peer or selector it stands for the namespace and all its pods. */
export interface ITenantNamespace extends kplus.INetworkPolicyPeer, kplus.INamespaceSelector {
  /** The name of the namespace. */
  readonly name: string;
}
