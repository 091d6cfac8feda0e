import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'preference-spec/has-known-spread': { allowed: 'SocketsCores, CoresThreads, SocketsCoresThreads' },
  'preference-spec/has-known-topology': { allowed: 'sockets, cores, threads, spread, any' },
  'instancetype/excludes-own-settings': { allowed: 'nothing: instancetype u1.large decides it' },
  'preference/requires-architecture': { allowed: 'arm64' },
  'preference/requires-cpus': {
    allowed: 'at least 4 vCPUs',
  },
  'preference/requires-memory': { allowed: ['at least 1.5Gi', 'at least 2Gi'] },
  'preference/requires-cpu-for-features': { allowed: 'at least cpu.cores' },
  'preference/has-known-failure-policy': { allowed: 'Reject, Ignore' },
  'preference/has-known-kind': { level: FindingLevel.UNSTARTABLE, allowed: 'VirtualMachineClusterPreference, the default, or VirtualMachinePreference' },
  'preference/references-labelled-volume': { allowed: 'a volume that is a PVC or is cloned from one' },
  'preference/avoids-inference': { level: FindingLevel.ADVISED, allowed: 'the name of a preference' },
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
  const volumes = [{ name: 'pvc', persistentVolumeClaim: { claimName: 'c' } }, { name: 'empty', emptyDisk: { capacity: '1Gi' } }];
  return merged(virtualMachine({ volumes }), { spec: { preference } });
}

/** That what is inferred should be named is told of many rows; it has a test of its own. */
const isNews = ([rule]: Verdict) => rule !== 'preference/avoids-inference';

function table(rows: [title: string, manifest: Json | Json[], ...found: Verdict[]][]): void {
  test.each(rows.map(([title, manifest, ...found]) => ({ title, manifest, found })))('$title', ({ manifest, found }) => {
    expect(judge(manifest).filter(isNews)).toEqual(found);
  });
}

describe('a reference follows the rules of an instancetype', () => table([
  ['by name', referring({ name: 'rhel.9' }), ['preference/requires-memory', 'spec.template.spec.domain.memory', '1Gi']],
  ['by neither', referring({}), ['preference/requires-name', 'spec.preference', '{}']],
  ['by a volume and a name', referring({ name: 'rhel.9', inferFromVolume: 'pvc' }), ['preference/excludes-name-with-inference', 'spec.preference.name', 'rhel.9']],
  ['by a volume that is not there', referring({ inferFromVolume: 'x' }),
    ['preference/references-labelled-volume', 'spec.preference.inferFromVolume', 'x', { allowed: 'the name of a volume of the template' }]],
  ['by a volume of another type', referring({ inferFromVolume: 'empty' }),
    ['preference/references-labelled-volume', 'spec.preference.inferFromVolume', 'empty']],
  ['by a volume and a kind', referring({ kind: 'VirtualMachinePreference', inferFromVolume: 'pvc' }),
    ['preference/excludes-name-with-inference', 'spec.preference.kind', 'VirtualMachinePreference']],
  ['with the policy of the API documentation', referring({ inferFromVolume: 'pvc', inferFromVolumeFailurePolicy: 'IgnoreInferFromVolumeFailure' }),
    ['preference/has-known-failure-policy', 'spec.preference.inferFromVolumeFailurePolicy', 'IgnoreInferFromVolumeFailure']],
  ['of a kind that does not exist', referring({ name: 'rhel.9', kind: 'Widget' }), ['preference/has-known-kind', 'spec.preference.kind', 'Widget']],
]));

describe('preference/requires-cpu-for-features', () => {
  const features = { cpu: { preferredCPUFeatures: [{ name: 'vmx' }] } };
  table([
    ['CPUs are enough', app(features, { cpu: { cores: 1 } })],
    ['an instancetype is enough', app(features, { memory: undefined }, { instancetype: { name: 'u1.medium' } })],
    ['an instancetype that is not known may be enough', app(features, {}, { instancetype: { name: 'x' } })],
    ['without features none is needed', app({ cpu: { preferredCPUFeatures: [] } }, {})],
    ['neither is refused', app(features, {}), ['preference/requires-cpu-for-features', 'spec.template.spec.domain.cpu']],
  ]);
});

