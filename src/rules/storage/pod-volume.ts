import type { Volume } from '../../../imports/kubevirt.io';
import { DNS_LABEL, isDnsLabel } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';

/** What KubeVirt calls its own volumes of every launcher pod (virt-controller, `rendervolumes.go`). */
const RESERVED = ['private', 'public', 'sockets', 'virt-bin-share-dir', 'libvirt-runtime', 'ephemeral-disks'];
const HOTPLUG = 'hotplug-disks';
/** With container disks as volumes of images, the one that starts them. */
const LAUNCHER = 'launcher-volume';
/** Without, where container disks are mounted. */
const CONTAINER_DISKS = 'container-disks';
const GATE = 'ImageVolume';
const HUGEPAGES = ['hugepages', 'hugetblfs-dir'];
/** The sources that become a volume of the launcher pod under the name of the guest's volume. */
const SOURCES = ['persistentVolumeClaim', 'dataVolume', 'ephemeral', 'hostDisk', 'downwardMetrics', 'sysprep', 'secret', 'configMap', 'downwardAPI'] as const;
const CLOUD_INIT = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
const VIRTIOFS = 'virtiofs-';
const DISK = 'volume';
const DISK_SUFFIX = '-init';
const COPIED = 'KubeVirt copies it into the launcher pod, and Kubernetes refuses that: the VM never starts.';

type CloudInit = NonNullable<Volume[typeof CLOUD_INIT[number]]>;

interface PodVolume {
  readonly volume: Volume;
  readonly reserved: readonly string[];
}

const podVolume: Subject<PodVolume> = partsOf(launchedVmi, ({ spec: { domain, volumes = [] } }, { enabledFeatureGates }) => {
  const mountsImages = enabledFeatureGates.includes(GATE);
  const startsImage = volumes.some(({ containerDisk }) => containerDisk) || domain.firmware?.kernelBoot?.container !== undefined;
  const reserved = [
    ...RESERVED,
    ...mountsImages ? [] : [CONTAINER_DISKS],
    ...mountsImages && startsImage ? [LAUNCHER] : [],
    ...domain.devices?.disableHotplug ? [] : [HOTPLUG],
    ...domain.memory?.hugepages ? HUGEPAGES : [],
  ];
  return volumes.flatMap((volume, i) => (isInPod(volume) || (mountsImages && volume.containerDisk) ? [{ value: { volume, reserved }, path: `volumes[${i}]` }] : []));
});

const cloudInit: Subject<CloudInit> = partsOf(launchedVmi, ({ spec: { volumes = [] } }) => volumes.flatMap((volume, i) => (
  CLOUD_INIT.flatMap((source) => {
    const value = volume[source];
    return value ? [{ value, path: `volumes[${i}].${source}` }] : [];
  })
)));

