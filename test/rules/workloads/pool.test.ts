import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'pool/avoids-run-once': { level: FindingLevel.ADVISED, allowed: 'Always, RerunOnFailure, Manual, Halted' },
  'pool/excludes-second-strategy': { allowed: 'one of unmanaged, opportunistic, proactive' },
  'pool/has-valid-max-unavailable': { allowed: 'a number from 1, or "1%" to "100%"' },
  'pool/avoids-indexed-cloud-init-secrets': { level: FindingLevel.ADVISED, allowed: 'one Secret for all VMs, or KubeVirt v1.8' },
});

const found = (spec: Json): Verdict[] => judge(merged(pool(), { spec }));

describe('pool/has-valid-max-unavailable', () => {
  test.each([1, 100, '1%', '+1%', '25%', '100%'])('accepts %j', (maxUnavailable) => expect(found({ maxUnavailable })).toEqual([]));

  test.each([0, -1, '1', '', 'some', '%', '1.5%', '0%', '-1%', '101%', '%1', '5%%', '5% ', ' 5%'])('refuses %j', (maxUnavailable) => {
    expect(found({ maxUnavailable })).toEqual([['pool/has-valid-max-unavailable', 'spec.maxUnavailable', JSON.stringify(maxUnavailable)]]);
  });
});

describe('pool/excludes-second-strategy', () => {
  test.each(['updateStrategy', 'scaleInStrategy'])('%s is one or none', (name) => {
    expect(found({ [name]: { proactive: {} } })).toEqual([]);
    expect(found({ [name]: {} })).toEqual([]);
    expect(found({ [name]: { opportunistic: {} } })).toEqual([]);
    expect(found({ [name]: { unmanaged: {}, opportunistic: {} } })).toEqual([
      ['pool/excludes-second-strategy', `spec.${name}`, '["unmanaged","opportunistic"]'],
    ]);
    expect(found({ [name]: { unmanaged: {}, proactive: {} } })).toEqual([['pool/excludes-second-strategy', `spec.${name}`, '["unmanaged","proactive"]']]);
  });
});

describe('what the schema knows of a pool', () => {
  test.each<[Json, Verdict]>([
    [{ virtualMachineTemplate: undefined }, ['schema/requires-field', 'spec.virtualMachineTemplate']],
    [{ virtualMachineTemplate: { spec: { template: undefined } } }, ['schema/requires-field', 'spec.virtualMachineTemplate.spec.template']],
    [{ replicas: -1 }, ['schema/fits-bounds', 'spec.replicas', '-1']],
    [{ autohealing: { startUpFailureThreshold: 0 } }, ['schema/fits-bounds', 'spec.autohealing.startUpFailureThreshold', '0']],
    [{ scaleInStrategy: { proactive: { statePreservation: 'Kept' } } },
      ['schema/has-known-value', 'spec.scaleInStrategy.proactive.statePreservation', 'Kept']],
    [{ updateStrategy: { proactive: { selectionPolicy: { sortPolicy: 'Best' } } } },
      ['schema/has-known-value', 'spec.updateStrategy.proactive.selectionPolicy.sortPolicy', 'Best']],
  ])('%j', (spec, verdict) => expect(found(spec)).toEqual([verdict]));
});

describe('pool/avoids-indexed-cloud-init-secrets', () => {
  const disk = { name: 'ci', cloudInitNoCloud: { secretRef: { name: 'user' }, networkDataSecretRef: { name: 'network' } } };
  const indexing = (appendIndexToSecretRefs: boolean) => merged(pool({ volumes: [disk] }), { spec: { nameGeneration: { appendIndexToSecretRefs } } });
  const at = 'spec.virtualMachineTemplate.spec.template.spec.volumes[0].cloudInitNoCloud';
  test.each<[string, boolean, ...Verdict[]]>([
    ['1.9.0', true],
    ['1.8.0', true],
    ['1.8', true],
    ['1.7.0', false],
    ['1.7.0', true,
      ['pool/avoids-indexed-cloud-init-secrets', `${at}.networkDataSecretRef.name`, 'network on KubeVirt 1.7.0'],
      ['pool/avoids-indexed-cloud-init-secrets', `${at}.secretRef.name`, 'user on KubeVirt 1.7.0']],
  ])('of v%s, appendIndexToSecretRefs: %s', (kubevirtVersion, appends, ...expected) => {
    expect(judge(indexing(appends), { kubevirtVersion })).toEqual(expected);
  });
  test('of each source of cloud-init', () => {
    const drive = { name: 'ci', cloudInitConfigDrive: { secretRef: { name: 'user' } } };
    const vms = merged(pool({ volumes: [{ name: 'e', emptyDisk: { capacity: '1Gi' } }, drive] }), { spec: { nameGeneration: { appendIndexToSecretRefs: true } } });
    expect(judge(vms, { kubevirtVersion: '1.7.2' })).toEqual([[
      'pool/avoids-indexed-cloud-init-secrets',
      'spec.virtualMachineTemplate.spec.template.spec.volumes[1].cloudInitConfigDrive.secretRef.name',
      'user on KubeVirt 1.7.2',
    ]]);
  });
  test('of a pool without volumes', () => {
    expect(judge(merged(pool(), { spec: { nameGeneration: { appendIndexToSecretRefs: true } } }), { kubevirtVersion: '1.7.0' })).toEqual([]);
    expect(judge(merged(pool({ volumes: [disk] }), { spec: { nameGeneration: {} } }), { kubevirtVersion: '1.7.0' })).toEqual([]);
  });
  test('of the release that is the default', () => expect(judge(indexing(true))).toEqual([]));
});

test.each<[string, ...Verdict[]]>([
  ['Always'], ['RerunOnFailure'], ['Manual'], ['Halted'],
  ['Once', ['pool/avoids-run-once', 'spec.virtualMachineTemplate.spec.runStrategy', 'Once']],
])('VMs of a pool with run strategy %s', (runStrategy, ...expected) => {
  expect(judge(merged(pool(), { spec: { virtualMachineTemplate: { spec: { runStrategy } } } }))).toEqual(expected);
});
