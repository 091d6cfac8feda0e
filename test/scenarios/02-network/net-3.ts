import { App, Chart } from 'cdk8s';
import { TenantBridges, TenantBridgeType } from '../../../src';

/** A bridge of Open vSwitch for each of two tenants. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-3');
  new TenantBridges(chart, 'tenant-bridges', {
    type: TenantBridgeType.OVS,
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    tenants: [
      { namespace: 'tenant-a', bridge: 'br-tenant-a', vlan: 101, uplink: 'ens2f0' },
      { namespace: 'tenant-b', bridge: 'br-tenant-b', vlan: 102, uplink: 'ens2f1' },
    ],
  });
}
