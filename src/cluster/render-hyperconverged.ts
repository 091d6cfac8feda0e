import type { HyperConvergedPatch, HyperConvergedProps } from './hyperconverged-props';
import { renderOverhead } from './render-cdi';
import { renderLifetime, renderPlacement, renderWorkloadUpdates } from './render-kubevirt';
import { renderKubeVirtConfiguration } from './render-kubevirt-configuration';
import { unlessEmpty } from './unless-empty';
import type { PermittedHostDevices as HyperConvergedDevices, V1beta1HyperConvergedSpec } from '../../imports/hco.kubevirt.io';
import type { PermittedHostDevices } from '../../imports/kubevirt.io';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { mergePatch } from '../kubernetes/merge-patch';
import { omitEmpty } from '../kubernetes/omit-empty';

/** The spec of a HyperConverged CR. What it has in common with the KubeVirt CR is rendered as that, and put under the names that it has here. */
export function renderHyperConverged(props: HyperConvergedProps): V1beta1HyperConvergedSpec {
  const { guestDefaults, density, migrations, permittedDevices, mediatedDeviceTypes, networkBindings, certificates = {} } = props;
  const kubevirt = renderKubeVirtConfiguration({ guestDefaults, density, migrations, permittedDevices, mediatedDeviceTypes, networkBindings }) ?? {};
  const placed = (placement: HyperConvergedProps['infraPlacement']) => unlessEmpty({ nodePlacement: renderPlacement(placement) });
  const spec: V1beta1HyperConvergedSpec = {
    featureGates: omitEmpty(props.featureGates),
    defaultCPUModel: kubevirt.cpuModel,
    // Any text: what is none of its words is a finding.
    evictionStrategy: kubevirt.evictionStrategy as V1beta1HyperConvergedSpec['evictionStrategy'],
    defaultRuntimeClass: kubevirt.defaultRuntimeClass,
    vmStateStorageClass: kubevirt.vmStateStorageClass,
    liveUpdateConfiguration: kubevirt.liveUpdateConfiguration,
    virtualMachineOptions: unlessEmpty({
      disableSerialConsoleLog: negated(guestDefaults?.serialConsoleLog), disableFreePageReporting: negated(guestDefaults?.freePageReporting),
    }),
    instancetypeConfig: kubevirt.instancetype,
    resourceRequirements: unlessEmpty({
      vmiCPUAllocationRatio: density?.cpuAllocationRatio, autoCPULimitNamespaceLabelSelector: kubevirt.autoCPULimitNamespaceLabelSelector,
    }),
    higherWorkloadDensity: unlessEmpty({ memoryOvercommitPercentage: density?.memoryOvercommit }),
    ksmConfiguration: kubevirt.ksmConfiguration,
    liveMigrationConfig: kubevirt.migrations,
    permittedHostDevices: kubevirt.permittedHostDevices && renamedDevices(kubevirt.permittedHostDevices),
    mediatedDevicesConfiguration: kubevirt.mediatedDevicesConfiguration,
    networkBinding: kubevirt.network?.binding,
    roleAggregationStrategy: props.roleAggregation,
    infra: placed(props.infraPlacement),
    workloads: placed(props.workloadPlacement),
    scratchSpaceStorageClass: props.scratchSpaceStorageClass,
    filesystemOverhead: props.filesystemOverhead && renderOverhead(props.filesystemOverhead),
    storageImport: unlessEmpty({ insecureRegistries: omitEmpty(props.insecureRegistries) }),
    enableCommonBootImageImport: props.commonBootImages,
    commonBootImageNamespace: props.commonBootImageNamespace,
    enableApplicationAwareQuota: props.applicationAwareQuota,
    workloadUpdateStrategy: renderWorkloadUpdates(props.workloadUpdates),
    uninstallStrategy: props.uninstallStrategy,
    certConfig: unlessEmpty({ ca: renderLifetime(certificates.certificateAuthority), server: renderLifetime(certificates.server) }),
  };
  return props.spec ? mergePatch(spec, props.spec) as V1beta1HyperConvergedSpec : spec;
}

/** The annotations that patch what its operator writes. */
export function patchAnnotations({ kubevirtPatches, cdiPatches }: HyperConvergedProps): { [key: string]: string } | undefined {
  const text = (patches?: readonly HyperConvergedPatch[]) => (
    patches?.length ? JSON.stringify(patches.map(({ op, path, value }) => ({ op, path, value: inKeyOrder(value) }))) : undefined
  );
  return omitEmpty({ 'kubevirt.kubevirt.io/jsonpatch': text(kubevirtPatches), 'containerizeddataimporter.kubevirt.io/jsonpatch': text(cdiPatches) });
}

function renamedDevices({ pciHostDevices, mediatedDevices, usb }: PermittedHostDevices): HyperConvergedDevices | undefined {
  return unlessEmpty({
    pciHostDevices: pciHostDevices?.map(({ pciVendorSelector: pciDeviceSelector, ...device }) => ({ pciDeviceSelector, ...device })),
    mediatedDevices,
    usbHostDevices: usb,
  });
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
