import { HypervFeatures, HypervFeaturesOptions } from '../../../src/compute';
import { guestSpec } from '../fixture';

const hyperv = (options: HypervFeaturesOptions) => guestSpec({ features: { hyperv: HypervFeatures.of(options) } }).domain.features;

test.each([
  'relaxed', 'vapic', 'spinlocks', 'vpindex', 'runtime', 'synic', 'synictimer', 'reset', 'frequencies', 'reenlightenment', 'tlbflush', 'ipi', 'evmcs',
] as const)('%s', (name) => {
  expect(hyperv({ [name]: true })).toEqual({ hyperv: { [name]: {} } });
  expect(hyperv({ [name]: false })).toEqual({ hyperv: { [name]: { enabled: false } } });
});

test.each<[string, HypervFeaturesOptions, object]>([
  ['nothing', {}, {}],
  ['retries', { spinlockRetries: 4096 }, { spinlocks: { spinlocks: 4096 } }],
  ['retries that are switched off', { spinlocks: false, spinlockRetries: 8191 }, { spinlocks: { enabled: false, spinlocks: 8191 } }],
  ['direct timers', { synictimerDirect: true }, { synictimer: { direct: {} } }],
  ['indirect timers', { synictimer: true, synictimerDirect: false }, { synictimer: { direct: { enabled: false } } }],
  ['TLB flushes', { tlbflushDirect: true, tlbflushExtended: true }, { tlbflush: { direct: {}, extended: {} } }],
  ['a vendor', { vendorId: 'KVM Hv 12345' }, { vendorid: { vendorid: 'KVM Hv 12345' } }],
])('%s', (_, options, expected) => {
  expect(hyperv(options)).toEqual({ hyperv: expected });
});

test('all that the node can do', () => {
  expect(guestSpec({ features: { hyperv: HypervFeatures.passthrough() } }).domain.features).toEqual({ hypervPassthrough: { enabled: true } });
  expect([HypervFeatures.passthrough(), HypervFeatures.of({})].map(({ isPassthrough }) => isPassthrough)).toEqual([true, false]);
});

const retries = (got: number) => `spinlockRetries: got ${got}; allowed: a whole number from 4096. Write 8191, or leave it out.`;
const vendor = (got: string) => `vendorId: got ${JSON.stringify(got)}; allowed: 1 to 12 ASCII characters. Shorten it, or leave it out.`;

test.each<[HypervFeaturesOptions, ...string[]]>([
  [{ spinlockRetries: 4095 }, retries(4095)],
  [{ spinlockRetries: 8191.5 }, retries(8191.5)],
  [{ vendorId: '' }, vendor('')],
  [{ vendorId: '1234567890abc' }, vendor('1234567890abc')],
  [{ vendorId: 'Größe' }, vendor('Größe')],
  [{ spinlockRetries: 0, vendorId: '' }, retries(0), vendor('')],
])('the workload refuses %j', (options, ...messages) => {
  expect(() => hyperv(options)).toThrow(new Error(messages.map((message) => `[chart/vm] features.hyperv.${message}`).join('\n')));
});
