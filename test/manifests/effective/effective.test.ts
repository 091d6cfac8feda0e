import { Catalog } from '../../../src/manifests/effective/catalog';
import { vmisOf } from '../../../src/manifests/effective/effective';
import type { Manifest } from '../../../src/manifests/manifest';
import { instance, merged, pool, replicaSet, virtualMachine } from '../../rules/judge';
import type { Json } from '../../rules/judge';

const CLUSTER = { kubevirtVersion: '1.9.0', memoryOvercommit: 100 };

function guests(manifest: Json, others: Json[] = [], architecture = 'amd64') {
  return vmisOf(manifest as Manifest, { ...CLUSTER, architecture }, new Catalog(others as Manifest[]));
}

/** The spec that the VM's webhook judges. */
function admitted(fragment: Json = {}, vm: Json = {}, others: Json[] = []): Json {
  return guests(merged(virtualMachine(fragment), { spec: vm }), others).admitted.spec;
}

/** The spec that the VM's instance starts with. */
function started(fragment: Json = {}, vm: Json = {}, others: Json[] = []): Json | undefined {
  return guests(merged(virtualMachine(fragment), { spec: vm }), others).started?.spec;
}

const NO_MEMORY = { memory: undefined };

describe('a VM is judged with the defaults of its spec', () => {
  test('all of them', () => {
    expect(admitted()).toEqual({
      architecture: 'amd64',
      domain: {
        machine: { type: 'q35' },
        memory: { guest: '1Gi' },
        cpu: { sockets: 1, cores: 1, threads: 1 },
        devices: { interfaces: [{ name: 'default', bridge: {} }] },
      },
      networks: [{ name: 'default', pod: {} }],
    });
  });

  test.each<[string, Json, Json]>([
    ['a limit is a request too', { resources: { limits: { cpu: '1500m' } } }, { resources: { limits: { cpu: '1500m' }, requests: { cpu: '1500m' } } }],
    ['a request of its own stays', { resources: { limits: { cpu: '2' }, requests: { cpu: '1' } } }, { resources: { limits: { cpu: '2' }, requests: { cpu: '1' } } }],
    ['a limit of zero is none', { resources: { limits: { cpu: '0' } } }, { resources: { limits: { cpu: '0' } } }],
    ['sockets come from the limit, rounded up', { resources: { limits: { cpu: '1500m' } } }, { cpu: { sockets: 2, cores: 1, threads: 1 } }],
    ['else from the request', { resources: { requests: { cpu: '3' } } }, { cpu: { sockets: 3, cores: 1, threads: 1 } }],
    ['a partial topology stays', { cpu: { cores: 4 } }, { cpu: { cores: 4 } }],
    ['memory comes from the request', { ...NO_MEMORY, resources: { requests: { memory: '2Gi' }, limits: { memory: '3Gi' } } }, { memory: { guest: '2Gi' } }],
    ['else from the limit', { ...NO_MEMORY, resources: { limits: { memory: '3Gi' } } }, { memory: { guest: '3Gi' } }],
    ['else it is one huge page', { memory: { guest: undefined, hugepages: { pageSize: '2Mi' } } }, { memory: { hugepages: { pageSize: '2Mi' }, guest: '2Mi' } }],
    ['else there is none', NO_MEMORY, { memory: {} }],
  ])('%s', (_, domain, expected) => {
    expect(admitted({ domain }).domain).toMatchObject(expected);
  });

  test.each([['arm64', 'virt'], ['s390x', 's390-ccw-virtio'], ['riscv64', 'q35']])('the machine of %s', (architecture, type) => {
    expect(admitted({ architecture })).toMatchObject({ architecture, domain: { machine: { type } } });
  });

  test('a volume that is no disk becomes one, at the end', () => {
    const fragment = {
      domain: { devices: { disks: [{ name: 'b', cdrom: {} }], filesystems: [{ name: 'c', virtiofs: {} }] } },
      volumes: ['a', 'b', 'c'].map((name) => ({ name, emptyDisk: { capacity: '1Gi' } })),
    };
    expect(admitted(fragment).domain.devices.disks).toEqual([{ name: 'b', cdrom: {} }, { name: 'a' }]);
  });

  test.each<[string, Json]>([
    ['a network', { networks: [{ name: 'a', pod: {} }] }],
    ['an interface', { domain: { devices: { interfaces: [{ name: 'a', bridge: {} }] } } }],
    ['none at all', { domain: { devices: { autoattachPodInterface: false } } }],
  ])('no pod network for a guest that asks for %s', (_, fragment) => {
    const spec = admitted(fragment);
    expect([spec.networks, spec.domain.devices.interfaces]).toEqual([fragment.networks, fragment.domain?.devices.interfaces]);
  });
});

