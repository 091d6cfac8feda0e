import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { IPAMClaimSpec } from '../../imports/k8s.cni.cncf.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';

/** A claim on addresses, of this app or imported. */
export interface IIpamClaim extends kplus.IResource {}

/** Properties of `IpamClaim`. */
export interface IpamClaimProps extends kplus.ResourceProps {
  /** The network as its CNI configuration calls it, such as `tenantblue`. */
  readonly network: string;

  /** The interface in the pod, such as `net1`. */
  readonly interfaceName: string;
}

const TYPE: ResourceType = { apiGroup: 'k8s.cni.cncf.io', version: 'v1alpha1', kind: 'IPAMClaim', resourceType: 'ipamclaims' };

/**
 * Addresses of a network of OVN-Kubernetes that stay reserved while pods come and go. For VMs on a network with `persistentIps` KubeVirt's
 * ipam-extensions makes it, called `<vm>.<network>`, and fails where somebody else has made one of that name: make one only for pods that name it in
 * `k8s.v1.cni.cncf.io/networks` (`ipam-claim-reference`).
 *
 * @example
 * new IpamClaim(chart, 'ledger-lan', { metadata: { name: 'ledger.lan' }, network: 'lan', interfaceName: 'net1' });
 */
export class IpamClaim extends kplus.Resource implements IIpamClaim {
  /**
   * A claim that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the claim's name
   */
  public static fromIpamClaimName(scope: Construct, id: string, name: string): IIpamClaim {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the network
   */
  constructor(scope: Construct, id: string, props: IpamClaimProps) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: (): IPAMClaimSpec => ({ network: props.network, interface: props.interfaceName }) }),
    });
  }
}
