import { Size } from 'cdk8s';
import { Tpm } from './firmware';
import { Guest, Overrides } from './guest';
import { HostDevice } from './guest-device-props';
import { GuestProps } from './guest-props';
import { mergeDeep } from './merge-deep';
import { WatchdogAction } from './policies';
import { renderIoThreads } from './render-io-threads';
import { ACCESS_CREDENTIALS, BOOTLOADERS, CPUS, PROBES } from './wire-forms';
import type { TopologySpreadConstraint } from '../../imports/kubernetes';
import type {
  Devices, Disk, DomainSpec, Features, Firmware, Interface, Memory, ResourceRequirements, VirtualMachineInstanceSpec, Volume, Watchdog,
} from '../../imports/kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';
import { renderInterface, renderNetwork } from '../network/render-guest-network';
import { Architecture } from '../platform/distribution';
import { RenderedDisk } from '../storage/render-disk';

/** What the workload knows and the guest does not. */
export interface GuestContext {
  /** The guest's disks, rendered. */
  readonly disks: readonly RenderedDisk[];
  /** Labels of the launcher pod that select it. */
  readonly selector: { readonly [key: string]: string };
  /** The architecture it will have. */
  readonly architecture: Architecture;
  /** Whether somebody stated it, rather than leaving it to the cluster. */
  readonly architectureIsStated: boolean;
  /** Firmware identity. */
  readonly identity: Pick<Firmware, 'uuid' | 'serial'>;
  /** Whether a preference may choose what the user leaves open. */
  readonly hasPreference: boolean;
  /** The volume of the cloud-init disk, where there is one. */
  readonly cloudInit?: Volume;
  /** Affinity and tolerations. */
  readonly placement: Pick<VirtualMachineInstanceSpec, 'affinity' | 'tolerations' | 'nodeSelector'>;
}

/** Renders the VirtualMachineInstance that a workload runs. */
export function renderGuest(guest: Guest, context: GuestContext): VirtualMachineInstanceSpec {
  const { props } = guest;
  return {
    architecture: context.architectureIsStated ? context.architecture : undefined,
    hostname: props.hostname,
    subdomain: props.subdomain,
    serviceAccountName: props.serviceAccount?.name,
    priorityClassName: props.priorityClassName,
    schedulerName: props.schedulerName,
    evictionStrategy: props.evictionStrategy,
    startStrategy: props.startPaused ? 'Paused' : undefined,
    terminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
    ...context.placement,
    topologySpreadConstraints: omitEmpty(props.spread?.map((spread): TopologySpreadConstraint => ({
      maxSkew: spread.maxSkew ?? 1,
      topologyKey: spread.topology?.key ?? 'kubernetes.io/hostname',
      whenUnsatisfiable: spread.whenUnsatisfiable ?? 'DoNotSchedule',
      labelSelector: { matchLabels: { ...context.selector } },
    }))),
    readinessProbe: props.readinessProbe && PROBES.of(props.readinessProbe),
    livenessProbe: props.livenessProbe && PROBES.of(props.livenessProbe),
    accessCredentials: omitEmpty(guest.accessCredentials.map((credential) => ACCESS_CREDENTIALS.of(credential))),
    domain: renderDomain(guest, context),
    networks: omitEmpty(guest.networks.map(renderNetwork)),
    volumes: omitEmpty([...context.disks.flatMap(({ volume }) => volume ?? []), ...context.cloudInit ? [context.cloudInit] : []]),
  };
}

function renderDomain(guest: Guest, context: GuestContext): DomainSpec {
  const { props } = guest;
  return {
    cpu: props.cpu && CPUS.of(props.cpu),
    memory: renderMemory(props),
    resources: renderResources(props),
    machine: props.machineType ? { type: props.machineType } : undefined,
    firmware: renderFirmware(props, context),
    features: renderFeatures(props),
    ...renderIoThreads(props.ioThreadsPolicy),
    devices: renderDevices(guest, context),
  };
}

function renderMemory({ memory, hugepages, maxGuest }: GuestProps): Memory | undefined {
  return memory || hugepages || maxGuest
    ? { guest: size(memory), maxGuest: size(maxGuest), hugepages: hugepages ? { pageSize: hugepages } : undefined }
    : undefined;
}

function renderResources({ resources }: GuestProps): ResourceRequirements | undefined {
  return resources && {
    requests: omitEmpty({ cpu: resources.cpuRequest?.amount, memory: size(resources.memoryRequest) }),
    limits: omitEmpty({ cpu: resources.cpuLimit?.amount, memory: size(resources.memoryLimit) }),
  };
}

function renderFirmware({ firmware }: GuestProps, { identity }: GuestContext): Firmware | undefined {
  return firmware || identity.uuid ? { ...identity, bootloader: firmware && BOOTLOADERS.of(firmware) } : undefined;
}

function renderFeatures({ firmware }: GuestProps): Features | undefined {
  return firmware?.isSecureBoot ? { smm: { enabled: true } } : undefined;
}

function renderDevices(guest: Guest, context: GuestContext): Devices {
  const { props } = guest;
  const disks = context.disks.flatMap(({ disk }) => disk ?? []);
  if (context.cloudInit) {
    disks.push({ name: context.cloudInit.name, disk: { bus: context.hasPreference ? undefined : 'virtio' } });
  }
  const interfaces = guest.networks.map((network) => renderInterface(network, guest.macAddress(network)));
  return {
    disks: omitEmpty(override<Disk>(disks, guest.diskOverrides)),
    filesystems: omitEmpty(context.disks.flatMap(({ filesystem }) => filesystem ?? [])),
    interfaces: omitEmpty(override<Interface>(interfaces, guest.interfaceOverrides)),
    gpus: omitEmpty([...guest.gpus].map(renderPassthrough)),
    hostDevices: omitEmpty([...guest.hostDevices].map(renderPassthrough)),
    tpm: props.tpm && { persistent: props.tpm === Tpm.PERSISTENT ? true : undefined },
    watchdog: props.watchdog && renderWatchdog(props.watchdog, context.architecture),
    rng: props.rng ? {} : undefined,
    networkInterfaceMultiqueue: props.networkInterfaceMultiqueue,
    blockMultiQueue: props.blockMultiQueue,
    autoattachGraphicsDevice: props.autoattachGraphicsDevice,
    autoattachSerialConsole: props.autoattachSerialConsole,
    logSerialConsole: props.logSerialConsole,
    autoattachInputDevice: props.autoattachInputDevice,
    autoattachMemBalloon: props.autoattachMemBalloon,
    autoattachPodInterface: props.autoattachPodInterface,
    autoattachVSOCK: props.autoattachVsock,
  };
}

function renderPassthrough({ name, deviceName }: HostDevice) {
  return { name, deviceName };
}

function renderWatchdog(action: WatchdogAction, architecture: Architecture): Watchdog {
  return architecture === Architecture.S390X ? { name: 'watchdog', diag288: { action } } : { name: 'watchdog', i6300esb: { action } };
}

function override<T extends { name: string }>(entries: T[], overrides: Overrides): T[] {
  return entries.map((entry) => mergeDeep(entry, overrides.get(entry.name)));
}

function size(amount: Size | undefined): string | undefined {
  return amount && formatQuantity(amount);
}