describe('preference/requires-cpus', () => {
  const needs = (cpu: Json = {}) => ({ cpu, requirements: { cpu: { guest: 4 } } });
  const CPU = 'spec.template.spec.domain.cpu';
  const refused = (got: string, ...dimensions: string[]): Verdict => {
    const fields = dimensions.map((dimension) => `${CPU}.${dimension}`);
    const allowed = `at least 4 vCPUs as ${dimensions.join(' × ')}`;
    return ['preference/requires-cpus', fields.length > 1 ? CPU : fields[0], got, { allowed, ...fields.length > 1 ? { reported: fields.join(', ') } : {} }];
  };
  const spread = (across: string) => needs({ preferredCPUTopology: 'spread', spreadOptions: { across } });
  table([
    ['an instancetype with enough is accepted', app(needs(), { memory: undefined }, { instancetype: { name: 'u1.xlarge' } })],
    ['an instancetype with too few is refused', app(needs(), { memory: undefined }, { instancetype: { name: 'u1.large' } }),
      ['preference/requires-cpus', 'spec.instancetype', '2 vCPUs']],
    ['no requirement is met without CPUs', app({ requirements: { memory: { guest: '1Mi' } } }, {})],
    ['an instancetype that is not known may have enough', app(needs(), {}, { instancetype: { name: 'x' } })],
    ['an instancetype that does not fit breaks another rule', app(needs(), {}, { instancetype: { name: 'u1.large' } }),
      ['instancetype/excludes-own-settings', 'spec.template.spec.domain.memory.guest', '1Gi']],
    ['enough sockets are accepted', app(needs(), { cpu: { sockets: 4 } })],
    ['too few sockets are refused', app(needs(), { cpu: { sockets: 3 } }), refused('sockets: 3; 3 vCPUs count', 'sockets')],
    ['sockets from a limit are accepted', app(needs(), { resources: { limits: { cpu: '3500m' } } })],
    ['cores do not count as sockets', app(needs(), { cpu: { cores: 4 } }), refused('cores: 4; 0 vCPUs count', 'sockets')],
    ['a guest without CPUs has one socket', app(needs(), {}), refused('sockets: 1, cores: 1, threads: 1; 1 vCPUs count', 'sockets')],
    ['enough cores are accepted', app(needs({ preferredCPUTopology: 'cores' }), { cpu: { cores: 4 } })],
    ['too few cores are refused', app(needs({ preferredCPUTopology: 'cores' }), { cpu: { sockets: 4, cores: 3 } }), refused('sockets: 4, cores: 3; 3 vCPUs count', 'cores')],
    ['enough threads are accepted', app(needs({ preferredCPUTopology: 'threads' }), { cpu: { threads: 4 } })],
    ['too few threads are refused', app(needs({ preferredCPUTopology: 'threads' }), { cpu: { threads: 3 } }), refused('threads: 3; 3 vCPUs count', 'threads')],
    ['a product that is enough is accepted', app(needs({ preferredCPUTopology: 'any' }), { cpu: { sockets: 2, cores: 2, threads: 1 } })],
    ['a product that is too small is refused', app(needs({ preferredCPUTopology: 'any' }), { cpu: { sockets: 3, cores: 1, threads: 1 } }),
      refused('sockets: 3, cores: 1, threads: 1; 3 vCPUs count', 'cores', 'sockets', 'threads')],
    ['CoresThreads counts no sockets', app(spread('CoresThreads'), { cpu: { sockets: 4, cores: 1, threads: 2 } }), refused('sockets: 4, cores: 1, threads: 2; 2 vCPUs count', 'cores', 'threads')],
    ['CoresThreads counts cores and threads', app(spread('CoresThreads'), { cpu: { cores: 2, threads: 2 } })],
    ['SocketsCores counts no threads', app(spread('SocketsCores'), { cpu: { sockets: 1, cores: 3, threads: 2 } }), refused('sockets: 1, cores: 3, threads: 2; 3 vCPUs count', 'sockets', 'cores')],
    ['SocketsCores counts sockets and cores', app(spread('SocketsCores'), { cpu: { sockets: 2, cores: 2 } })],
    ['SocketsCoresThreads counts all', app(spread('SocketsCoresThreads'), { cpu: { sockets: 1, cores: 2, threads: 2 } })],
    ['SocketsCoresThreads counts no others', app(spread('SocketsCoresThreads'), { cpu: { sockets: 3, cores: 1, threads: 1 } }),
      refused('sockets: 3, cores: 1, threads: 1; 3 vCPUs count', 'sockets', 'cores', 'threads')],
    ['a spread named like a field of every object breaks another rule', app(spread('constructor'), { cpu: { sockets: 1 } }),
      ['preference-spec/has-known-spread', 'spec.cpu.spreadOptions.across', 'constructor']],
    ['a topology that is not known breaks another rule', app(needs({ preferredCPUTopology: 'SocketsCores' }), { cpu: { sockets: 1 } }),
      ['preference-spec/has-known-topology', 'spec.cpu.preferredCPUTopology', 'SocketsCores']],
  ]);
});

