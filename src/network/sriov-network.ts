import { ApiObject, Chart, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { hasIpam, ipamProblems } from './cni-config';
import { ImportedNetworkAttachment } from './imported-network-attachment';
import { SriovVfOptions } from './network-attachment-options';
import { INetworkAttachment } from './network-attachment-reference';
import { outOfRange } from './out-of-range';
import { onOff, operatorMetadata, resourceNameProblems } from './sriov-operator';
import { vfProblems } from './vf-problems';
import type { SriovNetworkSpec } from '../../imports/sriovnetwork.openshift.io';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

/** Properties of `SriovNetwork`. */
export interface SriovNetworkProps extends kplus.ResourceProps, SriovVfOptions {
  /** The resource of a SriovNetworkNodePolicy, without the operator's prefix: letters, digits and `_`. */
  readonly resourceName: string;

  /**
   * The namespace of the VMs: the operator makes the NetworkAttachmentDefinition there.
   *
   * @default - the namespace of the chart
   */
  readonly networkNamespace?: string;

  /**
   * CNI IPAM of containers on this network, in wire form; not `host-local`, which knows one node only. Guests never see such an address.
   *
   * @default - none
   */
  readonly ipam?: { [key: string]: any };
}

const TYPE: ResourceType = { apiGroup: 'sriovnetwork.openshift.io', version: 'v1', kind: 'SriovNetwork', resourceType: 'sriovnetworks' };

/**
 * A network of virtual functions, made by the SR-IOV operator: an object of cluster administrators in the operator's namespace, from
 * which the operator makes a NetworkAttachmentDefinition of the same name in `networkNamespace`.
 *
 * @example
 * new SriovNetwork(chart, 'data-plane', { resourceName: 'fastnic', networkNamespace: 'banking-core', vlan: 100 });
 */
export class SriovNetwork extends kplus.Resource implements INetworkAttachment {
  /**
   * A network of virtual functions whose SriovNetwork this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param networkName `<networkNamespace>/<name>`, or `<name>` for the VM's own namespace
   * @throws where the name has another form
   */
  public static fromSriovNetworkName(scope: Construct, id: string, networkName: string): INetworkAttachment {
    return new ImportedNetworkAttachment(scope, id, networkName, true);
  }

  public readonly resourceType: string = TYPE.resourceType;
  /** The namespace of the VMs. */
  public readonly networkNamespace: string;
  /** Whether it hands out virtual functions: always. */
  public readonly isSriov?: boolean = true;
  /** Whether CNI gives pods an address, which no guest with a virtual function ever sees. */
  public readonly hasIpam?: boolean;
  /** Whether it takes the place of the cluster network in its namespace, where that is known. */
  public readonly isPrimary?: boolean;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the network
   * @throws on another namespace than the operator's, no `networkNamespace`, a malformed resource, a VLAN outside 0 to 4094, a priority without a
   * VLAN, rates out of order, and `host-local` IPAM
   */
  constructor(scope: Construct, id: string, props: SriovNetworkProps) {
    super(scope, id);
    const networkNamespace = props.networkNamespace ?? Chart.of(this).namespace ?? '';
    throwIfAny(this, networkProblems(props, networkNamespace));
    this.networkNamespace = networkNamespace;
    this.hasIpam = hasIpam(props);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: operatorMetadata(this, props.metadata),
      spec: Lazy.any({ produce: () => renderSriovNetwork(props, networkNamespace) }),
    });
  }

  /** `<networkNamespace>/<name>`. */
  public get networkName(): string {
    return `${this.networkNamespace}/${this.name}`;
  }
}

function* networkProblems(props: SriovNetworkProps, networkNamespace: string): Generator<UsageError> {
  const { resourceName, vlan, ipam } = props;
  yield* resourceNameProblems(resourceName);
  yield* outOfRange('vlan', vlan, 0, 4094, 'Leave it out, or write 0, for untagged traffic.');
  yield* vfProblems(props);
  yield* ipamProblems(ipam);
  if (!networkNamespace) {
    yield {
      what: 'networkNamespace',
      got: networkNamespace || undefined,
      allowed: 'the namespace of the VMs',
      fix: 'Give it, or create the network in a chart with a namespace: without, the network would be in the operator\'s namespace only.',
    };
  }
}

function renderSriovNetwork(props: SriovNetworkProps, networkNamespace: string): SriovNetworkSpec {
  const { resourceName, vlan, vlanQos, linkState, minTxRateMbps, maxTxRateMbps, spoofChk, trust, ipam } = props;
  return {
    resourceName,
    networkNamespace,
    vlan,
    vlanQoS: vlanQos,
    linkState,
    minTxRate: minTxRateMbps,
    maxTxRate: maxTxRateMbps,
    spoofChk: onOff(spoofChk),
    trust: onOff(trust),
    ipam: ipam && JSON.stringify(inKeyOrder(ipam)),
  };
}
