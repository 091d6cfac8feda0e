import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'instancetype/fits-spread': {
    allowed: [
      'a number of vCPUs that spreads over CoresThreads at a ratio of 2',
      'a number of vCPUs that spreads over SocketsCores at a ratio of 0',
      'a number of vCPUs that spreads over SocketsCores at a ratio of 2',
      'a number of vCPUs that spreads over SocketsCoresThreads at a ratio of 1',
      'a number of vCPUs that spreads over SocketsCoresThreads at a ratio of 2',
    ],
    reported: 'instancetype.spec.cpu.guest',
  },
  'instancetype/excludes-own-settings': { allowed: 'nothing: instancetype own decides it' },
  'instancetype/has-known-failure-policy': { allowed: 'Reject, Ignore' },
  'instancetype/has-known-kind': {
    level: FindingLevel.UNSTARTABLE,
    allowed: 'VirtualMachineClusterInstancetype, the default, or VirtualMachineInstancetype',
  },
  'instancetype/references-labelled-volume': {
    allowed: ['a volume that is a PVC or is cloned from one', 'a volume whose claim or DataSource has the label instancetype.kubevirt.io/default-instancetype'],
  },
  'instancetype/avoids-inference': { level: FindingLevel.ADVISED, allowed: 'the name of an instancetype' },
  'instancetype/requires-name': { allowed: 'name or inferFromVolume' },
  'instancetype/excludes-name-with-inference': { allowed: 'nothing beside inferFromVolume' },
});

const NO_MEMORY = { domain: { memory: undefined } };

function vm(instancetype: Json, fragment: Json = NO_MEMORY, more: Json = {}): Json {
  return merged(virtualMachine(fragment), { spec: { instancetype, ...more } });
}

/** That what is inferred should be named is told of many rows; it has a test of its own. */
const isNews = ([rule]: Verdict) => rule !== 'instancetype/avoids-inference';

function table(rows: [title: string, manifest: Json | Json[], ...found: Verdict[]][]): void {
  test.each(rows.map(([title, manifest, ...found]) => ({ title, manifest, found })))('$title', ({ manifest, found }) => {
    expect(judge(manifest).filter(isNews)).toEqual(found);
  });
}

const VOLUMES = { volumes: [{ name: 'pvc', persistentVolumeClaim: { claimName: 'c' } }, { name: 'root', dataVolume: { name: 'root' } }, { name: 'e', emptyDisk: { capacity: '1Gi' } }] };
const template = (spec: Json) => ({ dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: { storage: { resources: { requests: { storage: '1Gi' } } }, ...spec } }] });

describe('instancetype/requires-name', () => table([
  ['a name is accepted', vm({ name: 'u1.medium' })],
  ['a volume is accepted', vm({ inferFromVolume: 'pvc' }, VOLUMES)],
  ['neither is refused', vm({ kind: 'VirtualMachineInstancetype' }, {}), ['instancetype/requires-name', 'spec.instancetype', '{"kind":"VirtualMachineInstancetype"}']],
]));

describe('instancetype/excludes-name-with-inference', () => table([
  ['a name and a kind are accepted', vm({ name: 'u1.medium', kind: 'VirtualMachineClusterInstancetype' })],
  ['a name and a kind beside a volume are refused', vm({ name: 'a', kind: 'b', inferFromVolume: 'pvc' }, VOLUMES),
    ['instancetype/excludes-name-with-inference', 'spec.instancetype.kind', 'b'], ['instancetype/excludes-name-with-inference', 'spec.instancetype.name', 'a']],
]));

describe('instancetype/has-known-failure-policy', () => table([
  ['Ignore is accepted', vm({ inferFromVolume: 'pvc', inferFromVolumeFailurePolicy: 'Ignore' }, VOLUMES)],
  ['Reject is accepted', vm({ inferFromVolume: 'pvc', inferFromVolumeFailurePolicy: 'Reject' }, VOLUMES)],
  ['the word of the API documentation is refused', vm({ inferFromVolume: 'pvc', inferFromVolumeFailurePolicy: 'IgnoreInferFromVolumeFailure' }, VOLUMES),
    ['instancetype/has-known-failure-policy', 'spec.instancetype.inferFromVolumeFailurePolicy', 'IgnoreInferFromVolumeFailure']],
]));