test.each([
  ['a replica set', replicaSet, instance], ['a pool', pool, virtualMachine],
])('%s is judged as it is written, and starts what is made of it', (_, manifest, made) => {
  const { admitted: guest, started: ofSet } = guests(manifest());
  expect([guest.spec, guest.webhookDefaulted]).toEqual([guest.written, false]);
  expect([ofSet?.spec, ofSet?.webhookDefaulted, ofSet?.path]).toEqual([guests(made()).started?.spec, true, guest.path]);
});

test('the VMs of a pool have its instancetype', () => {
  const { admitted: guest, made } = guests(merged(pool({ domain: { memory: undefined } }), {
    spec: { virtualMachineTemplate: { spec: { instancetype: { name: 'u1.medium' } } } },
  }));
  expect([guest.spec.domain.memory, made?.spec.domain.memory]).toEqual([undefined, { guest: '4Gi' }]);
});

test('a VMI is judged with the defaults of an instance', () => {
  const fragment = {
    domain: { devices: { disks: [{ name: 'a' }, { name: 'b', cdrom: {} }], inputs: [{ name: 'i' }] }, features: { hyperv: { ipi: {}, evmcs: {} } } },
  };
  const guest = guests(instance(fragment));
  expect(guest.started).toBe(guest.admitted);
  expect(guest.admitted.spec).toMatchObject({
    domain: {
      cpu: { model: 'host-model', features: [{ name: 'vmx', policy: 'require' }] },
      devices: {
        disks: [{ name: 'a', disk: { bus: 'sata' } }, { name: 'b', cdrom: { bus: 'sata', readonly: true } }],
        inputs: [{ name: 'i', bus: 'usb', type: 'tablet' }],
      },
      features: {
        acpi: { enabled: true },
        hyperv: { ipi: { enabled: true }, evmcs: { enabled: true }, vapic: { enabled: true }, vpindex: { enabled: true } },
      },
    },
  });
});

describe('an instance is given what its architecture wants', () => {
  const watchdog = { domain: { devices: { disks: [{ name: 'a' }], watchdog: { name: 'w' } } } };
  test.each<[string, Json, Json]>([
    ['amd64', watchdog, { devices: { disks: [{ disk: { bus: 'sata' } }], watchdog: { i6300esb: { action: 'reset' } } } }],
    ['s390x', watchdog, { features: { acpi: { enabled: false } }, devices: { disks: [{ disk: { bus: 'virtio' } }], watchdog: { diag288: { action: 'reset' } } } }],
    ['arm64', watchdog, { cpu: { model: 'host-passthrough' }, firmware: { bootloader: { efi: { secureBoot: false } } }, devices: { watchdog: { name: 'w' } } }],
    ['arm64', { domain: { firmware: { bootloader: { efi: { secureBoot: true } } } } }, { firmware: { bootloader: { efi: { secureBoot: true } } } }],
  ])('%s', (architecture, fragment, domain) => {
    expect(guests(instance({ ...fragment, architecture })).admitted.spec.domain).toMatchObject(domain);
  });

  test('what is needed is not switched on beyond the first that is switched off', () => {
    const features = { hyperv: { ipi: {}, vpindex: { enabled: false }, synictimer: {} } };
    expect(guests(instance({ domain: { features } })).admitted.spec.domain.features?.hyperv).toEqual({
      ipi: { enabled: true }, vpindex: { enabled: false }, synictimer: { enabled: true },
    });
  });
});

