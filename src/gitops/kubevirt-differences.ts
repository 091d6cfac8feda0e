import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ArgoResourceIgnoreDifferences } from './argo-resource-ignore-differences';
import type { VirtualMachinePreference } from '../../imports/instancetype.kubevirt.io';
import type { VirtualMachine } from '../../imports/kubevirt.io';
import { Platform } from '../platform/platform';

const [GROUP, KIND] = ['kubevirt.io', 'VirtualMachine'];
const PREFERENCES = 'instancetype.kubevirt.io';
/** The first KubeVirt whose Kubernetes libraries leave out a timestamp that is not set. */
const WITHOUT_TIMESTAMP = '1.8';

/**
 * What KubeVirt writes over what a manifest of a VM says, so that Argo CD finds it different for ever. It is little: what KubeVirt only adds (UUID and serial
 * number, machine type, architecture, the version of the PCI topology) is no difference to Argo CD, which compares what the manifest says.
 *
 * For tools that compare whole objects a VM can state these, too: `machineType`, `architecture` of the Platform, and
 * `vm.podMetadata.addAnnotation('kubevirt.io/pci-topology-version', 'v3')` since KubeVirt 1.8. Its identity it states by itself.
 *
 * Lists are compared as a whole, so an addition to an entry is one. `conformance/stored.ts` asks the webhooks of each release what they write.
 */
export class KubeVirtDifferences {
  /** `creationTimestamp: null` in each DataVolume template. KubeVirt before 1.8. */
  public static readonly DATA_VOLUME_TEMPLATES: ArgoResourceIgnoreDifferences = ofVirtualMachines('.spec.dataVolumeTemplates[]?.metadata.creationTimestamp');

  /**
   * Which volume an instancetype or a preference is inferred from: KubeVirt writes its name instead (`pkg/instancetype/infer` of KubeVirt), and refuses a
   * VM with both. So `syncOptions.respectIgnoreDifferences` is needed as well, with which Argo CD leaves the volume out of later syncs.
   */
  public static readonly INFERRED_SIZES: ArgoResourceIgnoreDifferences = ofVirtualMachines(
    ...['instancetype', 'preference'].flatMap((field) => [`.spec.${field}.inferFromVolume`, `.spec.${field}.inferFromVolumeFailurePolicy`]),
  );

  /** The storage class that a preference gives to DataVolume templates without one (`mutateDataVolumeTemplates` of KubeVirt). */
  public static readonly PREFERRED_STORAGE_CLASSES: ArgoResourceIgnoreDifferences = ofVirtualMachines(
    '.spec.dataVolumeTemplates[]?.spec.storage.storageClassName', '.spec.dataVolumeTemplates[]?.spec.pvc.storageClassName',
  );

  /**
   * What the VMs of some charts need on the KubeVirt of their Platform: nothing, for most. Ask when all VMs are made; `charts` of `ArgoApplication` does by
   * itself.
   *
   * @param scopes charts, or other constructs, with VMs and the preferences that they refer to
   */
  public static of(...scopes: IConstruct[]): ArgoResourceIgnoreDifferences[] {
    const needed = new Set<ArgoResourceIgnoreDifferences>();
    const objects = scopes.flatMap(({ node }) => node.findAll()).filter((each): each is ApiObject => ApiObject.isApiObject(each));
    const preferred = new Set<string | undefined>(objects.filter(givesStorageClass).map(({ name }) => name));
    for (const object of objects) {
      if (object.apiGroup !== GROUP || object.kind !== KIND) continue;
      const { spec } = object.toJson() as VirtualMachine;
      const templates = spec.dataVolumeTemplates ?? [];
      if (templates.length > 0 && !Platform.of(object).kubevirtAtLeast(WITHOUT_TIMESTAMP)) needed.add(KubeVirtDifferences.DATA_VOLUME_TEMPLATES);
      if (spec.instancetype?.inferFromVolume || spec.preference?.inferFromVolume) needed.add(KubeVirtDifferences.INFERRED_SIZES);
      const without = templates.some(({ spec: { storage, pvc } }) => (storage ?? pvc)?.storageClassName === undefined);
      if (without && preferred.has(spec.preference?.name)) needed.add(KubeVirtDifferences.PREFERRED_STORAGE_CLASSES);
    }
    const { DATA_VOLUME_TEMPLATES, INFERRED_SIZES, PREFERRED_STORAGE_CLASSES } = KubeVirtDifferences;
    return [DATA_VOLUME_TEMPLATES, INFERRED_SIZES, PREFERRED_STORAGE_CLASSES].filter((each) => needed.has(each));
  }

  private constructor() {}
}

function ofVirtualMachines(...jqPathExpressions: string[]): ArgoResourceIgnoreDifferences {
  return { group: GROUP, kind: KIND, jqPathExpressions };
}

function givesStorageClass(object: ApiObject): boolean {
  if (object.apiGroup !== PREFERENCES || !object.kind.endsWith('Preference')) return false;
  return (object.toJson() as VirtualMachinePreference).spec.volumes?.preferredStorageClassName !== undefined;
}