describe('instancetype/references-labelled-volume', () => {
  const refused: Verdict = ['instancetype/references-labelled-volume', 'spec.instancetype.inferFromVolume', 'root'];
  const root = { inferFromVolume: 'root' };
  table([
    ['a DataVolume that is made elsewhere is accepted', vm(root, VOLUMES)],
    ['a clone of a PVC is accepted', vm(root, VOLUMES, template({ source: { pvc: { name: 'a', namespace: 'default' } } }))],
    ['a clone of a DataSource is accepted', vm(root, VOLUMES, template({ sourceRef: { kind: 'DataSource', name: 'a' } }))],
    ['an import is refused', vm(root, VOLUMES, template({ source: { http: { url: 'http://a/b' } } })), refused],
    ['an import is accepted where its silence is ignored', vm({ ...root, inferFromVolumeFailurePolicy: 'Ignore' }, VOLUMES, template({ source: { http: { url: 'http://a/b' } } }))],
    ['another type is refused', vm({ inferFromVolume: 'e' }, VOLUMES), ['instancetype/references-labelled-volume', 'spec.instancetype.inferFromVolume', 'e']],
    ['a volume that is not there is refused in any case', vm({ inferFromVolume: 'x', inferFromVolumeFailurePolicy: 'Ignore' }, VOLUMES),
      ['instancetype/references-labelled-volume', 'spec.instancetype.inferFromVolume', 'x', { allowed: 'the name of a volume of the template' }]],
  ]);
});

describe('instancetype/has-known-kind', () => table([
  ['the cluster-wide kind is accepted', vm({ name: 'u1.medium', kind: 'VirtualMachineClusterInstancetype' })],
  ['the plural is accepted, whatever the case', vm({ name: 'a', kind: 'virtualmachineinstancetypes' })],
  ['another kind is told', vm({ name: 'u1.medium', kind: 'Widget' }, {}), ['instancetype/has-known-kind', 'spec.instancetype.kind', 'Widget']],
  ['another kind beside a volume is refused by another rule', vm({ kind: 'Widget', inferFromVolume: 'pvc' }, VOLUMES),
    ['instancetype/excludes-name-with-inference', 'spec.instancetype.kind', 'Widget']],
  ['another kind is not told where a revision is read instead', vm({ name: 'u1.medium', kind: 'Widget', revisionName: 'r' }, {})],
]));

test('the VMs of a pool are refused when it makes them', () => {
  const manifest = merged(pool(), { spec: { virtualMachineTemplate: { spec: { instancetype: { name: 'u1.medium' } } } } });
  expect(admit([{ manifest }])).toEqual([expect.objectContaining({
    level: FindingLevel.UNSTARTABLE,
    rule: 'instancetype/excludes-own-settings',
    field: 'spec.virtualMachineTemplate.spec.template.spec.domain.memory.guest',
    reported: 'spec.template.spec.domain.memory.guest',
  })]);
});

test('a kind that is not known is admitted and keeps the VM from starting', () => {
  expect(admit([{ manifest: vm({ name: 'a', kind: 'Widget' }, {}) }]).map(({ level }) => level)).toEqual([FindingLevel.UNSTARTABLE]);
});

