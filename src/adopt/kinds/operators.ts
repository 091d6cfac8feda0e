import { certificatesOf, placementOf, workloadUpdatesOf } from './operator-parts';
import { Reading } from './reading';
import type {
  CdiProps, HyperConvergedProps, KubeVirtComponentPatch, KubeVirtComponents, KubeVirtDensity, KubeVirtGuestDefaults, KubeVirtMigrations,
  KubeVirtMonitoring, KubeVirtProps,
} from '../../index';
import { isEmptyMapping, isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import type { Adoption, Written } from '../adopter';
import { call, fields, kubevirt, list } from '../expression';
import type { Optional } from '../expression';
import { flag, member, memberOfPlus, milliseconds, named, number, seconds, size, text, texts, value } from '../values';

/** The CR of KubeVirt. What no prop says of its configuration is passed on as it is written. */
export function kubeVirtAdopter({ spec }: Written): Adoption {
  const configuration = new Reading(at(spec, 'configuration'));
  return {
    type: kubevirt('KubeVirt'),
    props: fields<KubeVirtProps>({
      featureGates: gatesOf(configuration),
      guestDefaults: guestDefaultsOf(configuration),
      density: densityOf(configuration),
      migrations: migrationsOf(configuration, 'migrations'),
      permitBridgeOnPodNetwork: configuration.take(['network', 'permitBridgeInterfaceOnPodNetwork'], flag),
      commonInstancetypes: configuration.take(['commonInstancetypesDeployment', 'enabled'], flag),
      virtualMachineTemplates: configuration.take(['virtTemplateDeployment', 'enabled'], flag),
      workloadUpdates: workloadUpdatesOf(at(spec, 'workloadUpdateStrategy')),
      uninstallStrategy: member('KubeVirtUninstallStrategy', at(spec, 'uninstallStrategy')),
      certificates: certificatesOf(at(spec, 'certificateRotateStrategy', 'selfSigned')),
      components: fields<KubeVirtComponents>({
        replicas: number(at(spec, 'infra', 'replicas')),
        infraPlacement: placementOf(at(spec, 'infra', 'nodePlacement')),
        workloadPlacement: placementOf(at(spec, 'workloads', 'nodePlacement')),
        patches: list(listAt(spec, 'customizeComponents', 'patches').map(componentPatchOf)),
        imageRegistry: text(at(spec, 'imageRegistry')),
        imageTag: text(at(spec, 'imageTag')),
        imagePullPolicy: memberOfPlus('ImagePullPolicy', at(spec, 'imagePullPolicy')),
      }),
      monitoring: fields<KubeVirtMonitoring>({
        namespace: text(at(spec, 'monitorNamespace')),
        serviceAccount: text(at(spec, 'monitorAccount')),
        serviceMonitorNamespace: text(at(spec, 'serviceMonitorNamespace')),
      }),
      configuration: configuration.left(),
    }),
  };
}

function componentPatchOf(patch: unknown): Optional {
  const type = at(patch, 'type');
  return fields<KubeVirtComponentPatch>({
    resourceType: text(at(patch, 'resourceType')),
    resourceName: text(at(patch, 'resourceName')),
    patch: text(at(patch, 'patch')),
    type: type === 'strategic' ? undefined : member('KubeVirtPatchType', type),
  });
}

function gatesOf(configuration: Reading): Optional {
  const gates = (path: string, of: (gate: Optional) => Optional) => {
    const taken = configuration.take(['developerConfiguration', path], (written) => (
      texts(written) && list((written as string[]).map((name) => of(named('KubeVirtFeatureGate', name))))
    ));
    return taken?.kind === 'list' ? taken.items : [];
  };
  const disabled = (gate: Optional) => call(kubevirt('KubeVirtFeatureGate'), 'off', gate);
  return list([...gates('featureGates', (gate) => gate), ...gates('disabledFeatureGates', disabled)]);
}

function guestDefaultsOf(configuration: Reading): Optional {
  return fields<KubeVirtGuestDefaults>({
    cpuModel: configuration.take(['cpuModel'], text),
    evictionStrategy: configuration.take(['evictionStrategy'], text),
    runtimeClass: configuration.take(['defaultRuntimeClass'], text),
    vmStateStorageClass: configuration.take(['vmStateStorageClass'], text),
    rolloutStrategy: configuration.take(['vmRolloutStrategy'], (written) => member('KubeVirtRolloutStrategy', written)),
    maxHotplugRatio: configuration.take(['liveUpdateConfiguration', 'maxHotplugRatio'], number),
    maxCpuSockets: configuration.take(['liveUpdateConfiguration', 'maxCpuSockets'], number),
    maxGuestMemory: configuration.take(['liveUpdateConfiguration', 'maxGuest'], size),
    serialConsoleLog: configuration.take(['virtualMachineOptions', 'disableSerialConsoleLog'], off),
    freePageReporting: configuration.take(['virtualMachineOptions', 'disableFreePageReporting'], off),
    memoryStatisticsSeconds: configuration.take(['memBalloonStatsPeriod'], number),
    instancetypeReferencePolicy: configuration.take(['instancetype', 'referencePolicy'], (written) => member('InstancetypeReferencePolicy', written)),
    imagePullPolicy: configuration.take(['imagePullPolicy'], (written) => memberOfPlus('ImagePullPolicy', written)),
  });
}

/** What is off where it is there. */
function off(written: unknown): Optional {
  return isEmptyMapping(written) ? value(false) : undefined;
}

function densityOf(configuration: Reading): Optional {
  return fields<KubeVirtDensity>({
    cpuAllocationRatio: configuration.take(['developerConfiguration', 'cpuAllocationRatio'], number),
    memoryOvercommit: configuration.take(['developerConfiguration', 'memoryOvercommit'], number),
    virtualMachineInstancesPerNode: configuration.take(['virtualMachineInstancesPerNode'], number),
  });
}

function migrationsOf(configuration: Reading, path: string): Optional {
  return fields<KubeVirtMigrations>({
    parallelMigrationsPerCluster: configuration.take([path, 'parallelMigrationsPerCluster'], number),
    parallelOutboundMigrationsPerNode: configuration.take([path, 'parallelOutboundMigrationsPerNode'], number),
    bandwidthPerMigration: configuration.take([path, 'bandwidthPerMigration'], size),
    completionTimeoutPerGiB: configuration.take([path, 'completionTimeoutPerGiB'], seconds),
    progressTimeout: configuration.take([path, 'progressTimeout'], seconds),
    maxDowntime: configuration.take([path, 'maxDowntimeMs'], milliseconds),
    allowAutoConverge: configuration.take([path, 'allowAutoConverge'], flag),
    allowPostCopy: configuration.take([path, 'allowPostCopy'], flag),
    allowWorkloadDisruption: configuration.take([path, 'allowWorkloadDisruption'], flag),
    unsafeMigrationOverride: configuration.take([path, 'unsafeMigrationOverride'], flag),
    tls: configuration.take([path, 'disableTLS'], (written) => (typeof written === 'boolean' ? value(!written) : undefined)),
    network: configuration.take([path, 'network'], text),
  });
}

/** The CR of CDI. */
export function cdiAdopter({ spec }: Written): Adoption {
  const reading = new Reading(spec);
  return {
    type: kubevirt('Cdi'),
    props: fields<CdiProps>({
      featureGates: reading.take(['config', 'featureGates'], (written) => (
        Array.isArray(written) ? list(written.map((gate) => member('CdiFeatureGate', gate))) : undefined
      )),
      cloneStrategyOverride: reading.take(['cloneStrategyOverride'], (written) => member('CdiCloneStrategy', written)),
      scratchSpaceStorageClass: reading.take(['config', 'scratchSpaceStorageClass'], text),
      preallocation: reading.take(['config', 'preallocation'], flag),
      insecureRegistries: reading.take(['config', 'insecureRegistries'], texts),
      uploadProxyUrl: reading.take(['config', 'uploadProxyURLOverride'], text),
      logVerbosity: reading.take(['config', 'logVerbosity'], number),
      infraPlacement: reading.take(['infra'], (written) => (hasReplicas(written) ? undefined : placementOf(written))),
      workloadPlacement: reading.take(['workload'], placementOf),
      uninstallStrategy: reading.take(['uninstallStrategy'], (written) => member('CdiUninstallStrategy', written)),
      priorityClass: reading.take(['priorityClass'], text),
      certificates: reading.take(['certConfig'], certificatesOf),
      imagePullPolicy: reading.take(['imagePullPolicy'], (written) => memberOfPlus('ImagePullPolicy', written)),
      spec: reading.left(),
    }),
  };
}

function hasReplicas(infra: unknown): boolean {
  return isMapping(infra) && Object.keys(infra).some((field) => field.endsWith('Replicas'));
}

/** The CR of the operator that holds the others. */
export function hyperConvergedAdopter({ spec }: Written): Adoption {
  const reading = new Reading(spec);
  return {
    type: kubevirt('HyperConverged'),
    props: fields<HyperConvergedProps>({
      featureGates: reading.take(['featureGates'], (written) => (
        isMapping(written) && Object.values(written).every((each) => typeof each === 'boolean') ? value(written) : undefined
      )),
      guestDefaults: fields<KubeVirtGuestDefaults>({
        cpuModel: reading.take(['defaultCPUModel'], text),
        evictionStrategy: reading.take(['evictionStrategy'], text),
        runtimeClass: reading.take(['defaultRuntimeClass'], text),
        vmStateStorageClass: reading.take(['vmStateStorageClass'], text),
      }),
      density: fields<KubeVirtDensity>({
        cpuAllocationRatio: reading.take(['resourceRequirements', 'vmiCPUAllocationRatio'], number),
        memoryOvercommit: reading.take(['higherWorkloadDensity', 'memoryOvercommitPercentage'], number),
      }),
      migrations: migrationsOf(reading, 'liveMigrationConfig'),
      infraPlacement: reading.take(['infra', 'nodePlacement'], placementOf),
      workloadPlacement: reading.take(['workloads', 'nodePlacement'], placementOf),
      scratchSpaceStorageClass: reading.take(['scratchSpaceStorageClass'], text),
      insecureRegistries: reading.take(['storageImport', 'insecureRegistries'], texts),
      commonBootImages: reading.take(['enableCommonBootImageImport'], flag),
      commonBootImageNamespace: reading.take(['commonBootImageNamespace'], text),
      applicationAwareQuota: reading.take(['enableApplicationAwareQuota'], flag),
      workloadUpdates: reading.take(['workloadUpdateStrategy'], workloadUpdatesOf),
      uninstallStrategy: reading.take(['uninstallStrategy'], (written) => member('KubeVirtUninstallStrategy', written)),
      certificates: reading.take(['certConfig'], certificatesOf),
      spec: reading.left(),
    }),
  };
}
