import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ImportedNetworkAttachment } from './imported-network-attachment';
import { INetworkAttachment } from './network-attachment-reference';
import { qualifiedName } from './qualified-name';
import { UserDefinedNetworkRole } from './user-defined-network-options';
import { UserDefinedNetworkTopology } from './user-defined-network-topology';
import { USER_DEFINED_NETWORKS } from './wire-forms';
import type { UserDefinedNetworkSpec } from '../../imports/k8s.ovn.org';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

/** Properties of `UserDefinedNetwork`. */
export interface UserDefinedNetworkProps extends kplus.ResourceProps {
  /** How it is built: `layer2` or `layer3`. It does not change once made. */
  readonly topology: UserDefinedNetworkTopology;
}

const TYPE: ResourceType = { apiGroup: 'k8s.ovn.org', version: 'v1', kind: 'UserDefinedNetwork', resourceType: 'userdefinednetworks' };

/**
 * A network of OVN-Kubernetes for one namespace. Network policies hold on it, as they do on the cluster network.
 *
 * A primary one replaces the cluster network for all pods of the namespace: the namespace must have the label
 * `k8s.ovn.org/primary-user-defined-network` from its creation, guests join by `GuestNetwork.l2bridge`, and probes of the kubelet do not reach them.
 * From a secondary one OVN-Kubernetes makes a NetworkAttachmentDefinition of the same name, which guests join by `GuestNetwork.bridge`.
 *
 * @example
 * new UserDefinedNetwork(chart, 'primary', {
 *   topology: UserDefinedNetworkTopology.layer2({ role: UserDefinedNetworkRole.PRIMARY, subnets: ['10.101.0.0/16'], persistentIps: true }),
 * });
 */
export class UserDefinedNetwork extends kplus.Resource implements INetworkAttachment {
  /**
   * A secondary network that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param networkName `<namespace>/<name>`, or `<name>` for the VM's own namespace
   * @throws where the name has another form
   */
  public static fromUserDefinedNetworkName(scope: Construct, id: string, networkName: string): INetworkAttachment {
    return new ImportedNetworkAttachment(scope, id, networkName);
  }

  public readonly resourceType: string = TYPE.resourceType;
  /** Whether it is the primary network of its namespace. */
  public readonly isPrimary?: boolean;
  /** Whether it hands out virtual functions, where that is known. */
  public readonly isSriov?: boolean;
  /** Whether CNI gives pods an address, where that is known. */
  public readonly hasIpam?: boolean;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how it is built
   * @throws on a localnet topology, and on what the API server would refuse of the topology
   */
  constructor(scope: Construct, id: string, props: UserDefinedNetworkProps) {
    super(scope, id);
    const { topology, metadata } = props;
    throwIfAny(this, [...problemsOf(topology), ...topologyProblems(topology)]);
    this.isPrimary = topology.role === UserDefinedNetworkRole.PRIMARY;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata,
      spec: Lazy.any({ produce: () => renderUserDefinedNetwork(topology) }),
    });
  }

  /** `<namespace>/<name>`, or `<name>` where neither the chart nor the metadata has a namespace. */
  public get networkName(): string {
    return qualifiedName(this);
  }
}

function renderUserDefinedNetwork(topology: UserDefinedNetworkTopology): UserDefinedNetworkSpec {
  return USER_DEFINED_NETWORKS.of(topology) as UserDefinedNetworkSpec;
}

function* topologyProblems(topology: UserDefinedNetworkTopology): Generator<UsageError> {
  if (USER_DEFINED_NETWORKS.of(topology).topology !== 'Localnet') return;
  yield {
    what: 'topology',
    got: 'Localnet',
    allowed: 'layer2, layer3',
    fix: 'Make a ClusterUserDefinedNetwork whose namespaceLabels select this namespace: physical networks are a matter of the cluster.',
  };
}