describe('instancetype/fits-spread', () => {
  const INSTANCETYPE = (guest: number) => ({
    apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', metadata: { name: 'own' }, spec: { cpu: { guest }, memory: { guest: '4Gi' } },
  });
  const PREFERENCE = (spreadOptions: Json) => ({
    apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterPreference', metadata: { name: 'own' }, spec: { cpu: { preferredCPUTopology: 'spread', spreadOptions } },
  });
  const app = (guest: number, spreadOptions: Json) => [vm({ name: 'own' }, NO_MEMORY, { preference: { name: 'own' } }), INSTANCETYPE(guest), PREFERENCE(spreadOptions)];
  const refused = (guest: number): Verdict => ['instancetype/fits-spread', 'spec.instancetype', `${guest} vCPUs`];
  table([
    ['sockets and cores are filled', app(6, { ratio: 3 })],
    ['sockets and cores with a rest are refused', app(5, {}), refused(5)],
    ['cores and threads are filled', app(6, { across: 'CoresThreads' })],
    ['cores and threads with a rest are refused', app(7, { across: 'CoresThreads' }), refused(7)],
    ['all three are filled', app(8, { across: 'SocketsCoresThreads' })],
    ['all three with a rest in the half are refused', app(6, { across: 'SocketsCoresThreads' }), refused(6)],
    ['all three of an odd number are refused', app(5, { across: 'SocketsCoresThreads', ratio: 1 }), refused(5)],
    ['a ratio of 0 is refused', app(4, { ratio: 0 }), refused(4)],
  ]);
});

