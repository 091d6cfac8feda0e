import type { Dice } from './dice';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A VMI spec that KubeVirt admits, with a random combination of features. */
export function validGuest(dice: Dice): JsonObject {
  const { disks, volumes } = storage(dice);
  const { interfaces, networks } = network(dice);
  return {
    ...dice.maybe(0.2, () => ({ terminationGracePeriodSeconds: dice.pick([0, 30, 180]) })),
    ...dice.maybe(0.15, () => ({ evictionStrategy: dice.pick(['LiveMigrate', 'LiveMigrateIfPossible', 'None', 'External']) })),
    ...dice.maybe(0.15, () => ({ hostname: 'guest' })),
    ...dice.maybe(0.1, () => ({ subdomain: 'guests' })),
    ...dice.maybe(0.1, () => ({ nodeSelector: { 'kubernetes.io/arch': 'amd64' } })),
    ...dice.maybe(0.1, () => ({ priorityClassName: 'high' })),
    ...dice.maybe(0.1, () => ({ startStrategy: 'Paused' })),
    ...dice.maybe(0.1, () => ({ tolerations: [{ key: 'vm', operator: 'Exists', effect: 'NoSchedule' }] })),
    ...dice.maybe(0.1, () => ({ affinity: affinity(dice) })),
    ...dice.maybe(0.1, () => ({
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }],
    })),
    ...dice.maybe(0.1, () => ({ dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.10'] } })),
    domain: {
      ...compute(dice),
      ...dice.maybe(0.2, () => ({ firmware: firmware(dice) })),
      ...dice.maybe(0.2, () => ({ machine: { type: dice.pick(['q35', 'pc-q35-rhel9.6.0']) } })),
      ...dice.maybe(0.15, () => ({ clock: { utc: {}, timer: { hpet: { present: false }, rtc: { tickPolicy: 'catchup' } } } })),
      ...dice.maybe(0.1, () => ({ ioThreadsPolicy: dice.pick(['auto', 'shared']) })),
      features: { acpi: {}, smm: { enabled: true }, ...dice.maybe(0.2, () => ({ hyperv: { relaxed: {}, vapic: {}, vpindex: {} } })) },
      devices: {
        disks,
        ...interfaces && { interfaces },
        ...dice.maybe(0.15, () => ({ rng: {} })),
        ...dice.maybe(0.1, () => ({ watchdog: { name: 'dog', i6300esb: { action: 'poweroff' } } })),
        ...dice.maybe(0.1, () => ({ inputs: [{ name: 'tablet', type: 'tablet', bus: dice.pick(['usb', 'virtio']) }] })),
        ...dice.maybe(0.1, () => ({ autoattachGraphicsDevice: false })),
        ...dice.maybe(0.1, () => ({ networkInterfaceMultiqueue: true })),
        ...dice.maybe(0.1, () => ({ blockMultiQueue: true })),
        ...dice.maybe(0.05, () => ({ sound: { name: 'audio', model: 'ich9' } })),
        ...dice.maybe(0.05, () => ({ tpm: {} })),
      },
    },
    volumes,
    ...networks && { networks },
  };
}

function compute(dice: Dice): JsonObject {
  if (dice.chance(0.2)) {
    const cores = dice.pick([1, 2, 4]);
    const hugepages = dice.chance(0.5);
    return {
      cpu: {
        cores,
        dedicatedCpuPlacement: true,
        ...hugepages && dice.maybe(0.5, () => ({ numa: { guestMappingPassthrough: {} } })),
        ...dice.maybe(0.3, () => ({ isolateEmulatorThread: true })),
      },
      memory: { guest: '2Gi', ...hugepages && { hugepages: { pageSize: dice.pick(['2Mi', '1Gi']) } } },
    };
  }
  return {
    ...dice.maybe(0.7, () => ({
      cpu: {
        ...dice.maybe(0.7, () => ({ cores: dice.between(1, 8) })),
        ...dice.maybe(0.3, () => ({ sockets: dice.between(1, 4), threads: 1 })),
        ...dice.maybe(0.2, () => ({ model: dice.pick(['host-model', 'host-passthrough', 'Skylake-Server']) })),
        ...dice.maybe(0.1, () => ({ features: [{ name: 'vmx', policy: 'require' }] })),
      },
    })),
    memory: { guest: dice.pick(['1Gi', '2Gi', '4096Mi', '8Gi']), ...dice.maybe(0.15, () => ({ maxGuest: '32Gi' })) },
    ...dice.maybe(0.2, () => ({ resources: { requests: { memory: '1Gi', cpu: '500m' }, ...dice.maybe(0.5, () => ({ limits: { cpu: '8' } })) } })),
  };
}

function firmware(dice: Dice): JsonObject {
  return dice.pick<JsonObject>([
    { bootloader: { efi: {} } },
    { bootloader: { efi: { secureBoot: false, persistent: true } } },
    { bootloader: { bios: {} } },
    { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: 'serial' },
    { kernelBoot: { kernelArgs: 'console=ttyS0', container: { image: 'kernel', kernelPath: '/boot/vmlinuz' } } },
  ]);
}

function storage(dice: Dice): { disks: JsonObject[]; volumes: JsonObject[] } {
  const sources: ((name: string) => JsonObject)[] = [
    () => ({ containerDisk: { image: 'registry.example/disk:1' } }),
    (name) => ({ persistentVolumeClaim: { claimName: name } }),
    (name) => ({ dataVolume: { name } }),
    () => ({ emptyDisk: { capacity: '1Gi' } }),
    () => ({ cloudInitNoCloud: { userData: '#cloud-config\n' } }),
    () => ({ cloudInitConfigDrive: { userDataBase64: 'I2Nsb3VkLWNvbmZpZwo=' } }),
    () => ({ configMap: { name: 'conf' } }),
    () => ({ secret: { secretName: 'secret' } }),
    () => ({ serviceAccount: { serviceAccountName: 'default' } }),
  ];
  const disks: JsonObject[] = [];
  const volumes: JsonObject[] = [];
  const count = dice.between(0, 4);
  for (let i = 0; i < count; i++) {
    const name = `disk${i}`;
    const source = dice.pick(sources)(name);
    if (['cloudInitNoCloud', 'cloudInitConfigDrive', 'serviceAccount'].some((kind) => kind in source && volumes.some((volume) => kind in volume))) continue;
    volumes.push({ name, ...source });
    disks.push({
      name,
      ...dice.pick<JsonObject>([{ disk: { bus: 'virtio' } }, { disk: { bus: 'sata' } }, { disk: { bus: 'scsi' } }, { disk: {} }, { cdrom: { bus: 'sata' } }]),
      ...dice.maybe(0.2, () => ({ bootOrder: i + 1 })),
      ...dice.maybe(0.15, () => ({ cache: dice.pick(['none', 'writethrough', 'writeback']) })),
      ...dice.maybe(0.1, () => ({ serial: `serial-${i}` })),
    });
  }
  return { disks, volumes };
}

function network(dice: Dice): { interfaces?: JsonObject[]; networks?: JsonObject[] } {
  if (dice.chance(0.4)) return {};
  const interfaces: JsonObject[] = [{ name: 'default', masquerade: {}, ...dice.maybe(0.3, () => ({ ports: [{ name: 'http', port: 80, protocol: 'TCP' }] })) }];
  const networks: JsonObject[] = [{ name: 'default', pod: {} }];
  for (let i = 0; i < dice.between(0, 2); i++) {
    interfaces.push({
      name: `net${i}`,
      ...dice.pick<JsonObject>([{ bridge: {} }, { sriov: {} }]),
      ...dice.maybe(0.3, () => ({ macAddress: `02:00:00:00:00:0${i}` })),
      ...dice.maybe(0.2, () => ({ model: 'virtio' })),
    });
    networks.push({ name: `net${i}`, multus: { networkName: `ns/net${i}` } });
  }
  return { interfaces, networks };
}

function affinity(dice: Dice): JsonObject {
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'a' } } };
  return dice.pick<JsonObject>([
    { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
    { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: term }] } },
    {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }] },
      },
    },
  ]);
}
