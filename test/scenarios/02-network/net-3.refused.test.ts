import { Chart } from 'cdk8s';
import { NodeInterface, NodeNetworkConfigurationPolicy, TenantBridge, TenantBridges, TenantBridgeType } from '../../../src';
import { refused } from '../refused';

const bridges = (chart: Chart, ...tenants: TenantBridge[]) => { new TenantBridges(chart, 'bridges', { type: TenantBridgeType.OVS, tenants }); };

refused({
  '02-network/R12': [
    (chart) => bridges(chart, { namespace: 'tenant-a', bridge: 'br-1', vlan: 101 }, { namespace: 'tenant-b', bridge: 'br-1', vlan: 101 }),
    '[apps/bridges] tenant tenant-b: got {"bridge":"br-1","vlan":101}',
  ],
  '02-network/R13': [
    (chart) => {
      new NodeNetworkConfigurationPolicy(chart, 'bridges', {
        interfaces: ['br-1', 'br-2'].map((name) => NodeInterface.linuxBridge(name, { ports: ['ens2f0'] })),
      });
    },
    '[apps/bridges] ports of br-2: got "ens2f0"',
  ],
  '02-network/R14': [
    (chart) => bridges(
      chart,
      { namespace: 'tenant-a', bridge: 'br-1', subnet: '10.1.0.0/16' },
      { namespace: 'tenant-b', bridge: 'br-2', subnet: '10.1.2.0/24' },
    ),
    '[apps/bridges] tenant tenant-b: got {"subnet":"10.1.2.0/24"}',
  ],
});
