import { fieldOf } from '../../kubernetes/field-path';
import { compareReleases, minorOf } from '../../kubernetes/release';
import type { StatedCluster } from '../../manifests/kubevirt-cr';
import { groupOf, kindOf } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { KNOWN_RELEASES, SUPPORTED_KUBERNETES } from '../../manifests/releases';
import { DEFAULT_CLASS, DEFAULT_VIRT_CLASS, storageClassOf } from '../../manifests/storage-claims';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { KUBEVIRT } from '../subjects/kubevirt';

/** Where the KubeVirt CR says what. */
const STATED_BY_CR: readonly (readonly [keyof StatedCluster, string])[] = [
  ['enabledFeatureGates', 'developerConfiguration.featureGates'],
  ['cpuAllocationRatio', 'developerConfiguration.cpuAllocationRatio'],
  ['memoryOvercommit', 'developerConfiguration.memoryOvercommit'],
  ['launcherSeccompProfile', 'seccompConfiguration.virtualMachineInstanceProfile'],
  ['permitBridgeInterfaceOnPodNetwork', 'network.permitBridgeInterfaceOnPodNetwork'],
  ['networkBindings', 'network.binding'],
  ['evictionStrategy', 'evictionStrategy'],
  ['permittedHostDevices', 'permittedHostDevices'],
  ['architecture', 'architectureConfiguration.defaultArchitecture'],
];

/** Where a StorageClass says what. */
const STATED_BY_CLASS = [
  ['isDefault', fieldOf('metadata.annotations', DEFAULT_CLASS)], ['isDefaultVirt', fieldOf('metadata.annotations', DEFAULT_VIRT_CLASS)],
  ['waitsForFirstConsumer', 'volumeBindingMode'],
] as const;

const [FIRST] = KNOWN_RELEASES.kubevirt;
const LAST = KNOWN_RELEASES.kubevirt[KNOWN_RELEASES.kubevirt.length - 1];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'platform/matches-kubevirt',
    level: FindingLevel.ADVISED,
    summary: 'The CR that configures KubeVirt must say what the Platform says of it',
    why: 'Manifests are judged for the Platform. A cluster that is configured otherwise admits and refuses others.',
    fix: 'Change the CR or the Platform. What the Platform leaves out is taken from the CR.',
    * check(_, cluster) {
      if (!cluster.source) return;
      const { manifest, stated } = cluster.source;
      for (const [fact, field] of STATED_BY_CR) {
        const [got, allowed] = [told(stated[fact], cluster[fact]), told(cluster[fact], stated[fact])];
        if (stated[fact] === undefined || got === allowed) continue;
        const isOwn = kindOf(manifest) === KUBEVIRT;
        yield { manifest, field: isOwn ? `spec.configuration.${field}` : 'spec', got: isOwn ? got : `${fact} ${got}`, allowed };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'platform/matches-storage-class',
    level: FindingLevel.ADVISED,
    summary: 'A StorageClass must say what the Platform says of it',
    why: 'Claims are judged by the StorageClass among the manifests. Where the Platform is another cluster, or older than the manifest, what is found is not what happens there.',
    fix: 'Change the StorageClass or the Platform. What the Platform leaves out is taken from the StorageClass.',
    * check(manifests, { storageClasses }) {
      const known = new Map(storageClasses.map((each) => [each.name, each]));
      for (const manifest of known.size ? ofKind(manifests, 'storage.k8s.io/StorageClass') : []) {
        const [written, said] = [storageClassOf(manifest), known.get(manifest.metadata.name ?? '')];
        for (const [fact, field] of STATED_BY_CLASS) {
          if (said?.[fact] === undefined || said[fact] === written[fact]) continue;
          yield { manifest, field, got: `${fact} ${written[fact] === true}`, allowed: `${fact} ${said[fact]}, as the Platform says` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'platform/has-judged-release',
    level: FindingLevel.WARNED,
    summary: 'The KubeVirt release of the Platform must be one whose rules are known',
    why: `Rules, gates and fields are those of KubeVirt ${FIRST} to ${LAST}. An older release is judged as ${FIRST}, a newer one as ${LAST}: what differs `
      + 'there is not seen.',
    fix: 'Correct kubevirtVersion, or upgrade KubeVirt or this library; acknowledge it where the cluster stays as it is.',
    * check(manifests, { kubevirtVersion, releases }) {
      if (KNOWN_RELEASES.kubevirt.includes(minorOf(kubevirtVersion))) return;
      const manifest = manifests.find((each) => ofKubeVirt(groupOf(each)));
      if (!manifest) return;
      yield { manifest, field: '', got: `KubeVirt ${kubevirtVersion}, which is judged as ${releases.kubevirt}`, allowed: `KubeVirt ${FIRST} to ${LAST}` };
    },
  }),
  defineCrossObjectRule({
    id: 'platform/fits-kubernetes',
    level: FindingLevel.ADVISED,
    summary: 'KubeVirt must run on a Kubernetes that its release supports',
    why: 'A KubeVirt release is tested with the three Kubernetes releases that are current when it is made; on others VMs may not start.',
    fix: 'Correct kubernetesVersion or kubevirtVersion of the Platform, or upgrade one of the two.',
    * check(manifests, { kubernetesVersion, kubevirtVersion }) {
      const [, supported] = SUPPORTED_KUBERNETES.find(([release]) => compareReleases(kubevirtVersion, release) === 0) ?? [];
      const [manifest] = ofKinds(manifests, VMI_SPEC_PATHS.keys());
      if (!supported || !manifest || kubernetesVersion === undefined) return;
      const [first, last] = supported;
      if (compareReleases(kubernetesVersion, first) >= 0 && compareReleases(kubernetesVersion, last) <= 0) return;
      yield { manifest, field: '', got: `KubeVirt ${kubevirtVersion} on Kubernetes ${kubernetesVersion}`, allowed: `Kubernetes ${first} to ${last}` };
    },
  }),
];

/** Whether KubeVirt itself, not CDI, serves an API group. */
function ofKubeVirt(group: string): boolean {
  return group !== 'cdi.kubevirt.io' && (group === 'kubevirt.io' || group.endsWith('.kubevirt.io'));
}

/** A fact; of a list only what the other does not have. */
function told(value: unknown, other: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.filter((entry) => !Array.isArray(other) || !other.includes(entry)).join(', ') || 'none';
}
