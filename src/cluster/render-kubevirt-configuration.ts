import { Duration, Size } from 'cdk8s';
import type { KubeVirtRateLimit, SupportContainerResources } from './kubevirt-components';
import type { KubeVirtDensity } from './kubevirt-density';
import type { KubeVirtGuestDefaults } from './kubevirt-guest-defaults';
import type { KubeVirtMigrations } from './kubevirt-migrations';
import type { KubeVirtProps } from './kubevirt-props';
import type { KubeVirtSecurity } from './kubevirt-security';
import { selectorOf } from './label-selector';
import type { NetworkBindingPluginOptions } from './network-binding-plugin';
import { renderMediatedDevices, renderPermittedDevices } from './render-permitted-devices';
import { unlessEmpty } from './unless-empty';
import type {
  DeveloperConfiguration, InterfaceBindingPlugin, KubeVirtConfiguration, ReloadableComponentConfiguration,
  SupportContainerResources as ContainerResources,
} from '../../imports/kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { mergePatch } from '../kubernetes/merge-patch';
import { omitEmpty } from '../kubernetes/omit-empty';

/** The `spec.configuration` of a KubeVirt CR; `undefined` where it would be empty. */
export function renderKubeVirtConfiguration(props: KubeVirtProps): KubeVirtConfiguration | undefined {
  const { guestDefaults = {}, density = {}, security = {}, changedBlockTracking, components = {} } = props;
  const stated = unlessEmpty<KubeVirtConfiguration>({
    ...renderGuestDefaults(guestDefaults),
    ...renderDensity(density),
    ...renderSecurity(security),
    developerConfiguration: unlessEmpty(renderDeveloperConfiguration(props)),
    migrations: unlessEmpty(props.migrations && renderMigrations(props.migrations)),
    permittedHostDevices: renderPermittedDevices(props.permittedDevices),
    mediatedDevicesConfiguration: renderMediatedDevices(props.mediatedDeviceTypes),
    network: unlessEmpty({
      permitBridgeInterfaceOnPodNetwork: props.permitBridgeOnPodNetwork,
      binding: omitEmpty(mapValues(props.networkBindings, renderBinding)),
    }),
    changedBlockTrackingLabelSelectors: unlessEmpty({
      namespaceLabelSelector: selectorOf(changedBlockTracking?.namespaceLabels),
      virtualMachineLabelSelector: selectorOf(changedBlockTracking?.virtualMachineLabels),
    }),
    commonInstancetypesDeployment: props.commonInstancetypes === undefined ? undefined : { enabled: props.commonInstancetypes },
    virtTemplateDeployment: props.virtualMachineTemplates === undefined ? undefined : { enabled: props.virtualMachineTemplates },
    apiConfiguration: renderRateLimit(components.apiRateLimit),
    controllerConfiguration: renderRateLimit(components.controllerRateLimit),
    handlerConfiguration: renderRateLimit(components.handlerRateLimit),
    webhookConfiguration: renderRateLimit(components.webhookRateLimit),
    supportContainerResources: omitEmpty(components.supportContainers?.map(renderSupportContainer)),
  });
  return props.configuration ? mergePatch(stated ?? {}, props.configuration) as KubeVirtConfiguration : stated;
}

function renderDeveloperConfiguration({ featureGates = [], density = {}, components = {} }: KubeVirtProps): DeveloperConfiguration {
  const { virtApi, virtController, virtHandler, virtLauncher, virtOperator, nodes } = components.logVerbosity ?? {};
  const named = (on: boolean) => omitEmpty(featureGates.filter(({ enabled }) => enabled === on).map(({ name }) => name));
  return {
    featureGates: named(true),
    disabledFeatureGates: named(false),
    cpuAllocationRatio: density.cpuAllocationRatio,
    memoryOvercommit: density.memoryOvercommit,
    logVerbosity: unlessEmpty({
      virtAPI: virtApi, virtController, virtHandler, virtLauncher, virtOperator, nodeVerbosity: omitEmpty(nodes),
    }),
  };
}

function renderGuestDefaults(defaults: KubeVirtGuestDefaults): KubeVirtConfiguration {
  const { maxHotplugRatio, maxCpuSockets, maxGuestMemory, serialConsoleLog = true, freePageReporting = true } = defaults;
  return {
    cpuModel: defaults.cpuModel,
    cpuRequest: defaults.cpuRequest?.amount,
    evictionStrategy: defaults.evictionStrategy,
    defaultRuntimeClass: defaults.runtimeClass,
    vmStateStorageClass: defaults.vmStateStorageClass,
    vmRolloutStrategy: defaults.rolloutStrategy,
    liveUpdateConfiguration: unlessEmpty({ maxHotplugRatio, maxCpuSockets, maxGuest: quantityOf(maxGuestMemory) }),
    virtualMachineOptions: unlessEmpty({
      disableSerialConsoleLog: serialConsoleLog ? undefined : {}, disableFreePageReporting: freePageReporting ? undefined : {},
    }),
    memBalloonStatsPeriod: defaults.memoryStatisticsSeconds,
    smbios: unlessEmpty(defaults.smbios && { ...defaults.smbios }),
    instancetype: unlessEmpty({ referencePolicy: defaults.instancetypeReferencePolicy }),
    imagePullPolicy: defaults.imagePullPolicy,
  };
}

