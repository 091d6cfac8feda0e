import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import { appTable, machine } from '../workload-table';

says({
  'machine-identity/is-unique-among-replicas': {
    level: FindingLevel.ADVISED,
    allowed: ['no MAC address in the template', 'no serial number in the template'],
  },
  'machine-identity/is-unique': {
    level: FindingLevel.ADVISED,
    allowed: [
      'a MAC address that VirtualMachine vm does not have',
      'a firmware UUID that VirtualMachine vm does not have',
      'a serial number that VirtualMachine vm does not have',
    ],
  },
});

const firmware = (fields: object) => ({ domain: { firmware: fields } });
const nic = (macAddress: string) => (
  { domain: { devices: { interfaces: [{ name: 'default', masquerade: {}, macAddress }] } }, networks: [{ name: 'default', pod: {} }] }
);
const other = (fragment: object) => machine(fragment, {}, { metadata: { name: 'vm-2' } });
const UUID = 'cc9c762c-f098-5fda-bef1-b0a0d254b782';
const MAC = '02:00:5e:10:00:01';
const PATH = 'spec.template.spec.domain';

describe('machine-identity/is-unique', () => {
  appTable('machine-identity', [
    ['different ones', [machine(firmware({ uuid: UUID, serial: 'a' })), other(firmware({ uuid: UUID.replace('c', 'd'), serial: 'b' }))]],
    ['none', [machine(), other({})]],
    ['one UUID, in capitals', [machine(firmware({ uuid: UUID })), other(firmware({ uuid: UUID.toUpperCase() }))],
      ['machine-identity/is-unique', `${PATH}.firmware.uuid`, UUID.toUpperCase()]],
    ['one serial number', [machine(firmware({ serial: 'a' })), other(firmware({ serial: 'a' }))],
      ['machine-identity/is-unique', `${PATH}.firmware.serial`, 'a']],
    ['one MAC address, written differently', [machine(nic(MAC)), other(nic('02-00-5E-10-00-01'))],
      ['machine-identity/is-unique', `${PATH}.devices.interfaces[0].macAddress`, '02-00-5E-10-00-01']],
  ]);
});

describe('machine-identity/is-unique-among-replicas', () => {
  const several = (replicas?: number) => merged(replicaSet(firmware({ serial: 'a' })), { spec: { replicas } });
  appTable('machine-identity', [
    ['one replica', [several(1)]],
    ['the default of one', [several()]],
    ['three', [several(3)], ['machine-identity/is-unique-among-replicas', `${PATH}.firmware.serial`, 'a for 3 VMs']],
    ['a pool of two', [merged(pool(nic(MAC)), { spec: { replicas: 2 } })],
      ['machine-identity/is-unique-among-replicas', 'spec.virtualMachineTemplate.spec.template.spec.domain.devices.interfaces[0].macAddress', `${MAC} for 2 VMs`]],
  ]);
});
