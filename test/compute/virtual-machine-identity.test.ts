import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { guestSpec, imported, newChart, object, Rendered, SMALL } from './fixture';
import { CloudInitPlacement, Firmware, VirtualMachineIdentity, VirtualMachine, VirtualMachinePool, VirtualMachineInstanceReplicaSet } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { Platform } from '../../src/platform';

const UUID = '5d307ca9-b3ef-428c-8861-06e72d69f223';
const DERIVED = { uuid: '1721e2f3-b055-5cb8-9f8e-399c4259a3be', serial: 'ab129c05-4a5e-5f29-b6fd-f757b3c72301' };

test.each<[string, VirtualMachineIdentity | undefined, object | undefined]>([
  ['by default', undefined, DERIVED],
  ['derived', VirtualMachineIdentity.derived(), DERIVED],
  ['given in full', VirtualMachineIdentity.of({ uuid: UUID, serial: 'A-1' }), { uuid: UUID, serial: 'A-1' }],
  ['a given UUID', VirtualMachineIdentity.of({ uuid: UUID }), { ...DERIVED, uuid: UUID }],
  ['a given serial', VirtualMachineIdentity.of({ serial: 'A-1' }), { ...DERIVED, serial: 'A-1' }],
  ['nothing given', VirtualMachineIdentity.of({}), DERIVED],
  ['from the cluster', VirtualMachineIdentity.fromCluster(), undefined],
  ['from the cluster, of which the UUID is known', VirtualMachineIdentity.fromCluster({ uuid: UUID }), { uuid: UUID }],
  ['from the cluster, of which the serial is known', VirtualMachineIdentity.fromCluster({ serial: 'A-1' }), { serial: 'A-1' }],
])('%s', (_, identity, firmware) => {
  expect(guestSpec({ identity }).domain.firmware).toEqual(firmware);
});

test('a boot loader beside an identity from the cluster', () => {
  const { domain } = guestSpec({ identity: VirtualMachineIdentity.fromCluster(), firmware: Firmware.bios() });
  expect(domain.firmware).toEqual({ bootloader: { bios: {} } });
});

/** Firmware and MAC addresses, also those of its network data, of the one VM in an app. */
function identityIn({ path = ['chart'], namespace, id = 'vm', name, salt }: {
  readonly path?: string[]; readonly namespace?: string; readonly id?: string; readonly name?: string; readonly salt?: string;
} = {}): Rendered {
  const app = Testing.app();
  const chart = path.reduce<Construct>((scope, part) => new Chart(scope, part, { namespace }), app);
  const networks = [GuestNetwork.bridge('lan', imported('lan'), { addresses: ['10.0.0.5/24'] })];
  const vm = new VirtualMachine(chart, id, { ...SMALL, networks, metadata: { name } });
  // Last, as an app may.
  if (salt !== undefined) new Platform(app, 'Platform', { identitySalt: salt });
  const { domain, volumes } = object(Chart.of(vm), 'VirtualMachine').spec.template.spec;
  const [{ macAddress }] = domain.devices.interfaces;
  expect(volumes[0].cloudInitNoCloud.networkData).toContain(`macaddress: ${macAddress}\n`);
  expect(vm.deriveMacAddress('lan')).toBe(macAddress);
  return { ...domain.firmware, macAddress };
}

const SHOP = { namespace: 'shop', name: 'db' };

test.each<[string, Parameters<typeof identityIn>[0]]>([
  ['another construct id', { ...SHOP, id: 'other' }],
  ['another chart', { ...SHOP, path: ['other'] }],
  ['deeper in the tree', { ...SHOP, path: ['site', 'rack'] }],
  ['an empty salt', { ...SHOP, salt: '' }],
])('a machine stays the same: %s', (_, where) => {
  expect(identityIn(where)).toEqual(identityIn(SHOP));
});

test('two VMs of one path in two namespaces, of two names, or in two clusters have nothing in common', () => {
  const machines = [SHOP, { ...SHOP, namespace: 'bank' }, { ...SHOP, namespace: undefined }, { ...SHOP, name: 'db-2' }, { ...SHOP, salt: 'berlin' },
    { ...SHOP, salt: 'munich' }].map(identityIn);
  const values = machines.flatMap((machine) => Object.values(machine));
  expect(new Set(values).size).toBe(3 * machines.length);
});

test('a Secret with network data has the same MAC address as the interface, also where the Platform comes last', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'chart', { namespace: 'apps' });
  const networks = [GuestNetwork.bridge('lan', imported('lan'), { dhcp: true })];
  new VirtualMachine(chart, 'vm', { ...SMALL, networks, cloudInitPlacement: CloudInitPlacement.SECRET });
  new Platform(app, 'Platform', { identitySalt: 'berlin' });
  const [{ macAddress }] = object(chart, 'VirtualMachine').spec.template.spec.domain.devices.interfaces;
  expect(object(chart, 'Secret').stringData.networkdata).toContain(`macaddress: ${macAddress}\n`);
});

test('UUID, serial number and MAC address of a machine can be kept, whatever it is called', () => {
  const networks = [GuestNetwork.bridge('lan', imported('lan'), { addresses: ['10.0.0.5/24'], macAddress: '02:35:3c:8a:ee:5f' })];
  const { domain } = guestSpec({ networks, identity: VirtualMachineIdentity.of({ uuid: UUID, serial: 'A-1' }), metadata: { name: 'renamed' } });
  expect(domain.firmware).toEqual({ uuid: UUID, serial: 'A-1' });
  expect(domain.devices.interfaces[0].macAddress).toBe('02:35:3c:8a:ee:5f');
});

test.each(['VirtualMachinePool', 'VirtualMachineInstanceReplicaSet'])('a template of %s has none', (kind) => {
  const chart = newChart();
  const props = { ...SMALL, firmware: Firmware.bios(), networks: [GuestNetwork.masquerade()] };
  new VirtualMachinePool(chart, 'pool', props);
  new VirtualMachineInstanceReplicaSet(chart, 'set', props);
  const { spec } = object(chart, kind);
  const { domain } = (spec.virtualMachineTemplate?.spec ?? spec).template.spec;
  expect(domain.firmware).toEqual({ bootloader: { bios: {} } });
  expect(domain.devices.interfaces).toEqual([{ name: 'default', masquerade: {} }]);
});
