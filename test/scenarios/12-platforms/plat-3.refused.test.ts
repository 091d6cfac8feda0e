import { HypervisorNodes } from '../../../src';
import { refused } from '../refused';
import { DEVICES, GUEST, secondCard, vm } from './minimal-vm.shared';

const on = (hypervisorNodes: HypervisorNodes) => ({ hypervisorNodes, featureGates: ['WorkloadEncryptionSEV'] });
const HARDWARE = {
  domain: { cpu: { cores: 2, dedicatedCpuPlacement: true }, memory: { guest: '2Gi', hugepages: { pageSize: '2Mi' } } },
  ...secondCard({ sriov: {} }),
};
const ENCRYPTED = { domain: { launchSecurity: { sev: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } } };

refused({
  '12-platforms/R1': [
    vm(HARDWARE, on(HypervisorNodes.EMULATION)),
    `advised hypervisor/avoids-node-hardware ${GUEST}.domain.cpu.dedicatedCpuPlacement: dedicated CPUs on emulation nodes`,
    `advised hypervisor/avoids-node-hardware ${DEVICES}.interfaces[1].sriov: SR-IOV on emulation nodes`,
    `advised hypervisor/avoids-node-hardware ${GUEST}.domain.memory.hugepages: pages of 2Mi on emulation nodes`,
  ],
  '12-platforms/R1 nested': [
    vm(HARDWARE, on(HypervisorNodes.NESTED)),
    `advised hypervisor/avoids-node-hardware ${GUEST}.domain.cpu.dedicatedCpuPlacement: dedicated CPUs on nested nodes`,
    `advised hypervisor/avoids-node-hardware ${DEVICES}.interfaces[1].sriov: SR-IOV on nested nodes`,
    `advised hypervisor/avoids-node-hardware ${GUEST}.domain.memory.hugepages: pages of 2Mi on nested nodes`,
  ],
  '12-platforms/R1 encryption': [
    vm(ENCRYPTED, on(HypervisorNodes.EMULATION)),
    `unstartable hypervisor/fits-encryption ${GUEST}.domain.launchSecurity: sev on emulation nodes`,
  ],
  '12-platforms/R1 encryption, nested': [
    vm(ENCRYPTED, on(HypervisorNodes.NESTED)),
    `advised hypervisor/fits-encryption ${GUEST}.domain.launchSecurity: sev on nested nodes`,
  ],
  '12-platforms/R1 on machines': [vm(ENCRYPTED, on(HypervisorNodes.BARE_METAL))],
});
