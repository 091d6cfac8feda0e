import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
const RESERVED = 'private, public, sockets, virt-bin-share-dir, libvirt-runtime, ephemeral-disks';
says({
  'pod-volume/excludes-reserved-names': {
    level,
    allowed: [
      `none of ${RESERVED}, hotplug-disks`,
      `none of ${RESERVED}, hotplug-disks, hugepages, hugetblfs-dir`,
      `none of ${RESERVED}, launcher-volume, hotplug-disks`,
      `none of ${RESERVED}, container-disks, hotplug-disks`,
    ],
  },
  'pod-volume/requires-source-name': {
    level, allowed: ['the name of a claim', 'the name of a ConfigMap', 'the name of a Secret', 'secret or configMap'],
  },
  'pod-volume/requires-network-data-name': { level, allowed: 'the name of a Secret' },
  'pod-volume/has-valid-image': { level, allowed: 'a reference without space before or after it' },
  'pod-volume/fits-container-name': { level, allowed: ['at most 52 characters', 'at most 57 characters', 'at most 54 characters'] },
  'pod-volume/requires-mountable-filesystem': { level, allowed: 'a volume of a kind that the launcher pod has' },
  'disk/has-valid-name': {
    allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
    reported: 'spec.template.spec.domain.devices.disks.domain.devices.disks[0].name',
  },
});
const IMAGE = 'registry.example/disk:1';
const disk = (name: string, source: Json, more: Json = {}, devices: Json = {}) => (
  { domain: { devices: { disks: [{ name, disk: { bus: 'virtio' } }], ...devices }, ...more }, volumes: [{ name, ...source }] }
);
const configMap = (name: string, more: Json = {}, devices: Json = {}) => disk(name, { configMap: { name: 'c' } }, more, devices);
const filesystem = (name: string, source: Json) => (
  { domain: { devices: { filesystems: [{ name, virtiofs: {} }] } }, volumes: [{ name, ...source }] }
);
type Row = [string, Json, [string, string, string]];
const refused = (name: string, fragment: Json): Row => [name, fragment, ['pod-volume/excludes-reserved-names', 'volumes[0].name', name]];

