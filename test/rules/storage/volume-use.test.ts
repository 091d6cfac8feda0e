import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, pool, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const TWICE = 'volume-use/excludes-second-disk-of-claim';
const DISABLED = 'volume-use/avoids-hotplug-when-disabled';
const SHARED = 'volume-use/avoids-disk-and-filesystem';
const IMPLIED = 'volume-use/avoids-implied-disk';
const READ_ONLY = 'volume-use/requires-read-only-disk';

says({
  [TWICE]: { level: FindingLevel.UNSTARTABLE, allowed: 'a claim other than that of volume a' },
  [DISABLED]: { level: FindingLevel.ADVISED, allowed: 'false with disableHotplug' },
  [SHARED]: { level: FindingLevel.ADVISED, allowed: 'the name of a disk or of a filesystem' },
  [IMPLIED]: { level: FindingLevel.ADVISED, allowed: 'the name of a disk: a' },
  [READ_ONLY]: { level: FindingLevel.UNSTARTABLE, allowed: 'only under a disk with readonly: true, or a cdrom' },
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

describe(SHARED, () => {
  const shared = (...names: string[]) => ({ filesystems: names.map((name) => ({ name, virtiofs: {} })) });
  guestTable([
    ['a disk and a filesystem', guest([disk('a')], [claim('a', 'c'), claim('b', 'd')], shared('b'))],
    ['of one volume', guest([disk('a')], [claim('a', 'c')], shared('a')), [SHARED, 'volumes[0].name', 'a']],
  ], undefined, undefined, { enabledFeatureGates: ['EnableVirtioFsStorageVolumes'] });
});

describe(DISABLED, () => {
  const volume = claim('a', 'c', { hotpluggable: true });
  guestTable([
    ['where it is on', guest([disk('a')], [volume], { disableHotplug: false })],
    ['a volume that is not hot-pluggable', guest([disk('a')], [claim('a', 'c')], { disableHotplug: true })],
    ['a DataVolume where it is off', guest([disk('a')], [dataVolume('a', 'c', { hotpluggable: true })], { disableHotplug: true }),
      [DISABLED, 'volumes[0].dataVolume.hotpluggable', 'true']],
    ['where it is off', guest([disk('a')], [volume], { disableHotplug: true }), [DISABLED, 'volumes[0].persistentVolumeClaim.hotpluggable', 'true']],
  ]);
});

describe(IMPLIED, () => {
  const volumes = [claim('a', 'c'), claim('b', 'd')];
  const found: Verdict = [IMPLIED, 'volumes[1].name', 'b'];
  guestTable([
    ['a disk for each', guest([disk('a'), disk('b')], volumes)],
    ['no disk at all, as virtctl writes it', { domain: { devices: {} }, volumes }],
    ['an empty list of disks', guest([], volumes)],
    ['a filesystem', guest([disk('a')], [claim('a', 'c'), { name: 'b', configMap: { name: 'd' } }], { filesystems: [{ name: 'b', virtiofs: {} }] })],
    ['a memory dump', guest([disk('a')], [claim('a', 'c'), { name: 'b', memoryDump: { claimName: 'd' } }])],
    ['a container path', guest([disk('a')], [claim('a', 'c'), { name: 'b', containerPath: { path: '/opt' } }]), [
      'container-path/requires-filesystem', 'volumes[1].containerPath', 'no filesystem b',
      { level: FindingLevel.UNSTARTABLE, allowed: 'a filesystem b and no disk b', reported: 'spec.domain.volumes[1]' },
    ]],
    ['a disk of another name, which is meant', guest([disk('a'), disk('c')], volumes), [
      'disk/references-volume', 'domain.devices.disks[1].name', 'c', { allowed: 'the name of a volume: a, b' },
    ]],
    ['virtio by default on arm64', { ...guest([disk('a')], volumes), architecture: 'arm64' }],
    ['one that is missing', guest([disk('a')], volumes), found],
    ['one that is missing beside an empty drive', guest([disk('a'), disk('x', { cdrom: { bus: 'sata' } })], volumes), [
      IMPLIED, 'volumes[1].name', 'b', { allowed: 'the name of a disk: a, x' },
    ]],
    ['one that is missing on amd64', { ...guest([disk('a')], volumes), architecture: 'amd64' }, found],
  ]);
  guestTable([
    ['a preference that is not known', guest([disk('a')], volumes)],
  ], (fragment) => merged(virtualMachine(fragment), { spec: { preference: { name: 'ours', kind: 'VirtualMachinePreference' } } }));
  guestTable([
    ['a preference of KubeVirt', guest([disk('a')], volumes)],
  ], (fragment) => merged(virtualMachine(fragment), { spec: { preference: { name: 'fedora' }, template: { spec: { domain: { memory: { guest: '2Gi' } } } } } }));
  guestTable([['a pool', guest([disk('a')], volumes), found]], pool, 'spec.virtualMachineTemplate.spec.template.spec');
});

describe(READ_ONLY, () => {
  const of = (more: Json, source: Json = claim('a', 'c', { readOnly: true })) => guest([disk('a', more)], [source]);
  const found: Verdict = [READ_ONLY, 'volumes[0].persistentVolumeClaim.readOnly', 'true under disk a'];
  guestTable([
    ['a read-only disk', guest([disk('boot'), disk('a', { disk: { bus: 'virtio', readonly: true } })], [
      { name: 'boot', emptyDisk: { capacity: '1Gi' } }, claim('a', 'c', { readOnly: true }),
    ])],
    ['a read-only LUN', of({ lun: { bus: 'scsi', readonly: true } })],
    ['a CD-ROM drive', of({ cdrom: { bus: 'sata' } })],
    ['a claim that is mounted to write', of({ disk: { bus: 'virtio' } }, claim('a', 'c', { readOnly: false }))],
    ['a disk that is written to', of({ disk: { bus: 'virtio' } }), found],
    ['a disk that says so', of({ disk: { bus: 'virtio', readonly: false } }), found],
    ['a LUN', of({ lun: { bus: 'scsi' } }), found],
    ['a disk without a target', of({}), found],
    ['no disk', { domain: { devices: {} }, volumes: [claim('a', 'c', { readOnly: true })] }, found],
    ['a filesystem', guest([], [claim('a', 'c', { readOnly: true })], { filesystems: [{ name: 'a', virtiofs: {} }] }), [
      'device/requires-gate-for-storage-filesystem', 'domain.devices.filesystems[0]', 'a',
      { allowed: 'only while the feature gate EnableVirtioFsStorageVolumes is on', reported: 'spec.template.spec.domain.devices.filesystems' },
    ]],
  ]);
});