/** Each image that KubeVirt makes a container of. */
const image: Subject<string | undefined> = partsOf(launchedVmi, ({ spec: { volumes = [], domain } }) => [
  ...volumes.map(({ containerDisk }, i) => ({ value: containerDisk?.image, path: `volumes[${i}].containerDisk.image` })),
  // KubeVirt itself refuses an empty one here.
  { value: domain.firmware?.kernelBoot?.container?.image || undefined, path: 'domain.firmware.kernelBoot.container.image' },
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pod-volume/excludes-reserved-names',
    level: FindingLevel.UNSTARTABLE,
    subject: podVolume,
    summary: "A volume of a guest must not have the name of one of KubeVirt's own",
    why: 'The launcher pod has volumes of these names already, and Kubernetes refuses two of one name: the VM never starts.',
    fix: 'Give the volume and its disk another name.',
    * check({ volume: { name: got }, reserved }) {
      if (reserved.includes(got)) yield { field: 'name', got, allowed: `none of ${reserved.join(', ')}` };
    },
  }),
  defineRule({
    id: 'pod-volume/requires-source-name',
    level: FindingLevel.UNSTARTABLE,
    subject: podVolume,
    summary: 'A volume of a guest must name the claim, ConfigMap or Secret that it stands for',
    why: `${COPIED} An ephemeral volume without a claim crashes virt-controller.`,
    fix: 'Write the name of the object.',
    * check({ volume }) {
      const { persistentVolumeClaim, ephemeral, sysprep } = volume;
      const allowed = 'the name of a claim';
      if (persistentVolumeClaim?.claimName === '') yield { field: 'persistentVolumeClaim.claimName', got: '', allowed };
      if (ephemeral && !ephemeral.persistentVolumeClaim) yield { field: 'ephemeral.persistentVolumeClaim', allowed };
      else if (ephemeral?.persistentVolumeClaim?.claimName === '') yield { field: 'ephemeral.persistentVolumeClaim.claimName', got: '', allowed };
      if (!sysprep) return;
      // The Secret wins where both are given.
      if (sysprep.secret && !sysprep.secret.name) yield { field: 'sysprep.secret.name', got: sysprep.secret.name, allowed: 'the name of a Secret' };
      if (sysprep.secret) return;
      if (!sysprep.configMap) yield { field: 'sysprep', allowed: 'secret or configMap' };
      else if (!sysprep.configMap.name) yield { field: 'sysprep.configMap.name', got: sysprep.configMap.name, allowed: 'the name of a ConfigMap' };
    },
  }),
  defineRule({
    id: 'pod-volume/requires-network-data-name',
    level: FindingLevel.UNSTARTABLE,
    subject: cloudInit,
    summary: 'A reference to network data must name a Secret',
    why: COPIED,
    fix: 'Write the name of the Secret, or remove networkDataSecretRef.',
    * check({ networkDataSecretRef }) {
      if (networkDataSecretRef && !networkDataSecretRef.name) yield { field: 'networkDataSecretRef.name', got: networkDataSecretRef.name, allowed: 'the name of a Secret' };
    },
  }),
  defineRule({
    id: 'pod-volume/has-valid-image',
    level: FindingLevel.UNSTARTABLE,
    subject: image,
    summary: 'The image of a container disk or of a kernel must be a reference without space around it',
    why: COPIED,
    fix: 'Write the image as <registry>/<repository>:<tag>.',
    * check(got) {
      if (got === undefined || (got !== '' && got === got.trim())) return;
      yield { field: '', got, allowed: 'a reference without space before or after it' };
    },
  }),
  defineRule({
    id: 'pod-volume/fits-container-name',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The name of a container disk or of a virtiofs filesystem must leave room for what its container is called',
    why: `KubeVirt runs a container ${DISK}<name> or ${VIRTIOFS}<name> for it, without the gate ${GATE} also ${DISK}<name>${DISK_SUFFIX}, and Kubernetes refuses a name of more `
      + `than ${DNS_LABEL.longest} characters: the VM never starts.`,
    fix: 'Give the volume and its disk or filesystem a shorter name.',
    * check({ spec: { domain, volumes = [] } }, { enabledFeatureGates }) {
      const longestDisk = DNS_LABEL.longest - DISK.length - (enabledFeatureGates.includes(GATE) ? 0 : DISK_SUFFIX.length);
      for (const [i, { name: got, containerDisk }] of volumes.entries()) {
        if (containerDisk && got.length > longestDisk && isDnsLabel(got)) yield { field: `volumes[${i}].name`, got, allowed: `at most ${longestDisk} characters` };
      }
      const longest = DNS_LABEL.longest - VIRTIOFS.length;
      const named = new Set(volumes.filter(({ containerPath }) => !containerPath).map(({ name }) => name));
      for (const [i, { name: got, virtiofs }] of (domain.devices?.filesystems ?? []).entries()) {
        if (virtiofs && named.has(got) && got.length > longest) yield { field: `domain.devices.filesystems[${i}].name`, got, allowed: `at most ${longest} characters` };
      }
    },
  }),
  defineRule({
    id: 'pod-volume/requires-mountable-filesystem',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A virtiofs filesystem must be a volume that the launcher pod mounts',
    why: 'KubeVirt mounts the volume into the container of virtiofs; an empty disk, a cloud-init disk and a hot-plugged claim are no volumes of the launcher pod, and Kubernetes '
      + 'refuses the mount: the VM never starts.',
    fix: 'Take a configMap, secret, serviceAccount, downwardAPI or persistentVolumeClaim volume, or make it a disk.',
    * check({ spec: { domain, volumes = [] } }, { enabledFeatureGates }) {
      const byName = new Map(volumes.map((volume) => [volume.name, volume]));
      for (const [i, { name: got, virtiofs }] of (domain.devices?.filesystems ?? []).entries()) {
        const volume = byName.get(got);
        if (!virtiofs || !volume || isInPod(volume) || volume.serviceAccount || volume.containerPath) continue;
        if (enabledFeatureGates.includes(GATE) && volume.containerDisk) continue;
        yield { field: `domain.devices.filesystems[${i}].name`, got, allowed: 'a volume of a kind that the launcher pod has' };
      }
    },
  }),
];

/** What is hot-plugged gets a pod of its own. */
function isInPod(volume: Volume): boolean {
  const { dataVolume, persistentVolumeClaim } = volume;
  return !dataVolume?.hotpluggable && !persistentVolumeClaim?.hotpluggable && SOURCES.some((source) => volume[source]);
}
