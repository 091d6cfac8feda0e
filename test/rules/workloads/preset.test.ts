import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'preset/agrees-with-others': { level: [undefined, FindingLevel.UNSTARTABLE], allowed: 'presets that do not differ' },
  'preset/has-domain': { allowed: 'a domain' },
});

const preset = (spec: Json, name = 't', namespace?: string): Json => (
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name, namespace }, spec: { selector: {}, ...spec } }
);
const fatal = (...manifests: Json[]): Verdict[] => judge(manifests).filter(([rule]) => rule !== 'object/avoids-deprecated-version');

test('preset/has-domain', () => {
  expect(fatal(preset({ domain: { devices: {} } }))).toEqual([]);
  expect(fatal(preset({}))).toEqual([['preset/has-domain', 'spec.domain']]);
  expect(fatal({ ...preset({}), spec: undefined })).toEqual([['preset/has-domain', 'spec.domain']]);
});

describe('preset/agrees-with-others', () => {
  const selector = { matchLabels: { app: 'a' } };
  const vmi = merged(instance(), { metadata: { labels: { app: 'a' } } });
  const refused: Verdict = ['preset/agrees-with-others', 'metadata.labels', 'presets one and two'];
  const pair = (one: Json, two: Json, namespace?: string) => [
    preset({ selector, domain: { devices: {}, ...one } }, 'one'), preset({ selector, domain: { devices: {}, ...two } }, 'two', namespace),
  ];

  test.each<[string, Json, Json, ...Verdict[]]>([
    ['the same', { cpu: { cores: 2 } }, { cpu: { cores: 2 } }],
    ['different things', { cpu: { cores: 2 } }, { firmware: { uuid: 'x' } }],
    ['what does not count', { memory: { guest: '1Gi' } }, { memory: { guest: '2Gi' } }],
    ['the same request', { resources: { requests: { memory: '1Gi' } } }, { resources: { requests: { memory: '1024Mi', cpu: 1 } } }],
    ['another clock, but no other timer', { clock: { timer: { kvm: {} } } }, { clock: { timezone: 'Europe/Rome' } }, refused],
    ['other requests', { resources: { requests: { memory: '1Gi' } } }, { resources: { requests: { memory: '2Gi' } } }, refused],
    ['other CPUs', { cpu: { cores: 2 } }, { cpu: { cores: 3 } }, refused],
    ['other firmware', { firmware: { serial: 'a' } }, { firmware: { serial: 'b' } }, refused],
    ['other timers', { clock: { timer: { kvm: {} } } }, { clock: { timer: { hyperv: {} } } }, refused],
    ['other features', { features: { acpi: {} } }, { features: { apic: {} } }, refused],
    ['another watchdog', { devices: { watchdog: { name: 'a' } } }, { devices: { watchdog: { name: 'b' } } }, refused],
    ['another policy', { ioThreadsPolicy: 'auto' }, { ioThreadsPolicy: 'shared' }, refused],
  ])('%s', (_, one, two, ...found) => expect(fatal(vmi, ...pair(one, two)).filter(([rule]) => rule.startsWith('preset/'))).toEqual(found));

  const conflict = pair({ cpu: { cores: 2 } }, { cpu: { cores: 3 } });

  test('the instance of a VM is refused when it starts', () => {
    const vm = merged(virtualMachine(), { metadata: { namespace: undefined }, spec: { template: { metadata: { labels: { app: 'a' } } } } });
    expect(fatal(vm, ...conflict)).toEqual([['preset/agrees-with-others', 'spec.template.metadata.labels', 'presets one and two']]);
  });

  test('an instance that is not selected, excluded, or in another namespace', () => {
    expect(fatal(instance(), ...conflict)).toEqual([]);
    const excluded = { metadata: { annotations: { 'virtualmachineinstancepresets.admission.kubevirt.io/exclude': 'true' } } };
    expect(fatal(merged(vmi, excluded), ...conflict)).toEqual([]);
    expect(fatal(vmi, ...pair({ cpu: { cores: 2 } }, { cpu: { cores: 3 } }, 'other'))).toEqual([]);
  });
});
