import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

const TWICE = 'volume-use/excludes-second-disk-of-claim';
const DISABLED = 'volume-use/avoids-hotplug-when-disabled';

says({
  [TWICE]: { level: FindingLevel.ADVISED, allowed: 'a claim other than that of volume a' },
  [DISABLED]: { level: FindingLevel.ADVISED, allowed: 'false with disableHotplug' },
});

const guest = (disks: Json[], volumes: Json[], devices: Json = {}) => ({ domain: { devices: { disks, ...devices } }, volumes });
const disk = (name: string, more: Json = { disk: { bus: 'virtio' } }) => ({ name, ...more });
const claim = (name: string, claimName: string, more: Json = {}) => ({ name, persistentVolumeClaim: { claimName, ...more } });
const dataVolume = (name: string, of: string, more: Json = {}) => ({ name, dataVolume: { name: of, ...more } });

describe(TWICE, () => {
  const two = (more?: Json, other = more) => guest([disk('a', more), disk('b', other)], [claim('a', 'c'), claim('b', 'c')]);
  guestTable([
    ['two claims', guest([disk('a'), disk('b')], [claim('a', 'c'), claim('b', 'd')])],
    ['disks that are shareable', two({ disk: { bus: 'virtio' }, shareable: true })],
    ['one disk and a CD-ROM drive', two({ disk: { bus: 'virtio' } }, { cdrom: { bus: 'sata' } })],
    ['one disk and a LUN', two({ disk: { bus: 'virtio' } }, { lun: { bus: 'scsi' } })],
    ['one disk and one that is read-only', two({ disk: { bus: 'virtio' } }, { disk: { bus: 'virtio', readonly: true } })],
    ['other sources of one name', guest([disk('a'), disk('b')], [
      { name: 'a', containerDisk: { image: 'i:1' } }, { name: 'b', containerDisk: { image: 'i:1' } },
    ])],
    ['a filesystem of the claim', guest([disk('a')], [claim('a', 'c'), claim('b', 'c')], { filesystems: [{ name: 'b', virtiofs: {} }] }), [
      'device/requires-gate-for-storage-filesystem', 'domain.devices.filesystems[0]', 'b',
      { allowed: 'only while the feature gate EnableVirtioFsStorageVolumes is on', reported: 'spec.template.spec.domain.devices.filesystems' },
    ]],
    ['one claim', two(), [TWICE, 'volumes[1].persistentVolumeClaim.claimName', 'c']],
    ['one claim, as a DataVolume and as itself', guest([disk('a'), disk('b')], [claim('a', 'c'), dataVolume('b', 'c')]),
      [TWICE, 'volumes[1].dataVolume.name', 'c']],
  ]);
});

describe(DISABLED, () => {
  const volume = claim('a', 'c', { hotpluggable: true });
  guestTable([
    ['where it is on', guest([disk('a')], [volume], { disableHotplug: false })],
    ['a volume that is not hot-pluggable', guest([disk('a')], [claim('a', 'c')], { disableHotplug: true })],
    ['where it is off', guest([disk('a')], [volume], { disableHotplug: true }), [DISABLED, 'volumes[0].persistentVolumeClaim.hotpluggable', 'true']],
  ]);
});
