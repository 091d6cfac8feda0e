import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'instancetype/excludes-own-settings': { allowed: 'nothing: instancetype u1.large decides it' },
  'preference/requires-architecture': { allowed: 'arm64' },
  'preference/requires-cpus': {
    allowed: [
      'at least 4 vCPUs',
      'at least 4 vCPUs as cores × sockets × threads',
      'at least 4 vCPUs as cores × threads',
      'at least 4 vCPUs as sockets',
      'at least 4 vCPUs as threads',
    ],
    reported: [
      undefined,
      'spec.template.spec.domain.cpu.cores, spec.template.spec.domain.cpu.sockets, spec.template.spec.domain.cpu.threads',
      'spec.template.spec.domain.cpu.cores, spec.template.spec.domain.cpu.threads',
    ],
  },
  'preference/requires-memory': { allowed: ['at least 1.5Gi', 'at least 2Gi'] },
  'preference/requires-cpu-for-features': { allowed: 'at least cpu.cores' },
  'preference/has-known-failure-policy': { allowed: 'Reject, Ignore' },
  'preference/has-known-kind': { level: FindingLevel.UNSTARTABLE, allowed: 'VirtualMachineClusterPreference, the default, or VirtualMachinePreference' },
  'preference/references-labelled-volume': { allowed: 'the name of a volume of the template' },
  'preference/requires-name': { allowed: 'name or inferFromVolume' },
  'preference/excludes-name-with-inference': { allowed: 'nothing beside inferFromVolume' },
});

function own(spec: Json): Json {
  return { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterPreference', metadata: { name: 'own' }, spec };
}

function app(preference: Json, domain: Json, more: Json = {}): Json[] {
  return [merged(virtualMachine({ domain }), { spec: { preference: { name: 'own' }, ...more } }), own(preference)];
}

function referring(preference: Json): Json {
  const volumes = [{ name: 'pvc', persistentVolumeClaim: { claimName: 'c' } }];
  return merged(virtualMachine({ volumes }), { spec: { preference } });
}

function table(rows: [title: string, manifest: Json | Json[], ...found: Verdict[]][]): void {
  test.each(rows.map(([title, manifest, ...found]) => ({ title, manifest, found })))('$title', ({ manifest, found }) => {
    expect(judge(manifest)).toEqual(found);
  });
}

describe('a reference follows the rules of an instancetype', () => table([
  ['by name', referring({ name: 'rhel.9' }), ['preference/requires-memory', 'spec.template.spec.domain.memory', '1Gi']],
  ['by neither', referring({}), ['preference/requires-name', 'spec.preference', '{}']],
  ['by a volume and a name', referring({ name: 'rhel.9', inferFromVolume: 'pvc' }), ['preference/excludes-name-with-inference', 'spec.preference.name', 'rhel.9']],
  ['by a volume that is not there', referring({ inferFromVolume: 'x' }),
    ['preference/references-labelled-volume', 'spec.preference.inferFromVolume', 'x']],
  ['with the policy of the API documentation', referring({ inferFromVolume: 'pvc', inferFromVolumeFailurePolicy: 'IgnoreInferFromVolumeFailure' }),
    ['preference/has-known-failure-policy', 'spec.preference.inferFromVolumeFailurePolicy', 'IgnoreInferFromVolumeFailure']],
  ['of a kind that is none', referring({ name: 'rhel.9', kind: 'Widget' }), ['preference/has-known-kind', 'spec.preference.kind', 'Widget']],
]));

describe('preference/requires-cpu-for-features', () => {
  const features = { cpu: { preferredCPUFeatures: [{ name: 'vmx' }] } };
  table([
    ['with CPUs', app(features, { cpu: { cores: 1 } })],
    ['with an instancetype', app(features, { memory: undefined }, { instancetype: { name: 'u1.medium' } })],
    ['with an instancetype that is not known', app(features, {}, { instancetype: { name: 'x' } })],
    ['with neither', app(features, {}), ['preference/requires-cpu-for-features', 'spec.template.spec.domain.cpu']],
  ]);
});

describe('preference/requires-cpus', () => {
  const needs = (cpu: Json = {}) => ({ cpu, requirements: { cpu: { guest: 4 } } });
  const refused = (field: string, got: string): Verdict => ['preference/requires-cpus', field, got];
  const CPU = 'spec.template.spec.domain.cpu';
  table([
    ['enough of an instancetype', app(needs(), { memory: undefined }, { instancetype: { name: 'u1.xlarge' } })],
    ['too few of it', app(needs(), { memory: undefined }, { instancetype: { name: 'u1.large' } }), refused('spec.instancetype', '2 vCPUs')],
    ['an instancetype that is not known', app(needs(), {}, { instancetype: { name: 'x' } })],
    ['an instancetype that does not fit', app(needs(), {}, { instancetype: { name: 'u1.large' } }),
      ['instancetype/excludes-own-settings', 'spec.template.spec.domain.memory.guest', '1Gi']],
    ['sockets', app(needs(), { cpu: { sockets: 4 } })],
    ['from a limit', app(needs(), { resources: { limits: { cpu: '3500m' } } })],
    ['cores where sockets count', app(needs(), { cpu: { cores: 4 } }), refused(`${CPU}.sockets`, '0 vCPUs')],
    ['cores', app(needs({ preferredCPUTopology: 'cores' }), { cpu: { cores: 4 } })],
    ['too few threads', app(needs({ preferredCPUTopology: 'threads' }), { cpu: { threads: 3 } }), refused(`${CPU}.threads`, '3 vCPUs')],
    ['the product', app(needs({ preferredCPUTopology: 'any' }), { cpu: { sockets: 2, cores: 2, threads: 1 } })],
    ['too small a product', app(needs({ preferredCPUTopology: 'any' }), { cpu: { sockets: 3, cores: 1, threads: 1 } }), refused(CPU, '3 vCPUs')],
    ['spread', app(needs({ preferredCPUTopology: 'spread', spreadOptions: { across: 'CoresThreads' } }), { cpu: { sockets: 4, cores: 1, threads: 2 } }), refused(CPU, '2 vCPUs')],
  ]);
});

describe('preference/requires-memory', () => {
  const needs = { requirements: { memory: { guest: '2Gi' } } };
  const refused = (field: string, got: string): Verdict => ['preference/requires-memory', field, got];
  table([
    ['enough', app(needs, { memory: { guest: '2048Mi' } })],
    ['enough requested', app(needs, { memory: undefined, resources: { requests: { memory: '2Gi' } } })],
    ['too little', app(needs, { memory: { guest: '2047Mi' } }), refused('spec.template.spec.domain.memory', '2047Mi')],
    ['too little of an instancetype', app(needs, { memory: undefined }, { instancetype: { name: 'u1.nano' } }), refused('spec.instancetype', '512Mi')],
  ]);
});

describe('preference/requires-architecture', () => {
  const needs = { requirements: { architecture: 'arm64' } };
  table([
    ['that of the cluster', app(needs, {}), ['preference/requires-architecture', 'spec.template.spec.architecture', 'amd64']],
    ['its own', app({ ...needs, preferredArchitecture: 'arm64' }, {})],
  ]);
});