function renderDensity(density: KubeVirtDensity): KubeVirtConfiguration {
  const { memoryOverheadRatio, virtualMachineInstancesPerNode, samePageMergingNodes, cpuLimitNamespaces } = density;
  return {
    additionalGuestMemoryOverheadRatio: memoryOverheadRatio === undefined ? undefined : `${memoryOverheadRatio}`,
    virtualMachineInstancesPerNode,
    ksmConfiguration: samePageMergingNodes && { nodeLabelSelector: selectorOf(samePageMergingNodes) },
    autoCPULimitNamespaceLabelSelector: selectorOf(cpuLimitNamespaces),
  };
}

function renderSecurity(security: KubeVirtSecurity): KubeVirtConfiguration {
  const { launcherSeccompProfile: profile, minTlsVersion, tlsCiphers, tdxAttestation: tdx, persistentReservations } = security;
  return {
    seccompConfiguration: profile && {
      virtualMachineInstanceProfile: {
        customProfile: profile.localhostProfile === undefined ? { runtimeDefaultProfile: true } : { localhostProfile: profile.localhostProfile },
      },
    },
    selinuxLauncherType: security.selinuxLauncherType,
    tlsConfiguration: unlessEmpty({ minTLSVersion: minTlsVersion, ciphers: omitEmpty(tlsCiphers) }),
    roleAggregationStrategy: security.roleAggregation,
    confidentialCompute: tdx && { tdx: { attestation: { enforced: tdx.enforced, qgsSocketPath: tdx.quoteSocketPath } } },
    persistentReservationConfiguration: persistentReservations === undefined ? undefined : { enabled: persistentReservations },
  };
}

function renderMigrations(migrations: KubeVirtMigrations): KubeVirtConfiguration['migrations'] {
  return {
    parallelMigrationsPerCluster: migrations.parallelMigrationsPerCluster,
    parallelOutboundMigrationsPerNode: migrations.parallelOutboundMigrationsPerNode,
    bandwidthPerMigration: quantityOf(migrations.bandwidthPerMigration),
    completionTimeoutPerGiB: secondsOf(migrations.completionTimeoutPerGiB),
    progressTimeout: secondsOf(migrations.progressTimeout),
    utilityVolumesTimeout: secondsOf(migrations.utilityVolumesTimeout),
    maxDowntimeMs: migrations.maxDowntime?.toMilliseconds(),
    allowAutoConverge: migrations.allowAutoConverge,
    allowPostCopy: migrations.allowPostCopy,
    allowWorkloadDisruption: migrations.allowWorkloadDisruption,
    unsafeMigrationOverride: migrations.unsafeMigrationOverride,
    disableTLS: migrations.tls === undefined ? undefined : !migrations.tls,
    network: migrations.network,
    matchSELinuxLevelOnMigration: migrations.matchSelinuxLevel,
  };
}

function renderBinding(options: NetworkBindingPluginOptions): InterfaceBindingPlugin {
  const memory = quantityOf(options.memoryOverhead);
  return {
    sidecarImage: options.sidecarImage,
    networkAttachmentDefinition: options.networkAttachmentDefinition,
    domainAttachmentType: options.domainAttachmentType,
    downwardAPI: options.deviceInfo ? 'device-info' : undefined,
    migration: options.migratable ? {} : undefined,
    computeResourceOverhead: memory === undefined ? undefined : { requests: { memory } },
  };
}

function renderSupportContainer({ type, cpu, memory }: SupportContainerResources): ContainerResources {
  return {
    type,
    resources: {
      requests: omitEmpty({ cpu: cpu?.request?.amount, memory: quantityOf(memory?.request) }),
      limits: omitEmpty({ cpu: cpu?.limit?.amount, memory: quantityOf(memory?.limit) }),
    },
  };
}

function renderRateLimit(limit: KubeVirtRateLimit | undefined): ReloadableComponentConfiguration | undefined {
  return limit && { restClient: { rateLimiter: { tokenBucketRateLimiter: { qps: limit.qps, burst: limit.burst } } } };
}

function secondsOf(duration: Duration | undefined): number | undefined {
  return duration?.toSeconds();
}

function quantityOf(size: Size | undefined): string | undefined {
  return size && formatQuantity(size);
}

function mapValues<T, R>(values: { readonly [key: string]: T } = {}, change: (value: T) => R): { [key: string]: R } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
