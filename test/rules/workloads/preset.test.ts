import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'preset/excludes-conflicting-presets': { allowed: 'presets that do not differ' },
  'preset/requires-domain': { allowed: 'a domain' },
});

const preset = (spec: Json, name = 't', namespace?: string): Json => (
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name, namespace }, spec: { selector: {}, ...spec } }
);
const fatal = (...manifests: Json[]): Verdict[] => judge(manifests).filter(([rule]) => rule !== 'object/avoids-deprecated-version');

test('a preset without a domain is refused', () => {
  expect(fatal(preset({ domain: { devices: {} } }))).toEqual([]);
  expect(fatal(preset({}))).toEqual([['preset/requires-domain', 'spec.domain']]);
  expect(fatal({ ...preset({}), spec: undefined })).toEqual([['preset/requires-domain', 'spec.domain']]);
});

describe('preset/excludes-conflicting-presets', () => {
  const selector = { matchLabels: { app: 'a' } };
  const vmi = merged(instance(), { metadata: { labels: { app: 'a' } } });
  const refused: Verdict = ['preset/excludes-conflicting-presets', 'metadata.labels', 'presets one and two'];
  const pair = (one: Json, two: Json, namespace?: string) => [
    preset({ selector, domain: { devices: {}, ...one } }, 'one'), preset({ selector, domain: { devices: {}, ...two } }, 'two', namespace),
  ];

  test.each<[string, Json, Json, ...Verdict[]]>([
    ['the same is accepted', { cpu: { cores: 2 } }, { cpu: { cores: 2 } }],
    ['different things are accepted', { cpu: { cores: 2 } }, { firmware: { uuid: 'x' } }],
    ['what does not count is accepted', { memory: { guest: '1Gi' } }, { memory: { guest: '2Gi' } }],
    ['the same request in other units is accepted', { resources: { requests: { memory: '1Gi' } } }, { resources: { requests: { memory: '1024Mi', cpu: 1 } } }],
    ['a request of one alone is accepted', { resources: { requests: { memory: '1Gi' } } }, { resources: { requests: { constructor: '1', cpu: 1 } } }],
    ['a request named like a field of every object is accepted', { resources: { requests: { constructor: '1' } } }, { resources: { requests: {} } }],
    ['nothing beside a domain is accepted', {}, { clock: { timer: { kvm: {} } } }],
    ['a clock of one alone is accepted', { clock: { timezone: 'Europe/Rome' } }, {}],
    ['a clock of the other alone is accepted', {}, { clock: { timezone: 'Europe/Rome' } }],
    ['the same clock is accepted', { clock: { timezone: 'Europe/Rome' } }, { clock: { timezone: 'Europe/Rome', timer: { kvm: {} } } }],
    ['another clock, but no other timer', { clock: { timer: { kvm: {} } } }, { clock: { timezone: 'Europe/Rome' } }, refused],
    ['other requests', { resources: { requests: { memory: '1Gi' } } }, { resources: { requests: { memory: '2Gi' } } }, refused],
    ['other CPUs', { cpu: { cores: 2 } }, { cpu: { cores: 3 } }, refused],
    ['other firmware', { firmware: { serial: 'a' } }, { firmware: { serial: 'b' } }, refused],
    ['other timers', { clock: { timer: { kvm: {} } } }, { clock: { timer: { hyperv: {} } } }, refused],
    ['other features', { features: { acpi: {} } }, { features: { apic: {} } }, refused],
    ['another watchdog', { devices: { watchdog: { name: 'a' } } }, { devices: { watchdog: { name: 'b' } } }, refused],
    ['another policy', { ioThreadsPolicy: 'auto' }, { ioThreadsPolicy: 'shared' }, refused],
  ])('%s', (_, one, two, ...found) => expect(fatal(vmi, ...pair(one, two)).filter(([rule]) => rule.startsWith('preset/'))).toEqual(found));

  const late = (path: string): Verdict => (
    ['preset/excludes-conflicting-presets', `${path}.metadata.labels`, 'presets one and two', { level: FindingLevel.UNSTARTABLE }]
  );
  const conflict = pair({ cpu: { cores: 2 } }, { cpu: { cores: 3 } });

  test('the instance of a VM is refused when it starts', () => {
    const vm = merged(virtualMachine(), { metadata: { namespace: undefined }, spec: { template: { metadata: { labels: { app: 'a' } } } } });
    expect(fatal(vm, ...conflict)).toEqual([late('spec.template')]);
  });

  test('the instance of a replica set or a pool is refused when it is made', () => {
    expect(fatal(replicaSet(), ...conflict)).toEqual([late('spec.template')]);
    const vms = merged(pool(), { spec: { virtualMachineTemplate: { spec: { template: { metadata: { labels: { app: 'a' } } } } } } });
    expect(fatal(vms, ...conflict)).toEqual([late('spec.virtualMachineTemplate.spec.template')]);
  });

  test('an instance that one preset selects, or one without a domain or a spec', () => {
    const [one] = conflict;
    expect(fatal(vmi, one)).toEqual([]);
    expect(fatal(vmi, one, preset({ selector }, 'two'))).toEqual([['preset/requires-domain', 'spec.domain']]);
    expect(fatal(vmi, preset({ selector }, 'two'), one)).toEqual([['preset/requires-domain', 'spec.domain']]);
    expect(fatal(vmi, { ...preset({}, 'two'), spec: undefined }, one)).toEqual([['preset/requires-domain', 'spec.domain']]);
  });

  test('the first two of three that differ are told', () => {
    const [one, two] = conflict;
    const [, three] = pair({}, { cpu: { cores: 3 } });
    expect(fatal(vmi, one, merged(one, { metadata: { name: 'same' } }), two, merged(three, { metadata: { name: 'three' } }))).toEqual([refused]);
  });

  test('an instance that is not selected, excluded, or in another namespace is accepted', () => {
    expect(fatal(instance(), ...conflict)).toEqual([]);
    const excluded = { metadata: { annotations: { 'virtualmachineinstancepresets.admission.kubevirt.io/exclude': 'true' } } };
    expect(fatal(merged(vmi, excluded), ...conflict)).toEqual([]);
    expect(fatal(vmi, ...pair({ cpu: { cores: 2 } }, { cpu: { cores: 3 } }, 'other'))).toEqual([]);
  });
});
