import { Construct } from 'constructs';
import { NetworkAttachment } from './network-attachment';
import { NetworkAttachmentConfig } from './network-attachment-config';
import { NodeInterface } from './node-interface';
import { NodeNetworkConfigurationPolicy } from './node-network-configuration-policy';
import { tenantBridgesProblems } from './tenant-bridges-problems';
import { TenantBridge, TenantBridgesProps, TenantBridgeType } from './tenant-bridges-props';
import { throwIfAny } from '../usage-error';

/**
 * A layer-2 network for each tenant: a bridge on the nodes, and an attachment in the namespace of the tenant that VMs and containers join. Tenants are kept
 * apart by bridges and VLANs alone: network policies do not hold on them. For policies see `UserDefinedNetwork`.
 *
 * @example
 * new TenantBridges(chart, 'bridges', {
 *   type: TenantBridgeType.LINUX,
 *   tenants: [{ namespace: 'erp', bridge: 'br-erp', uplink: 'ens4', vlan: 100 }, { namespace: 'web', bridge: 'br-web', uplink: 'ens5', vlan: 200 }],
 * });
 */
export class TenantBridges extends Construct {
  /** The bridges of the nodes; of an app that makes them itself, `undefined`. */
  public readonly nodePolicy?: NodeNetworkConfigurationPolicy;
  private readonly attachments = new Map<string, NetworkAttachment>();

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the node policy
   * @param props the tenants and their bridges
   * @throws on two tenants with one bridge and VLAN, or one uplink in two bridges; on subnets that overlap; on a bridge of two uplinks
   */
  constructor(scope: Construct, id: string, props: TenantBridgesProps) {
    super(scope, id);
    throwIfAny(this, tenantBridgesProblems(props));
    const uplinks = uplinksOf(props.tenants);
    if (uplinks.size > 0) {
      this.nodePolicy = new NodeNetworkConfigurationPolicy(this, 'Nodes', {
        metadata: { name: id },
        nodeSelector: props.nodeSelector,
        interfaces: [...uplinks].map(([bridge, uplink]) => bridgeOf(props.type, bridge, uplink)),
      });
    }
    for (const tenant of props.tenants) {
      const name = tenant.networkName ?? `${tenant.namespace}-net`;
      this.attachments.set(tenant.namespace, new NetworkAttachment(this, `${tenant.namespace}-${name}`, {
        metadata: { name, namespace: tenant.namespace },
        config: configOf(props.type, tenant),
      }));
    }
  }

  /**
   * The network of a tenant.
   *
   * @param tenant the tenant's namespace
   * @returns `undefined` where no tenant has it
   */
  public networkOf(tenant: string): NetworkAttachment | undefined {
    return this.attachments.get(tenant);
  }
}

/** The uplink of each bridge that is to be made. */
function uplinksOf(tenants: readonly TenantBridge[]): Map<string, string> {
  return new Map(tenants.flatMap(({ bridge, uplink }) => (uplink === undefined ? [] : [[bridge, uplink] as const])));
}

function bridgeOf(type: TenantBridgeType, bridge: string, uplink: string): NodeInterface {
  const ports = [uplink];
  return type === TenantBridgeType.OVS ? NodeInterface.ovsBridge(bridge, { ports }) : NodeInterface.linuxBridge(bridge, { ports });
}

function configOf(type: TenantBridgeType, { bridge, vlan, mtu }: TenantBridge): NetworkAttachmentConfig {
  const options = { bridge, vlan, mtu };
  return type === TenantBridgeType.OVS ? NetworkAttachmentConfig.ovs(options) : NetworkAttachmentConfig.bridge(options);
}
