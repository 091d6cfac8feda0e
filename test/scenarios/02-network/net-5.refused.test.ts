import { Size } from 'cdk8s';
import { GuestCpu, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const DOMAIN = 'spec.template.spec.domain';
const INTERFACE = `${DOMAIN}.devices.interfaces[0]`;

const byHand = (domain: object, networks: object[] = []) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '8Gi' }, devices: {}, ...domain }, networks } } },
});

refused({
  // What DPDK asks of a guest is the mapping to a NUMA cell.
  '02-network/R23': [
    (chart) => new VirtualMachine(chart, 'dpdk', { cpu: GuestCpu.dedicated({ cores: 4, numaPassthrough: true }), memory: Size.gibibytes(8) }),
    `rejected numa/requires-hugepages ${DOMAIN}.cpu.numa.guestMappingPassthrough: {}`,
  ],
  '02-network/R23, without pinning': [
    (chart) => manifest(chart, byHand({
      cpu: { cores: 4, numa: { guestMappingPassthrough: {} } }, memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' } },
    })),
    `rejected numa/requires-dedicated-cpus ${DOMAIN}.cpu.numa.guestMappingPassthrough: {}`,
  ],
  '02-network/R23, a field': [
    (chart) => manifest(chart, byHand({ devices: { dpdk: true } })),
    `rejected schema/has-known-field ${DOMAIN}.devices.dpdk: true`,
  ],
  '02-network/R25': [
    (chart) => manifest(chart, byHand(
      { devices: { interfaces: [{ name: 'fast', vhostuser: {} }] } }, [{ name: 'fast', multus: { networkName: 'dpdk-east' } }],
    )),
    `rejected interface/requires-one-binding ${INTERFACE}: nothing`,
    `rejected schema/has-known-field ${INTERFACE}.vhostuser: {}`,
  ],
});
