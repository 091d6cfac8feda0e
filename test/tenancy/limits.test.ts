import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { TenantLimits, TenantNamespace } from '../../src/tenancy';

const tenant = (limits: TenantLimits) => new TenantNamespace(new App(), 'tenant-a', { limits });

test('bounds of containers and claims', () => {
  expect(object(synth(tenant({
    container: { max: { cpu: kplus.Cpu.units(16), memory: Size.gibibytes(64) } },
    persistentVolumeClaim: { min: Size.gibibytes(1), max: Size.gibibytes(500) },
  })), 'LimitRange', 'tenant-bounds')).toEqual({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'tenant-bounds', namespace: 'tenant-a' },
    spec: {
      limits: [
        { type: 'Container', max: { cpu: '16', memory: '64Gi' } },
        { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '500Gi' } },
      ],
    },
  });
});

test('defaults only where they are asked for', () => {
  const container = { default: { memory: Size.gibibytes(8) }, defaultRequest: { cpu: kplus.Cpu.millis(100) } };
  expect(object(synth(tenant({ container })), 'LimitRange', 'tenant-bounds').spec.limits).toEqual([
    { type: 'Container', default: { memory: '8Gi' }, defaultRequest: { cpu: '100m' } },
  ]);
});

test('nothing limited, nothing emitted', () => {
  expect(synth(tenant({ container: { max: {} } })).filter(({ kind }) => kind === 'LimitRange')).toEqual([]);
});

test.each<[string, TenantLimits, string]>([
  ['a default request above the default',
    { container: { defaultRequest: { cpu: kplus.Cpu.units(2) }, default: { cpu: kplus.Cpu.units(1) } } },
    'limits.container.default.cpu: got "1"; allowed: at least `defaultRequest`, 2.'],
  ['a default above the maximum',
    { container: { default: { memory: Size.gibibytes(2) }, max: { memory: Size.gibibytes(1) } } },
    'limits.container.max.memory: got "1Gi"; allowed: at least `default`, 2Gi.'],
  ['a minimum above the maximum', { container: { min: { cpu: kplus.Cpu.units(2) }, max: { cpu: kplus.Cpu.millis(1500) } } },
    'limits.container.max.cpu: got "1500m"; allowed: at least `min`, 2.'],
  ['a claim minimum above the maximum', { persistentVolumeClaim: { min: Size.gibibytes(2), max: Size.gibibytes(1) } },
    'limits.persistentVolumeClaim.max.storage: got "1Gi"; allowed: at least `min`, 2Gi.'],
  ['no memory', { container: { max: { memory: Size.gibibytes(0) } } }, 'limits.container.max.memory: got "0Ti"; allowed: more than zero.'],
])('refuses %s', (_, limits, message) => {
  expect(() => tenant(limits)).toThrow(`[tenant-a] ${message}`);
});
