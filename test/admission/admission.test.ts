import fc from 'fast-check';
import { knownGood } from './known-good';
import { mutated } from './mutated';
import { admit } from '../../src/admission/admission';
import { instance, judge, pool, replicaSet, virtualMachine } from '../rules/judge';
import type { Json } from '../rules/judge';

test.each(knownGood.map((manifest) => [`${manifest.apiVersion} ${manifest.kind} ${manifest.metadata.name}`, manifest]))('admits %s', (_, manifest) => {
  expect(admit([{ manifest: manifest as Json }])).toEqual([]);
});

test('admits them all together', () => {
  expect(judge(knownGood)).toEqual([]);
});

test('a finding says whose it is', () => {
  expect(admit([{ manifest: virtualMachine({ hostname: 1 }), constructPath: 'app/vm' }])).toEqual([{
    level: 'rejected',
    rule: 'schema/has-valid-type',
    summary: 'A value must have the type of its field',
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    namespace: 'default',
    name: 't',
    constructPath: 'app/vm',
    field: 'spec.template.spec.hostname',
    got: 'number 1',
    allowed: 'string',
    fix: 'Quote it: "1".',
  }]);
});

test('an object may have more violations than a call has arguments', () => {
  const data = Object.fromEntries(Array.from({ length: 150_000 }, (_, i) => [`k${i}`, i]));
  expect(admit([{ manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data } }])).toHaveLength(150_000);
});

test('the order is that of the construct paths, then of the fields, by code unit', () => {
  const broken = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, annotations: { 'b b': '', 'B B': '' } } });
  const submissions = [['b', 'x'], ['a', 'y'], ['B', 'z']].map(([constructPath, name]) => ({ constructPath, manifest: broken(name) }));
  const order = admit(submissions).map(({ constructPath, field }) => `${constructPath} ${field}`);
  expect(order).toEqual(['B', 'a', 'b'].flatMap((path) => [`${path} metadata.annotations[B B]`, `${path} metadata.annotations[b b]`]));
  expect(admit([...submissions].reverse()).map(({ constructPath, field }) => `${constructPath} ${field}`)).toEqual(order);
});

test('a profile may leave everything open', () => {
  const emptyDrive = virtualMachine({ domain: { devices: { disks: [{ name: 'cd', cdrom: {} }] } } });
  expect(judge(emptyDrive, { architecture: undefined, enabledFeatureGates: undefined })).toEqual([]);
});

test('what is submitted is not changed', () => {
  const manifest = virtualMachine({ volumes: null, hostname: null });
  const before = JSON.stringify(manifest);
  admit([{ manifest }]);
  expect(JSON.stringify(manifest)).toBe(before);
});

test('no mutation of a valid manifest crashes', () => {
  const rich = {
    domain: {
      cpu: { cores: 2, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } },
      memory: { guest: '2Gi', hugepages: { pageSize: '1Gi' } },
      resources: { requests: { cpu: '2' }, limits: { cpu: '2' } },
      firmware: { bootloader: { efi: {} } },
      features: { smm: {} },
      devices: { disks: [{ name: 'ci', disk: {}, bootOrder: 1 }], interfaces: [{ name: 'default', masquerade: {}, macAddress: '02:00:5e:10:00:01' }] },
    },
    networks: [{ name: 'default', pod: {} }],
    volumes: [{ name: 'ci', cloudInitNoCloud: { userData: '#!', networkDataBase64: 'e3ZlcnNpb246IDJ9' } }],
    readinessProbe: { tcpSocket: { port: 22 } },
  };
  const bases = [virtualMachine, instance, replicaSet, pool].map((manifest) => manifest(rich));
  for (const manifest of bases) expect(judge(manifest)).toEqual([]);
  fc.assert(fc.property(
    fc.constantFrom(...bases), fc.array(fc.nat(40), { maxLength: 12 }), fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', {}, [], [null], [{}], -1, '1e9')),
    (base, path, replacement) => Array.isArray(admit([{ manifest: mutated(base, path, replacement) }, { manifest: base }])),
  ), { numRuns: 1500 });
});
