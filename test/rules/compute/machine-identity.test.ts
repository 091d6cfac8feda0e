import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, pool, replicaSet, says } from '../judge';
import { appTable, machine } from '../workload-table';

const UNIQUE = 'machine-identity/is-unique';
const REPLICAS = 'machine-identity/is-unique-among-replicas';

says({
  [UNIQUE]: {
    level: FindingLevel.ADVISED,
    allowed: [
      'a MAC address that VirtualMachine vm does not have',
      'a MAC address that another interface does not have',
      'a firmware UUID that VirtualMachine vm does not have',
      'a firmware UUID that VirtualMachineInstance t does not have',
      'a serial number that VirtualMachine vm does not have',
    ],
  },
  [REPLICAS]: {
    level: FindingLevel.ADVISED,
    allowed: ['no MAC address in the template', 'no firmware UUID in the template', 'no serial number in the template'],
  },
});

const firmware = (fields: object) => ({ domain: { firmware: fields } });
const nics = (...addresses: (string | undefined)[]) => ({
  domain: { devices: { interfaces: addresses.map((macAddress, i) => ({ name: `n${i}`, masquerade: {}, macAddress })) } },
  networks: addresses.map((_, i) => ({ name: `n${i}`, ...i ? { multus: { networkName: 'm' } } : { pod: {} } })),
});
const other = (fragment: object) => machine(fragment, {}, { metadata: { name: 'vm-2' } });
const UUID = 'cc9c762c-f098-5fda-bef1-b0a0d254b782';
const MAC = '02:00:5e:10:00:01';
const PATH = 'spec.template.spec.domain';

describe(UNIQUE, () => {
  appTable('machine-identity', [
    ['two VMs with different ones', [
      machine(firmware({ uuid: UUID, serial: 'a' })), other(firmware({ uuid: UUID.replace('c', 'd'), serial: 'b' })),
    ]],
    ['two VMs without any', [machine(nics(undefined)), other(nics(undefined))]],
    ['a UUID that is the serial number of another VM', [machine(firmware({ uuid: UUID })), other(firmware({ serial: UUID }))]],
    ['serial numbers that differ in their case', [machine(firmware({ serial: 'serial-a' })), other(firmware({ serial: 'SERIAL-A' }))]],
    ['one UUID, in capitals', [machine(firmware({ uuid: UUID })), other(firmware({ uuid: UUID.toUpperCase() }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID.toUpperCase()]],
    ['one UUID, without dashes', [machine(firmware({ uuid: UUID })), other(firmware({ uuid: UUID.replaceAll('-', '') }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID.replaceAll('-', '')]],
    ['one UUID of an instance and a VM', [instance(firmware({ uuid: UUID })), machine(firmware({ uuid: UUID }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID]],
    ['one serial number', [machine(firmware({ serial: 'a' })), other(firmware({ serial: 'a' }))],
      [UNIQUE, `${PATH}.firmware.serial`, 'a']],
    ['one MAC address of two interfaces', [other(nics(MAC, MAC))], [UNIQUE, `${PATH}.devices.interfaces[1].macAddress`, MAC]],
    ['one MAC address, written differently', [machine(nics(MAC)), other(nics(undefined, '02-00-5E-10-00-01'))],
      [UNIQUE, `${PATH}.devices.interfaces[1].macAddress`, '02-00-5E-10-00-01']],
  ]);
});

describe(REPLICAS, () => {
  const several = (replicas?: number, fields: object = { serial: 'a' }) => merged(replicaSet(firmware(fields)), { spec: { replicas } });
  appTable('machine-identity', [
    ['a replica set of one', [several(1)]],
    ['a replica set with the default of one', [several()]],
    ['a replica set of two without any', [several(2, {})]],
    ['a serial number in a replica set of two', [several(2)], [REPLICAS, `${PATH}.firmware.serial`, 'a for 2 VMs']],
    ['a UUID in a replica set of three', [several(3, { uuid: UUID })], [REPLICAS, `${PATH}.firmware.uuid`, `${UUID} for 3 VMs`]],
    ['a MAC address in a pool of two', [merged(pool(nics(MAC)), { spec: { replicas: 2 } })],
      [REPLICAS, 'spec.virtualMachineTemplate.spec.template.spec.domain.devices.interfaces[0].macAddress', `${MAC} for 2 VMs`]],
  ]);
});