describe('an instancetype', () => {
  const instancetype = (spec: Json, kind = 'VirtualMachineClusterInstancetype', namespace?: string): Json => (
    { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 'own', namespace }, spec: { cpu: { guest: 2 }, memory: { guest: '4Gi' }, ...spec } }
  );
  const preference = (spec: Json): Json => (
    { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterPreference', metadata: { name: 'own' }, spec }
  );
  const own = { instancetype: { name: 'own' } };
  const memoryless = { domain: NO_MEMORY };

  test.each<[string, Json | undefined, Json]>([
    ['sockets by default', undefined, { sockets: 8, cores: 1, threads: 1 }],
    ['cores', { preferredCPUTopology: 'cores' }, { sockets: 1, cores: 8, threads: 1 }],
    ['the deprecated word', { preferredCPUTopology: 'preferThreads' }, { sockets: 1, cores: 1, threads: 8 }],
    ['any is sockets', { preferredCPUTopology: 'any' }, { sockets: 8, cores: 1, threads: 1 }],
    ['spread over sockets and cores', { preferredCPUTopology: 'spread', spreadOptions: { ratio: 4 } }, { sockets: 2, cores: 4, threads: 1 }],
    ['spread over cores and threads', { preferredCPUTopology: 'spread', spreadOptions: { across: 'CoresThreads' } }, { sockets: 1, cores: 4, threads: 2 }],
    ['spread over all', { preferredCPUTopology: 'spread', spreadOptions: { across: 'SocketsCoresThreads' } }, { sockets: 2, cores: 2, threads: 2 }],
  ])('puts its vCPUs into %s', (_, cpu, expected) => {
    const others = [instancetype({ cpu: { guest: 8 } }), ...cpu ? [preference({ cpu })] : []];
    expect(admitted(memoryless, { ...own, ...cpu ? { preference: { name: 'own' } } : {} }, others).domain.cpu).toEqual(expected);
  });

  test('brings everything it has', () => {
    const spec = {
      cpu: { guest: 1, dedicatedCPUPlacement: true, model: 'Haswell', maxSockets: 4 },
      memory: { guest: '4Gi', hugepages: { pageSize: '2Mi' }, maxGuest: '8Gi' },
      ioThreadsPolicy: 'auto',
      gpus: [{ name: 'g', deviceName: 'd' }],
      nodeSelector: { a: 'b' },
      schedulerName: 's',
    };
    expect(admitted(memoryless, own, [instancetype(spec)])).toMatchObject({
      nodeSelector: { a: 'b' },
      schedulerName: 's',
      domain: {
        cpu: { sockets: 1, cores: 1, threads: 1, dedicatedCpuPlacement: true, model: 'Haswell', maxSockets: 4 },
        memory: { guest: '4Gi', hugepages: { pageSize: '2Mi' }, maxGuest: '8Gi' },
        ioThreadsPolicy: 'auto',
        devices: { gpus: [{ name: 'g', deviceName: 'd' }] },
      },
    });
  });

  test('that overcommits requests less than it gives', () => {
    const spec = { memory: { guest: '4Gi', overcommitPercent: 50 } };
    expect(admitted(memoryless, own, [instancetype(spec)]).domain).toMatchObject({ memory: { guest: '4Gi' }, resources: { requests: { memory: String(2 ** 31) } } });
  });

  test('of KubeVirt itself is known', () => {
    expect(admitted(memoryless, { instancetype: { name: 'u1.medium', kind: 'virtualmachineclusterinstancetypes' } }).domain.memory).toEqual({ guest: '4Gi' });
  });

  test('of the app goes before one of KubeVirt', () => {
    const medium = merged(instancetype({}), { metadata: { name: 'u1.medium' }, spec: { memory: { guest: '7Gi' } } });
    expect(admitted(memoryless, { instancetype: { name: 'u1.medium' } }, [medium]).domain.memory).toEqual({ guest: '7Gi' });
  });

  test('of a namespace is only known there', () => {
    const vm = merged(virtualMachine(memoryless), { spec: { instancetype: { name: 'own', kind: 'VirtualMachineInstancetype' } } });
    const [here, there] = ['default', 'elsewhere'].map((namespace) => guests(vm, [instancetype({}, 'VirtualMachineInstancetype', namespace)]).admitted);
    expect([here.spec.domain.memory, here.incomplete]).toEqual([{ guest: '4Gi' }, false]);
    expect([there.spec.domain.memory, there.incomplete]).toEqual([{}, true]);
  });

  test.each<[string, Json, boolean]>([
    ['a name that is not known', { name: 'x' }, true],
    ['a revision', { name: 'u1.medium', revisionName: 'r' }, true],
    ['a volume with labels', { inferFromVolume: 'pvc' }, true],
    ['a volume without', { inferFromVolume: 'empty', inferFromVolumeFailurePolicy: 'Ignore' }, false],
    ['a kind that KubeVirt does not know', { name: 'u1.medium', kind: 'Widget' }, false],
  ])('may be more than is known: %s', (_, matcher, open) => {
    const volumes = [{ name: 'pvc', persistentVolumeClaim: { claimName: 'c' } }, { name: 'empty', emptyDisk: { capacity: '1Gi' } }];
    const guest = guests(merged(virtualMachine({ volumes }), { spec: { instancetype: matcher } })).admitted;
    expect([guest.incomplete, guest.spec.domain.memory]).toEqual([open, { guest: '1Gi' }]);
  });

  test('that does not fit is not filled in, and the VM starts nothing', () => {
    const { admitted: guest, started: none } = guests(merged(virtualMachine(), { spec: { instancetype: { name: 'u1.medium' } } }));
    expect([guest.spec.domain.memory, guest.incomplete, none]).toEqual([{ guest: '1Gi' }, true, undefined]);
  });
});

