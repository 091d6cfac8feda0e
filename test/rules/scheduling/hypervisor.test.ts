import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable, Row } from '../guest-table';
import { says, virtualMachine } from '../judge';

const [ENCRYPTION, HARDWARE] = ['hypervisor/fits-encryption', 'hypervisor/avoids-node-hardware'];
says({
  [ENCRYPTION]: { level: [FindingLevel.ADVISED, FindingLevel.UNSTARTABLE], allowed: 'none there' },
  [HARDWARE]: { level: FindingLevel.ADVISED, allowed: 'none there' },
});

const rows = (nodes?: string): Row[] => {
  const found = (rule: string, field: string, what: string): Row[2][] => (nodes ? [[rule, field, `${what} on ${nodes} nodes`]] : []);
  return [
    ['a plain guest', {}],
    ['encrypted memory', { domain: { launchSecurity: { sev: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } } }, ...found(ENCRYPTION, 'domain.launchSecurity', 'sev')],
    ['secure execution', { architecture: 's390x', domain: { launchSecurity: {} } }, ...found(ENCRYPTION, 'domain.launchSecurity', 'encryption')],
    ['dedicated CPUs', { domain: { cpu: { cores: 2, dedicatedCpuPlacement: true } } }, ...found(HARDWARE, 'domain.cpu.dedicatedCpuPlacement', 'dedicated CPUs')],
    ['huge pages', { domain: { memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' } } } }, ...found(HARDWARE, 'domain.memory.hugepages', 'pages of 2Mi')],
    ['SR-IOV', {
      domain: { devices: { interfaces: [{ name: 'a', masquerade: {} }, { name: 'b', sriov: {} }] } },
      networks: [{ name: 'a', pod: {} }, { name: 'b', multus: { networkName: 'b' } }],
    }, ...found(HARDWARE, 'domain.devices.interfaces[1].sriov', 'SR-IOV')],
  ];
};
const enabledFeatureGates = ['WorkloadEncryptionSEV', 'SecureExecution', 'MultiArchitecture'];

describe.each(['nested', 'emulation'])('%s nodes', (hypervisorNodes) => {
  guestTable(rows(hypervisorNodes), virtualMachine, undefined, { hypervisorNodes, enabledFeatureGates } as object);
});
describe.each([undefined, 'bare-metal'])('nodes that are %s', (hypervisorNodes) => {
  guestTable(rows(), virtualMachine, undefined, { hypervisorNodes, enabledFeatureGates } as object);
});
