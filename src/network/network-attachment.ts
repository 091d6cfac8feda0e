import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ImportedNetworkAttachment } from './imported-network-attachment';
import { NetworkAttachmentConfig } from './network-attachment-config';
import { INetworkAttachment } from './network-attachment-reference';
import { NETWORK_ATTACHMENT_DEFINITION } from './network-attachment-type';
import { qualifiedName } from './qualified-name';
import type { NetworkAttachmentDefinitionSpec } from '../../imports/k8s.cni.cncf.io';
import { createApiObject } from '../resource/create-api-object';
import { problemsOf, throwIfAny } from '../usage-error';

/** The annotation by which a network names the node resource of its pods. */
const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';

/** Properties of `NetworkAttachment`. */
export interface NetworkAttachmentProps extends kplus.ResourceProps {
  /** The network that pods and VMs are attached to, and how. */
  readonly config: NetworkAttachmentConfig;
}

/**
 * A NetworkAttachmentDefinition: one secondary network, for VMs and containers alike. It is not reached by services, and not
 * filtered by network policies.
 *
 * @example
 * const lan = new NetworkAttachment(chart, 'lan', { config: NetworkAttachmentConfig.bridge({ bridge: 'br1', vlan: 100 }) });
 * new VirtualMachine(chart, 'till', {
 *   memory: Size.gibibytes(2),
 *   disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
 *   networks: [GuestNetwork.bridge('lan', lan)],
 * });
 */
export class NetworkAttachment extends kplus.Resource implements INetworkAttachment {
  /**
   * A NetworkAttachmentDefinition that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param networkName `<namespace>/<name>`, or `<name>` for the VM's own namespace
   * @throws where the name has another form
   */
  public static fromNetworkAttachmentName(scope: Construct, id: string, networkName: string): INetworkAttachment {
    return new ImportedNetworkAttachment(scope, id, networkName);
  }

  public readonly resourceType: string = NETWORK_ATTACHMENT_DEFINITION.resourceType;
  /** What it attaches to. */
  public readonly config: NetworkAttachmentConfig;
  /** Whether it takes the place of the cluster network in its namespace, where that is known. */
  public readonly isPrimary?: boolean;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it attaches to
   * @throws on a configuration that its plugins would refuse; if the id is not a DNS label and no name is given
   */
  constructor(scope: Construct, id: string, props: NetworkAttachmentProps) {
    super(scope, id);
    const { config, metadata } = props;
    throwIfAny(this, problemsOf(config));
    this.config = config;
    const annotations: { [key: string]: string } = config.resourceName === undefined ? {} : { [RESOURCE_NAME]: config.resourceName };
    this.apiObject = createApiObject(this, id, NETWORK_ATTACHMENT_DEFINITION, {
      metadata: { ...metadata, annotations: { ...annotations, ...metadata?.annotations } },
      spec: Lazy.any({ produce: (): NetworkAttachmentDefinitionSpec => ({ config: config._render(this.name) }) }),
    });
  }

  /** Whether it hands out virtual functions, as `GuestNetwork.sriov` needs. */
  public get isSriov(): boolean | undefined {
    return this.config.isSriov;
  }

  /** Whether CNI gives pods an address, which no guest with a virtual function ever sees. */
  public get hasIpam(): boolean | undefined {
    return this.config.hasIpam;
  }

  /** `<namespace>/<name>`, or `<name>` where neither the chart nor the metadata has a namespace. */
  public get networkName(): string {
    return qualifiedName(this);
  }
}