describe('pod-volume/excludes-reserved-names', () => {
  guestTable([
    ['another name', configMap('data')],
    ['what is not in the pod', disk('private', { emptyDisk: { capacity: '1Gi' } })],
    ['what is hot-plugged', disk('private', { persistentVolumeClaim: { claimName: 'c', hotpluggable: true } })],
    ['hotplug-disks where nothing is hot-plugged', configMap('hotplug-disks', {}, { disableHotplug: true })],
    ['hugepages without them', configMap('hugepages')],
    ...['private', 'public', 'sockets', 'virt-bin-share-dir', 'libvirt-runtime', 'ephemeral-disks', 'hotplug-disks'].map((name) => refused(name, configMap(name))),
    ...['hugepages', 'hugetblfs-dir'].map((name) => refused(name, configMap(name, { memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' } } }))),
    refused('public', disk('public', { containerDisk: { image: IMAGE } })),
    refused('launcher-volume', disk('launcher-volume', { containerDisk: { image: IMAGE } })),
    ['launcher-volume without container disks', configMap('launcher-volume')],
  ]);
});

const SYSPREP = 'volumes[0].sysprep';
const sysprep = (source: Json) => ({ domain: { devices: { disks: [{ name: 'a', cdrom: { bus: 'sata' } }] } }, volumes: [{ name: 'a', sysprep: source }] });

describe('pod-volume/requires-source-name', () => guestTable([
  ['a claim', disk('a', { persistentVolumeClaim: { claimName: 'c' } })],
  ['an ephemeral claim', disk('a', { ephemeral: { persistentVolumeClaim: { claimName: 'c' } } })],
  ['no name', disk('a', { persistentVolumeClaim: { claimName: '' } }),
    ['pod-volume/requires-source-name', 'volumes[0].persistentVolumeClaim.claimName', '']],
  ['no name of an ephemeral claim', disk('a', { ephemeral: { persistentVolumeClaim: { claimName: '' } } }),
    ['pod-volume/requires-source-name', 'volumes[0].ephemeral.persistentVolumeClaim.claimName', '']],
  ['no claim', disk('a', { ephemeral: {} }), ['pod-volume/requires-source-name', 'volumes[0].ephemeral.persistentVolumeClaim']],
  ['a sysprep ConfigMap', sysprep({ configMap: { name: 'c' } })],
  ['a sysprep Secret', sysprep({ secret: { name: 's' } })],
  ['a Secret beside a nameless ConfigMap', sysprep({ secret: { name: 's' }, configMap: { name: '' } })],
  ['a nameless Secret beside a ConfigMap', sysprep({ secret: {}, configMap: { name: 'c' } }), ['pod-volume/requires-source-name', `${SYSPREP}.secret.name`]],
  ['an empty name of a ConfigMap', sysprep({ configMap: { name: '' } }), ['pod-volume/requires-source-name', `${SYSPREP}.configMap.name`, '']],
  ['no name of a ConfigMap', sysprep({ configMap: {} }), ['pod-volume/requires-source-name', `${SYSPREP}.configMap.name`]],
  ['an empty name of a Secret', sysprep({ secret: { name: '' } }), ['pod-volume/requires-source-name', `${SYSPREP}.secret.name`, '']],
  ['neither Secret nor ConfigMap', sysprep({}), ['pod-volume/requires-source-name', SYSPREP]],
]));

describe.each(['cloudInitNoCloud', 'cloudInitConfigDrive'])('pod-volume/requires-network-data-name in %s', (source) => {
  const ofSecret = (networkDataSecretRef: Json) => disk('a', { [source]: { userData: '#cloud-config\n{}\n', networkDataSecretRef } });
  const at = `volumes[0].${source}.networkDataSecretRef.name`;
  guestTable([
    ['a name', ofSecret({ name: 's' })],
    ['no reference', disk('a', { [source]: { userData: '#cloud-config\n{}\n' } })],
    ['an empty name', ofSecret({ name: '' }), ['pod-volume/requires-network-data-name', at, '']],
    ['no name', ofSecret({}), ['pod-volume/requires-network-data-name', at]],
  ]);
});

describe('pod-volume/has-valid-image', () => {
  const kernel = (image: string) => ({ domain: { firmware: { kernelBoot: { container: { image, kernelPath: '/k' } } } } });
  const AT = 'volumes[0].containerDisk.image';
  guestTable([
    ['an image', disk('a', { containerDisk: { image: IMAGE } })],
    ['space before it', disk('a', { containerDisk: { image: ` ${IMAGE}` } }), ['pod-volume/has-valid-image', AT, ` ${IMAGE}`]],
    ['a line after it', disk('a', { containerDisk: { image: `${IMAGE}\n` } }), ['pod-volume/has-valid-image', AT, `${IMAGE}\n`]],
    ['nothing', disk('a', { containerDisk: { image: '' } }), ['pod-volume/has-valid-image', AT, '']],
    ['an image of a kernel', kernel(IMAGE)],
    ['space after that', kernel(`${IMAGE} `), ['pod-volume/has-valid-image', 'domain.firmware.kernelBoot.container.image', `${IMAGE} `]],
  ]);
});

describe('pod-volume/fits-container-name', () => {
  const [fits, long] = [57, 58].map((length) => 'x'.repeat(length));
  guestTable([
    ['a container disk of 57 characters', disk(fits, { containerDisk: { image: IMAGE } })],
    ['one of 58', disk(long, { containerDisk: { image: IMAGE } }), ['pod-volume/fits-container-name', 'volumes[0].name', long]],
    ['one that no volume can have', disk('x'.repeat(64), { containerDisk: { image: IMAGE } }),
      ['disk/has-valid-name', 'domain.devices.disks[0].name', 'x'.repeat(64)]],
    ['another volume', configMap(long)],
    ['a filesystem of 54 characters', filesystem('x'.repeat(54), { configMap: { name: 'c' } })],
    ['one of 55', filesystem('x'.repeat(55), { configMap: { name: 'c' } }),
      ['pod-volume/fits-container-name', 'domain.devices.filesystems[0].name', 'x'.repeat(55)]],
  ]);
});

describe('pod-volume/requires-mountable-filesystem', () => {
  const AT = 'domain.devices.filesystems[0].name';
  guestTable([
    ['a Secret', filesystem('a', { secret: { secretName: 's' } })],
    ['a service account', filesystem('a', { serviceAccount: { serviceAccountName: 's' } })],
    ['the image of a container disk', filesystem('a', { containerDisk: { image: IMAGE } })],
    ['an empty disk', filesystem('a', { emptyDisk: { capacity: '1Gi' } }), ['pod-volume/requires-mountable-filesystem', AT, 'a']],
    ['a cloud-init disk', filesystem('a', { cloudInitNoCloud: { userData: '#cloud-config\n' } }), ['pod-volume/requires-mountable-filesystem', AT, 'a']],
  ]);
});