describe('instancetype/excludes-own-settings', () => {
  const own = {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClusterInstancetype',
    metadata: { name: 'own' },
    spec: {
      annotations: { a: 'b' },
      cpu: { guest: 2, dedicatedCPUPlacement: false, isolateEmulatorThread: false, numa: {}, model: 'Haswell' },
      memory: { guest: '4Gi', hugepages: { pageSize: '2Mi' }, maxGuest: '8Gi' },
      gpus: [{ name: 'g', deviceName: 'a.b/d' }],
      ioThreadsPolicy: 'auto',
      nodeSelector: { a: 'b' },
      schedulerName: 's',
    },
  };
  const conflict = (field: string, got: string): [string, string, string] => ['instancetype/excludes-own-settings', `spec.template.spec.${field}`, got];
  const with_ = (fragment: Json) => [vm({ name: 'own' }, merged(NO_MEMORY, fragment)), own];
  table([
    ['a VM that says nothing of it is accepted', with_({})],
    ['what the instancetype does not say is accepted', vm({ name: 'u1.medium' }, merged(NO_MEMORY, { nodeSelector: { a: 'b' }, domain: { cpu: { model: 'Haswell' }, ioThreadsPolicy: 'auto' } }))],
    ['vCPUs are refused', with_({ domain: { cpu: { sockets: 1, cores: 2, threads: 0 } } }), conflict('domain.cpu.cores', '2'), conflict('domain.cpu.sockets', '1')],
    ['requests and limits are refused', with_({ domain: { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } } } }),
      conflict('domain.resources.limits.cpu', '1'), conflict('domain.resources.limits.memory', '1Gi'),
      conflict('domain.resources.requests.cpu', '1'), conflict('domain.resources.requests.memory', '1Gi')],
    ['placement that the VM asks for is refused', with_({ domain: { cpu: { dedicatedCpuPlacement: true, isolateEmulatorThread: true } } }),
      [...conflict('domain.cpu.dedicatedCpuPlacement', 'true'), { reported: 'spec.template.spec.domain.cpu.dedicatedCPUPlacement' }], conflict('domain.cpu.isolateEmulatorThread', 'true')],
    ['placement that the VM does not want is accepted', with_({ domain: { cpu: { dedicatedCpuPlacement: false } } })],
    ['memory is refused', with_({ domain: { memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' }, maxGuest: '2Gi' } } }),
      conflict('domain.memory.guest', '1Gi'), conflict('domain.memory.hugepages', '{"pageSize":"2Mi"}'), conflict('domain.memory.maxGuest', '2Gi')],
    ['all the rest is refused', with_({ nodeSelector: {}, schedulerName: 't', domain: { ioThreadsPolicy: 'shared', cpu: { model: 'host-model', numa: {} }, devices: { gpus: [{ name: 'h', deviceName: 'a.b/d' }] } } }),
      conflict('domain.cpu.model', 'host-model'), conflict('domain.cpu.numa', '{}'), conflict('domain.devices.gpus', '[{"name":"h","deviceName":"a.b/d"}]'),
      conflict('domain.ioThreadsPolicy', 'shared'), conflict('nodeSelector', '{}'), conflict('schedulerName', 't')],
  ]);

  test.each<[string, Verdict[]]>([
    ['b', []],
    ['c', [['instancetype/excludes-own-settings', 'spec.template.metadata.annotations[a]', 'c', { reported: 'annotations.a' }]]],
  ])('the annotation a: %s', (a, found) => {
    expect(judge([merged(vm({ name: 'own' }), { spec: { template: { metadata: { annotations: { a } } } } }), own])).toEqual(found);
  });
});

describe('what is inferred from labels that the app sets', () => {
  const LABEL = 'instancetype.kubevirt.io/default-instancetype';
  const labelled = (apiVersion: string, kind: string, labels: Json, spec: Json = {}) => (
    { apiVersion, kind, metadata: { name: 'src', namespace: 'default', labels }, spec }
  );
  const CDI = 'cdi.kubevirt.io/v1beta1';
  const u1 = { [LABEL]: 'u1.medium' };
  const claimSpec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const claim = (labels: Json = u1) => labelled('v1', 'PersistentVolumeClaim', labels, claimSpec);
  const dataSource = (labels: Json, source: Json = { pvc: { name: 'src', namespace: 'default' } }) => labelled(CDI, 'DataSource', labels, { source });
  const volumeSnapshot = labelled('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', u1, { source: { persistentVolumeClaimName: 'x' } });
  const dataVolume = (labels: Json, spec: Json = { source: { blank: {} } }) => labelled(CDI, 'DataVolume', labels, { storage: claimSpec, ...spec });
  const inferring = (volume: Json, spec: Json = {}, matcher: Json = {}) => merged(virtualMachine({ volumes: [{ name: 'root', ...volume }] }), {
    spec: { instancetype: { inferFromVolume: 'root', ...matcher }, ...spec },
  });
  const onClaim = inferring({ persistentVolumeClaim: { claimName: 'src' } });
  const onTemplate = (spec: Json) => inferring({ dataVolume: { name: 'disk' } }, { dataVolumeTemplates: [{ metadata: { name: 'disk' }, spec: { storage: {}, ...spec } }] });
  const sourceRef = { kind: 'DataSource', name: 'src' };
  const conflicts = (...manifests: Json[]) => admit(manifests.map((manifest) => ({ manifest })))
    .filter(({ rule }) => rule === 'instancetype/excludes-own-settings').map(({ field, allowed }) => [field, allowed]);
  const found = [['spec.template.spec.domain.memory.guest', 'nothing: the instancetype of volume root decides it']];

  test.each<[string, ...Json[]]>([
    ['a claim', onClaim, claim()],
    ['a DataVolume', inferring({ dataVolume: { name: 'src' } }), dataVolume(u1)],
    ['the claim of a DataVolume that is gone', inferring({ dataVolume: { name: 'src' } }), claim()],
    ['the claim that a DataVolume clones', inferring({ dataVolume: { name: 'src' } }), dataVolume({}, { source: { pvc: { name: 'src', namespace: 'default' } } }), claim()],
    ['the DataSource of a template', onTemplate({ sourceRef }), dataSource(u1)],
    ['the DataSource of a template, by its namespace', onTemplate({ sourceRef: { ...sourceRef, namespace: 'default' } }), dataSource(u1)],
    ['the claim of a DataSource', onTemplate({ sourceRef }), dataSource({}), claim()],
    ['the snapshot of a DataSource', onTemplate({ sourceRef }), dataSource({}, { snapshot: { name: 'src', namespace: 'default' } }), volumeSnapshot],
    ['the claim that a template clones', onTemplate({ source: { pvc: { name: 'src', namespace: 'default' } } }), claim()],
    ['the snapshot that a template clones', onTemplate({ source: { snapshot: { name: 'src', namespace: 'default' } } }), volumeSnapshot],
  ])('counts: %s', (_, ...manifests) => expect(conflicts(...manifests)).toEqual(found));

  test.each<[string, ...Json[]]>([
    ['a claim that the app does not make', onClaim],
    ['a claim without labels', onClaim, claim({})],
    ['a claim that names an instancetype which is not known', onClaim, claim({ [LABEL]: 'mine' })],
    ['a claim of another kind of instancetype', onClaim, claim({ ...u1, [`${LABEL}-kind`]: 'Widget' })],
    ['a DataSource in another namespace', onTemplate({ sourceRef: { ...sourceRef, namespace: 'other' } }), dataSource(u1)],
    ['a source that is no DataSource', onTemplate({ sourceRef: { kind: 'Other', name: 'src' } }), dataSource(u1)],
  ])('does not count: %s', (_, ...manifests) => expect(conflicts(...manifests)).toEqual([]));

  const about = (...manifests: Json[]) => judge(manifests).filter(([rule]) => /^instancetype\/(?:references-labelled|has-known-kind)/.test(rule));
  const unlabelled: Verdict = ['instancetype/references-labelled-volume', 'spec.instancetype.inferFromVolume', 'root'];
  test.each<[string, Verdict[], ...Json[]]>([
    ['a claim with labels', [], onClaim, claim()],
    ['a claim that the app does not make', [], onClaim],
    ['a claim without labels', [unlabelled], onClaim, claim({})],
    ['a claim that only has the label of a preference', [unlabelled], onClaim, claim({ 'instancetype.kubevirt.io/default-preference': 'fedora' })],
    ['what lacks labels may be ignored', [], inferring({ persistentVolumeClaim: { claimName: 'src' } }, {}, { inferFromVolumeFailurePolicy: 'Ignore' }), claim({})],
    ['a DataSource and its claim without labels', [unlabelled], onTemplate({ sourceRef }), dataSource({}), claim({})],
    ['a DataSource without labels whose claim the app does not make', [], onTemplate({ sourceRef }), dataSource({})],
    ['a DataVolume without labels that clones a claim without labels', [unlabelled], inferring({ dataVolume: { name: 'src' } }), dataVolume({}, { source: { pvc: { name: 'src', namespace: 'default' } } }), claim({})],
    ['labels that name another kind', [['instancetype/has-known-kind', 'spec.instancetype.inferFromVolume', 'Widget']], onClaim, claim({ ...u1, [`${LABEL}-kind`]: 'Widget' })],
    ['labels that name a namespaced instancetype', [], onClaim, claim({ ...u1, [`${LABEL}-kind`]: 'VirtualMachineInstancetype' })],
  ])('%s', (_, verdicts, ...manifests) => expect(about(...manifests)).toEqual(verdicts));

  test('its memory takes the place of that of the VM where a missing label is ignored', () => {
    const ignoring = inferring({ persistentVolumeClaim: { claimName: 'src' } }, {}, { inferFromVolumeFailurePolicy: 'Ignore' });
    expect(conflicts(ignoring, claim())).toEqual([]);
    const withCpu = merged(ignoring, { spec: { template: { spec: { domain: { cpu: { cores: 2 } } } } } });
    expect(conflicts(withCpu, claim()).map(([field]) => field)).toEqual(['spec.template.spec.domain.cpu.cores']);
  });
});

describe('instancetype/avoids-inference', () => {
  const inferring = vm({ inferFromVolume: 'pvc' }, { ...NO_MEMORY, ...VOLUMES });
  test('a VM that is applied again should name it', () => {
    expect(judge(inferring)).toEqual([['instancetype/avoids-inference', 'spec.instancetype.inferFromVolume', 'pvc']]);
  });
  test('the VMs of a pool are created once', () => {
    expect(judge(merged(pool({ ...NO_MEMORY, ...VOLUMES }), { spec: { virtualMachineTemplate: { spec: { instancetype: { inferFromVolume: 'pvc' } } } } }))).toEqual([]);
  });
});
