import type { Disk, Volume } from '../../../imports/kubevirt.io';
import { BUSES_WITHOUT_LUN } from '../../manifests/disk-access';
import { claimsByName } from '../../manifests/storage-claims';
import { claimNameOf } from '../../manifests/volume-claim';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { disksOf } from '../subjects/disk';
import { startedVmi } from '../subjects/vmi';

/** Each LUN of a claim that the guest has from its start, where its bus is known; on arm64 KubeVirt itself refuses these buses. What is plugged is judged by hotplug/fits-bus. */
const startedLun: Subject<NonNullable<Disk['lun']>> = partsOf(startedVmi, ({ spec, written, incomplete, architecture }) => {
  if (architecture === 'arm64') return [];
  const claims = new Set(spec.volumes?.filter(isAttachedAtStart).map(({ name }) => name));
  return disksOf(spec.domain).flatMap(({ value: { name, lun }, path }, i) => {
    const isKnown = !incomplete || written.domain.devices?.disks?.[i]?.lun?.bus !== undefined;
    return lun && isKnown && claims.has(name) ? [{ value: lun, path: `domain.${path}.lun` }] : [];
  });
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'lun/fits-bus',
    level: FindingLevel.UNSTARTABLE,
    subject: startedLun,
    summary: 'A LUN must be on SCSI',
    why: 'KubeVirt admits others, and libvirt refuses the domain: disk device lun is not supported for bus sata or usb. A LUN without a bus is on SATA on amd64.',
    fix: 'Write lun: {bus: scsi}.',
    * check({ bus }) {
      if (bus && BUSES_WITHOUT_LUN.includes(bus)) yield { field: 'bus', got: bus, allowed: 'scsi' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'lun/requires-block-volume',
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'The claim of a LUN must be a Block volume',
    why: 'On a file system the disk is a file, which takes no SCSI commands. KubeVirt admits it, and libvirt refuses the domain: disk device lun is only valid for block '
      + 'type disk source. A claim without volumeMode is a file system.',
    fix: 'Write volumeMode: Block in the claim, or attach it as disk.',
    * check(manifests, cluster) {
      const luns = workloadsOf(manifests, cluster).filter(({ written }) => written.domain?.devices?.disks?.some(({ lun }) => lun));
      if (!luns.length) return;
      const claims = claimsByName(manifests);
      for (const { manifest, namespace, written, path } of luns) {
        const names = new Set(written.domain.devices.disks?.filter(({ lun }) => lun).map(({ name }) => name));
        for (const [i, volume] of (written.volumes ?? []).entries()) {
          const claim = names.has(volume.name) ? claims.get(`${namespace}/${claimNameOf(volume)}`) : undefined;
          if (claim?.volumeMode !== 'Filesystem') continue;
          const field = `${path}.volumes[${i}].${volume.persistentVolumeClaim ? 'persistentVolumeClaim.claimName' : 'dataVolume.name'}`;
          yield { manifest, field, got: `${claim.volume ? 'DataVolume' : 'PersistentVolumeClaim'} ${claim.name} is Filesystem`, allowed: 'a claim that is Block' };
        }
      }
    },
  }),
];

function isAttachedAtStart({ persistentVolumeClaim, dataVolume }: Volume): boolean {
  const claim = persistentVolumeClaim ?? dataVolume;
  return claim !== undefined && !claim.hotpluggable;
}