describe('a preference', () => {
  const PREFERENCE = {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClusterPreference',
    metadata: { name: 'own' },
    spec: {
      preferredArchitecture: 'arm64',
      machine: { preferredMachineType: 'virt-9' },
      devices: {
        preferredDiskBus: 'scsi',
        preferredDiskDedicatedIoThread: true,
        preferredCdromBus: 'sata',
        preferredInterfaceModel: 'e1000e',
        preferredInterfaceMasquerade: {},
        preferredAutoattachInputDevice: true,
        preferredInputBus: 'virtio',
        preferredDisableHotplug: true,
      },
      features: { preferredSmm: {}, preferredHyperv: { ipi: {} } },
      firmware: { preferredEfi: { secureBoot: true } },
      preferredSubdomain: 's',
    },
  };
  const vm = { preference: { name: 'own' } };
  const fragment = {
    domain: {
      features: { hyperv: { ipi: { enabled: false } } },
      devices: { disks: [{ name: 'a' }, { name: 'b', disk: { bus: 'virtio' } }, { name: 'c', cdrom: {} }], interfaces: [{ name: 'n' }] },
    },
    networks: [{ name: 'n', pod: {} }],
    volumes: ['a', 'b', 'c', 'd'].map((name) => ({ name, emptyDisk: { capacity: '1Gi' } })),
  };

  test('fills what is empty, and leaves what is written', () => {
    expect(admitted(fragment, vm, [PREFERENCE])).toMatchObject({
      architecture: 'arm64',
      subdomain: 's',
      domain: {
        machine: { type: 'virt-9' },
        features: { smm: {}, hyperv: { ipi: { enabled: false } } },
        firmware: { bootloader: { efi: { secureBoot: true } } },
        devices: {
          disableHotplug: true,
          disks: [
            { name: 'a', disk: { bus: 'scsi' } }, { name: 'b', disk: { bus: 'virtio' }, dedicatedIOThread: true }, { name: 'c', cdrom: { bus: 'sata' } }, { name: 'd' },
          ],
          interfaces: [{ name: 'n', model: 'e1000e', masquerade: {} }],
        },
      },
    });
  });

  test('comes last when an instance starts: to disks and inputs that were added too', () => {
    expect(started(fragment, vm, [PREFERENCE])?.domain.devices).toMatchObject({
      disks: [{}, {}, {}, { name: 'd', disk: { bus: 'scsi' } }],
      inputs: [{ name: 'default-0', bus: 'virtio', type: 'tablet' }],
    });
  });
});

