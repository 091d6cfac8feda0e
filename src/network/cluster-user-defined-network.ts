import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ImportedNetworkAttachment } from './imported-network-attachment';
import { INetworkAttachment } from './network-attachment-reference';
import { UserDefinedNetworkRole } from './user-defined-network-options';
import { UserDefinedNetworkTopology } from './user-defined-network-topology';
import { USER_DEFINED_NETWORKS } from './wire-forms';
import type { ClusterUserDefinedNetworkSpec } from '../../imports/k8s.ovn.org';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny } from '../usage-error';

/** Properties of `ClusterUserDefinedNetwork`. */
export interface ClusterUserDefinedNetworkProps extends kplus.ResourceProps {
  /**
   * Labels that a namespace must have to be on the network; without any, all namespaces are. A namespace named `a` alone has
   * `kubernetes.io/metadata.name: a`.
   */
  readonly namespaceLabels: { readonly [key: string]: string };

  /** How it is built. It does not change once made. */
  readonly topology: UserDefinedNetworkTopology;
}

const TYPE: ResourceType = {
  apiGroup: 'k8s.ovn.org', version: 'v1', kind: 'ClusterUserDefinedNetwork', resourceType: 'clusteruserdefinednetworks',
};

/**
 * A network of OVN-Kubernetes that several namespaces share: an object of cluster administrators. In each namespace OVN-Kubernetes makes a
 * NetworkAttachmentDefinition of the same name. For primary networks see `UserDefinedNetwork`.
 *
 * @example
 * new ClusterUserDefinedNetwork(chart, 'stock', {
 *   namespaceLabels: { zone: 'shops' },
 *   topology: UserDefinedNetworkTopology.localnet({ physicalNetworkName: 'physnet1', vlan: 300 }),
 * });
 */
export class ClusterUserDefinedNetwork extends kplus.Resource implements INetworkAttachment {
  /**
   * A secondary network that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the network's name
   * @throws on a name that no object can have
   */
  public static fromClusterUserDefinedNetworkName(scope: Construct, id: string, name: string): INetworkAttachment {
    return new ImportedNetworkAttachment(scope, id, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  /** Whether it is the primary network of its namespaces. */
  public readonly isPrimary?: boolean;
  /** Whether it hands out virtual functions, where that is known. */
  public readonly isSriov?: boolean;
  /** Whether CNI gives pods an address, where that is known. */
  public readonly hasIpam?: boolean;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the namespaces, and how it is built
   * @throws on what the API server would refuse of the topology
   */
  constructor(scope: Construct, id: string, props: ClusterUserDefinedNetworkProps) {
    super(scope, id);
    throwIfAny(this, problemsOf(props.topology));
    this.isPrimary = props.topology.role === UserDefinedNetworkRole.PRIMARY;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderClusterUserDefinedNetwork(props) }),
    });
  }

  /** Its name: a VM finds its definition in its own namespace. */
  public get networkName(): string {
    return this.name;
  }
}

function renderClusterUserDefinedNetwork({ namespaceLabels, topology }: ClusterUserDefinedNetworkProps): ClusterUserDefinedNetworkSpec {
  return { namespaceSelector: { matchLabels: { ...namespaceLabels } }, network: USER_DEFINED_NETWORKS.of(topology) };
}
