import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const RULE = 'pci-address/is-unique';

says({ [RULE]: { level: FindingLevel.UNSTARTABLE, allowed: 'an address that no other disk or interface has' } });

const placed = (disks: (string | undefined)[], nics: string[] = []) => ({
  domain: {
    devices: {
      disks: disks.map((pciAddress, i) => ({ name: `d${i}`, disk: { bus: 'virtio', pciAddress } })),
      interfaces: nics.map((pciAddress, i) => ({ name: `n${i}`, bridge: {}, pciAddress })),
    },
  },
  networks: nics.map((_, i) => ({ name: `n${i}`, multus: { networkName: `lan${i}` } })),
  volumes: disks.map((_, i) => ({ name: `d${i}`, emptyDisk: { capacity: '1Gi' } })),
});

guestTable([
  ['no address', placed([undefined, undefined])],
  ['addresses of their own', placed(['0000:81:01.0', '0000:81:01.1'], ['0000:81:02.0'])],
  ['two disks at one', placed(['0000:81:01.0', '0000:81:01.0']), [RULE, 'domain.devices.disks[1].disk.pciAddress', '0000:81:01.0']],
  ['two interfaces at one', placed([], ['0000:81:01.0', '0000:81:01.0']), [RULE, 'domain.devices.interfaces[1].pciAddress', '0000:81:01.0']],
  ['a disk and an interface at one, whatever the case', placed(['0000:a1:01.0'], ['0000:A1:01.0']), [RULE, 'domain.devices.interfaces[0].pciAddress', '0000:A1:01.0']],
]);
