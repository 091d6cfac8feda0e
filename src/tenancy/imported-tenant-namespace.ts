import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { nameProblems } from './render-namespace';
import { ITenantNamespace } from './tenant-namespace-interface';
import { throwIfAny } from '../usage-error';

/** The namespace of a tenant that another app makes. */
export class ImportedTenantNamespace extends Construct implements ITenantNamespace {
  private readonly pods: kplus.Pods;

  constructor(scope: Construct, id: string, public readonly name: string) {
    super(scope, id);
    throwIfAny(this, nameProblems(name));
    this.pods = allPodsOf(this, name);
  }

  public toNamespaceSelectorConfig(): kplus.NamespaceSelectorConfig {
    return { names: [this.name] };
  }

  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return this.pods.toNetworkPolicyPeerConfig();
  }

  public toPodSelector(): kplus.IPodSelector | undefined {
    return this.pods.toPodSelector();
  }
}

/** All pods of a namespace. */
export function allPodsOf(scope: Construct, namespace: string): kplus.Pods {
  return kplus.Pods.all(scope, 'Pods', { namespaces: kplus.Namespaces.select(scope, 'Namespaces', { names: [namespace] }) });
}