describe('preference/requires-memory', () => {
  const needs = { requirements: { memory: { guest: '2Gi' } } };
  const refused = (field: string, got: string): Verdict => ['preference/requires-memory', field, got];
  table([
    ['enough is accepted', app(needs, { memory: { guest: '2048Mi' } })],
    ['enough requested is accepted', app(needs, { memory: undefined, resources: { requests: { memory: '2Gi' } } })],
    ['too little is refused', app(needs, { memory: { guest: '2047Mi' } }), refused('spec.template.spec.domain.memory', '2047Mi')],
    ['an instancetype with too little is refused', app(needs, { memory: undefined }, { instancetype: { name: 'u1.nano' } }), refused('spec.instancetype', '512Mi')],
  ]);
  test('no memory at all is refused', () => {
    const found = judge(app(needs, { memory: undefined })).filter(([rule]) => rule.startsWith('preference/'));
    expect(found).toEqual([refused('spec.template.spec.domain.memory', 'no memory')]);
  });
});

describe('preference/requires-architecture', () => {
  const needs = { requirements: { architecture: 'arm64' } };
  table([
    ['no requirement is met by every architecture', app({ requirements: {} }, {})],
    ['the architecture that is written is accepted', [merged(virtualMachine({ architecture: 'arm64' }), { spec: { preference: { name: 'own' } } }), own(needs)]],
    ['that of the cluster is refused', app(needs, {}), ['preference/requires-architecture', 'spec.template.spec.architecture', 'amd64']],
    ['that of the preference is accepted', app({ ...needs, preferredArchitecture: 'arm64' }, {})],
  ]);
});

test('what KubeVirt refuses of the VMs of a pool is never made', () => {
  const vms = (domain: Json) => [
    merged(pool({ domain }), { spec: { virtualMachineTemplate: { spec: { preference: { name: 'own' } } } } }),
    own({ cpu: { preferredCPUTopology: 'any' }, requirements: { cpu: { guest: 4 } } }),
  ];
  const cpu = 'spec.template.spec.domain.cpu';
  expect(judge(vms({ cpu: { cores: 4, sockets: 1, threads: 1 } }))).toEqual([]);
  expect(judge(vms({ cpu: { cores: 2, sockets: 1, threads: 1 } }))).toEqual([['preference/requires-cpus', `spec.virtualMachineTemplate.${cpu}`, 'sockets: 1, cores: 2, threads: 1; 2 vCPUs count', {
    level: FindingLevel.UNSTARTABLE, allowed: 'at least 4 vCPUs as cores × sockets × threads', reported: `${cpu}.cores, ${cpu}.sockets, ${cpu}.threads`,
  }]]);
});

test('a preference that is inferred should be named', () => {
  expect(judge(referring({ inferFromVolume: 'pvc' }))).toEqual([['preference/avoids-inference', 'spec.preference.inferFromVolume', 'pvc']]);
});
