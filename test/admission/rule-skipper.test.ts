import fc from 'fast-check';
import { knownGood } from './known-good';
import { mutated } from './mutated';
import { admit, admitEach } from '../../src/admission/admission';
import { TrackedValue } from '../../src/admission/read-tracker';
import { crossObjectRules } from '../../src/rules/registry';
import type { Json } from '../rules/judge';
import { instance, merged, pool, virtualMachine } from '../rules/judge';

const MANY = 40;
const aboutAll = new Set(crossObjectRules.map(({ id }) => id));

/** Rules that look at all objects together see other objects where there are fewer. */
function aboutOne(manifests: Json[]): string[] {
  return admit(manifests.map((manifest) => ({ manifest }))).filter(({ rule }) => !aboutAll.has(rule))
    .map(({ rule, level, name, field, got, reported }) => JSON.stringify([name, rule, level, field, got, reported])).sort();
}

describe('among many objects each is judged as it is alone', () => {
  const rich = {
    domain: {
      cpu: { cores: 2, dedicatedCpuPlacement: true, features: [{ name: 'vmx', policy: 'require' }] },
      features: { smm: {}, hyperv: { ipi: {} } },
      firmware: { bootloader: { efi: {} } },
      devices: {
        disks: [{ name: 'a', disk: { bus: 'virtio' }, bootOrder: 1 }, { name: 'b', cdrom: {} }],
        interfaces: [{ name: 'default', masquerade: {}, macAddress: '02:00:5e:10:00:01' }],
        inputs: [{ name: 'i', type: 'tablet', bus: 'usb' }],
      },
    },
    networks: [{ name: 'default', pod: {} }],
    volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'a' } }, { name: 'b', cloudInitNoCloud: { userData: 'a' } }],
    readinessProbe: { tcpSocket: { port: 22 } },
  };
  const references = { instancetype: { name: 'u1.medium' }, preference: { name: 'rhel.9' } };
  const expanded = merged(virtualMachine({ domain: { memory: undefined } }), { spec: references });
  const known = knownGood.filter(({ kind }) => /^VirtualMachine|^DataVolume/.test(kind));
  const bases = [virtualMachine(rich), virtualMachine(), expanded, instance(rich), pool(rich), ...known];
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, '', {}, [], -1, 0, true, false, 'x', '1e9', '1Gi', 'arm64', 'sata', 'usb'));

  test('whatever differs', () => {
    fc.assert(fc.property(
      fc.constantFrom(...bases),
      fc.constantFrom(...bases),
      fc.array(fc.tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), value), { minLength: 1, maxLength: 4 }),
      (base, other, changes) => {
        const odd = changes.reduce<Json>((manifest, [path, replacement]) => ({ ...manifest, spec: mutated(manifest.spec, path, replacement) }), base);
        const alone = aboutOne([odd]);
        const pair = [...aboutOne([base]), ...aboutOne([other])];
        const many = aboutOne([...Array.from({ length: MANY }, () => [base, other]).flat(), odd]);
        expect(many).toEqual([...Array.from({ length: MANY }, () => pair).flat(), ...alone].sort());
      },
    ), { numRuns: 100 });
  });
});

describe('a tracked value knows to which readers another one looks different', () => {
  const found = { a: { b: 1 }, list: [{ c: 'x' }, { c: 'y' }] };
  type Found = typeof found & { missing?: unknown };
  const told = (read: (shown: Found) => unknown, other: unknown): number[] => {
    const tracked = new TrackedValue(found);
    read(tracked.readBy(7) as Found);
    const readers: number[] = [];
    tracked.forEachChanged(other, (reader) => readers.push(reader));
    return [...new Set(readers)];
  };

  test.each<[string, (shown: Found) => unknown, unknown, boolean]>([
    ['what was read is the same', ({ a }) => a.b, { a: { b: 1 }, other: 2 }, false],
    ['what was read differs', ({ a }) => a.b, { a: { b: 2 } }, true],
    ['what was not read differs', ({ a }) => a, { a: { b: 2 } }, false],
    ['an object became a value', ({ a }) => a, { a: 1 }, true],
    ['what was missing is there', ({ missing }) => missing, { ...found, missing: 1 }, true],
    ['what was looked for is there', (shown) => 'missing' in shown, { ...found, missing: 1 }, true],
    ['a list is longer', ({ list }) => list.map(({ c }) => c), { list: [{ c: 'x' }, { c: 'y' }, { c: 'z' }] }, true],
    ['a list is shorter', ({ list }) => [...list.entries()], { list: [{ c: 'x' }] }, true],
    ['an entry differs', ({ list }) => list.some(({ c }) => c === 'z'), { list: [{ c: 'x' }, { c: 'z' }] }, true],
    ['an entry that was not looked at differs', ({ list }) => list.find(({ c }) => c === 'x'), { list: [{ c: 'x' }, { c: 'z' }] }, false],
    ['a field more, where all were listed', (shown) => Object.keys(shown), { ...found, more: 1 }, true],
    ['a field more, where all were copied', (shown) => ({ ...shown }), { ...found, more: 1 }, true],
    ['all the same, where all were listed', (shown) => Object.entries(shown.a), { a: { b: 1 } }, false],
    ['a key that every object inherits is there', (shown) => (shown as Json).constructor, { ...found, constructor: 'x' }, true],
    ['a list became an object', ({ list }) => list.length, { list: { length: 2 } }, true],
  ])('%s', (_, read, other, expected) => {
    expect(told(read, other)).toEqual(expected ? [7] : []);
  });

  test('what is shown is what is there, frozen or not', () => {
    const frozen = Object.freeze({ list: Object.freeze([1, 2]), inner: Object.freeze({ a: 1 }) });
    const shown = new TrackedValue(frozen).readBy(0) as typeof frozen;
    expect(JSON.stringify(shown)).toBe(JSON.stringify(frozen));
    expect([Array.isArray(shown.list), [...shown.list], { ...shown.inner }]).toEqual([true, [1, 2], { a: 1 }]);
  });
});

describe('findings do not depend on how many like objects came before', () => {
  const row = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'a' } };
  const fields = (findings: readonly { rule: string; field: string }[]) => findings.map(({ rule, field }) => [rule, field]);

  test('their order neither', () => {
    const odd = named('odd', { domain: { cpu: { cores: 1 }, devices: { disks: [{ name: 'A', disk: { bus: 'x' }, io: 'x', cache: 'x', serial: ' ' }] } } });
    const like = Array.from({ length: MANY }, (_, i) => named(`a${i}`, { domain: { cpu: { cores: 1 }, devices: { disks: [{ name: 'a', disk: {} }] } } }));
    const alone = admitEach([{ manifest: odd }])[0];
    expect(alone.length).toBeGreaterThan(3);
    expect(fields(admitEach([...like, odd].map((manifest) => ({ manifest })))[MANY])).toEqual(fields(alone));
  });

  test.each([0, 1, 2])('tracking from object %i on', (trackingThreshold) => {
    const manifests = [...bases(), row, ...bases()].map((manifest) => ({ manifest }));
    expect(admitEach(manifests, {}, { trackingThreshold })).toEqual(admitEach(manifests, {}, { trackingThreshold: Infinity }));
  });

  function named(name: string, fragment: Json): Json {
    return merged(virtualMachine(fragment), { metadata: { name } });
  }

  function bases(): unknown[] {
    return [virtualMachine({ domain: { cpu: { cores: 0 } } }), virtualMachine(), instance(), pool(), ...knownGood];
  }
});
