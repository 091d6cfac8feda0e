import { Chart, Testing } from 'cdk8s';
import fc from 'fast-check';
import { VirtualMachine } from '../../../src/compute';
import { derivedMac, derivedUuid, Machine, machineOf } from '../../../src/compute/guest/derive';
import { newChart, SMALL } from '../fixture';

const VM: Machine = { salt: '', namespace: 'shop', name: 'vm' };

// uuid.uuid5(uuid.NAMESPACE_URL, 'cdk8s-kubevirt:["<salt>","<namespace>","<name>","<purpose>"]') of Python. A changed value is a changed machine.
test.each<[Machine, string, string]>([
  [VM, 'd4672b72-23ba-59ae-9d09-e19fb2b3191e', 'cfac2b15-1118-54a0-8538-692868b2cab7'],
  [{ ...VM, namespace: 'bank' }, 'd0f280f6-a518-5b8e-8626-19ba39443f84', 'be54ff6a-3a7f-55a3-92fc-aa5603624101'],
  [{ ...VM, salt: 'berlin' }, 'e3cb78ca-8f6b-5ed9-8ed2-7ba5cc00188b', '12f541c2-ab98-595c-afe9-42dbed249cb5'],
  [{ ...VM, namespace: '' }, '2f7fdc30-7cc4-51dd-8b79-26d4458a8513', 'c92e22f1-5501-5167-922a-cfa56c79f91f'],
  [{ ...VM, name: 'db' }, 'e746f2be-fd13-5dbe-a1f0-4c89f0956093', '7ba00e61-e3a4-5427-ac3f-601e3885b96c'],
])('the UUID and the serial number of %j', (machine, uuid, serial) => {
  expect(derivedUuid(machine, 'uuid')).toBe(uuid);
  expect(derivedUuid(machine, 'serial')).toBe(serial);
});

// From hashlib.sha1('cdk8s-kubevirt:["<salt>","<namespace>","<name>","mac","<network>"]') of Python: 4 * (first two octets % 63) + 2, then the next five.
test.each<[Machine, string, string]>([
  [VM, 'default', '6a:db:98:69:ae:3e'],
  [VM, 'lan', 'ee:30:5e:66:04:37'],
  [{ ...VM, namespace: 'bank' }, 'lan', '0e:94:5f:8b:b4:c6'],
  [{ ...VM, salt: 'berlin' }, 'lan', 'ae:59:03:5f:a7:ad'],
  [{ ...VM, namespace: '' }, 'lan', 'ee:4c:50:84:ea:1b'],
  [{ ...VM, name: 'db' }, 'lan', 'f2:54:b6:4d:d5:13'],
])('the MAC address of %j on %s', (machine, network, mac) => {
  expect(derivedMac(machine, network)).toBe(mac);
});

const machines: fc.Arbitrary<Machine> = fc.record({ salt: fc.string(), namespace: fc.string(), name: fc.string() });
/** Texts of few letters, among them those that join keys, so that parts of one key are often parts of another. */
const confusable = fc.array(fc.constantFrom('a', '/', '"', ',', '\\', '\0'), { maxLength: 3 }).map((letters) => letters.join(''));
const confusables: fc.Arbitrary<Machine> = fc.record({ salt: confusable, namespace: confusable, name: confusable });
const sameMachine = (one: Machine, other: Machine) => one.salt === other.salt && one.namespace === other.namespace && one.name === other.name;

test.each([['any', machines], ['confusable', confusables]])('two machines have one UUID or serial number only if all is equal: %s texts', (_, arbitrary) => {
  fc.assert(fc.property(arbitrary, arbitrary, (one, other) => {
    expect(derivedUuid(one, 'uuid')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(derivedUuid(one, 'uuid') === derivedUuid(other, 'uuid')).toBe(sameMachine(one, other));
    expect(derivedUuid(one, 'serial') === derivedUuid(other, 'serial')).toBe(sameMachine(one, other));
    expect(derivedUuid(one, 'serial')).not.toBe(derivedUuid(other, 'uuid'));
  }));
});

test.each([['any', machines, fc.string()], ['confusable', confusables, confusable]])(
  'two interfaces have one MAC address only if all is equal: %s texts', (_, arbitrary, networks) => {
    fc.assert(fc.property(arbitrary, arbitrary, networks, networks, (one, other, network, another) => {
      expect(derivedMac(one, network) === derivedMac(other, another)).toBe(sameMachine(one, other) && network === another);
    }));
  },
);

test('a MAC address is locally administered and unicast, with 46 bits of its own but for the octet fe', () => {
  const octets = Array.from({ length: 20_000 }, (_, i) => derivedMac({ ...VM, name: `vm-${i}` }, 'lan').split(':').map((octet) => parseInt(octet, 16)));
  const seen = [0, 1, 2, 3, 4, 5].map((position) => new Set(octets.map((address) => address[position])));
  expect([...seen[0]].sort((a, b) => a - b)).toEqual(Array.from({ length: 63 }, (_, i) => 2 + 4 * i));
  expect(seen.slice(1).map(({ size }) => size)).toEqual([256, 256, 256, 256, 256]);
  expect(new Set(octets.map((address) => address.join())).size).toBe(octets.length);
});

test.each<[string, (chart: Chart) => VirtualMachine, Machine]>([
  ['the namespace of the chart', (chart) => new VirtualMachine(chart, 'vm', SMALL), { salt: 's', namespace: 'apps', name: 'vm' }],
  ['names of its own', (chart) => new VirtualMachine(chart, 'vm', { ...SMALL, metadata: { name: 'db', namespace: 'bank' } }),
    { salt: 's', namespace: 'bank', name: 'db' }],
])('what a machine is by: %s', (_, make, machine) => {
  expect(machineOf(make(newChart()), 's')).toEqual(machine);
});

test('a machine without namespace', () => {
  expect(machineOf(new VirtualMachine(new Chart(Testing.app(), 'chart'), 'vm', SMALL), '')).toEqual({ salt: '', namespace: '', name: 'vm' });
});