test('the architecture of an image goes before that of the cluster', () => {
  const source = (name: string, spec: Json, labels = {}) => (
    { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataSource', metadata: { name, namespace: 'images', labels }, spec: { source: spec } }
  );
  const sourceRef = { kind: 'DataSource', name: 'alias', namespace: 'images' };
  const vm = { dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: { sourceRef, storage: {} } }] };
  const others = [
    source('alias', { dataSource: { name: 'image', namespace: 'images' } }),
    source('image', { pvc: { name: 'p', namespace: 'images' } }, { 'template.kubevirt.io/architecture': 's390x' }),
  ];
  expect(admitted({}, vm, others)).toMatchObject({ architecture: 's390x', domain: { machine: { type: 's390-ccw-virtio' } } });
  expect(admitted({}, vm)).toMatchObject({ architecture: 'amd64' });
});

test('nothing that is given is changed, and what no step changes is shared', () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  const vm = merged(virtualMachine({
    domain: {
      ...NO_MEMORY,
      features: { hyperv: { evmcs: {} } },
      devices: { disks: [{ name: 'a', disk: {} }], inputs: [{ name: 'i' }], watchdog: { name: 'w' }, gpus: [{ name: 'g', virtualGPUOptions: { display: { ramFB: {} } } }] },
    },
    volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }],
  }), { spec: { instancetype: { name: 'u1.medium' }, preference: { name: 'windows.11' } } });
  frozen(vm);
  const { admitted: guest, started: first } = guests(vm);
  expect(guest.spec.volumes).toBe(vm.spec.template.spec.volumes);
  expect(first?.spec.volumes).toBe(vm.spec.template.spec.volumes);
});

describe('cpuRequest of the KubeVirt CR', () => {
  const cpuOf = (domain: Json, cpuRequest: string) => {
    const { spec } = vmisOf(instance({ domain }) as Manifest, { ...CLUSTER, architecture: 'amd64', cpuRequest }, new Catalog([])).started!;
    return [spec.domain.resources?.requests?.cpu, spec.domain.cpu?.sockets];
  };

  test.each<[string, Json, string, string | undefined, number | undefined]>([
    ['a guest that requests none, and makes sockets of it', {}, '2', '2', 2],
    ['what upstream takes for nothing', {}, '100m', undefined, 1],
    ['what upstream takes for nothing, written otherwise', {}, '0.1', undefined, 1],
    ['a request of its own', { resources: { requests: { cpu: '1' } } }, '2', '1', 1],
    ['a limit, which becomes the request', { resources: { limits: { cpu: '3' } } }, '2', '3', 3],
    ['dedicated CPUs', { cpu: { dedicatedCpuPlacement: true } }, '2', undefined, 1],
  ])('%s', (_, domain, cpuRequest, request, sockets) => {
    expect(cpuOf(domain, cpuRequest)).toEqual([request, sockets]);
  });
});
