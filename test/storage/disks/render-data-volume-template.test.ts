import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeSource, DataVolumeStanza, DataVolumeTemplateDiskOptions, Disk } from '../../../src/storage';
import { vmSpec } from '../../compute/fixture';

const size = Size.gibibytes(20);
const STORAGE = { resources: { requests: { storage: '20Gi' } } };

/** The template of a disk `root`. */
function rendered(options: Partial<DataVolumeTemplateDiskOptions>) {
  return vmSpec({ disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.blank(), size, ...options })] }).dataVolumeTemplates[0];
}

test.each<[string, Partial<DataVolumeTemplateDiskOptions>, object, object?]>([
  ['the claim as it is', { stanza: DataVolumeStanza.PVC, accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE] }, {
    pvc: { ...STORAGE, accessModes: ['ReadWriteOnce'] },
  }],
  ['priorityClassName', { priorityClassName: 'low' }, { priorityClassName: 'low', storage: STORAGE }],
  ['labels', { labels: { backup: 'nightly' } }, { storage: STORAGE }, { labels: { backup: 'nightly' } }],
  ['annotations', { annotations: { 'harvesterhci.io/imageId': 'default/image-1' } }, { storage: STORAGE }, {
    annotations: { 'harvesterhci.io/imageId': 'default/image-1' },
  }],
  ['annotations beside ours', { annotations: { team: 'a' }, immediateBinding: true }, { storage: STORAGE }, {
    annotations: { 'team': 'a', 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' },
  }],
])('renders %s', (_, options, spec, metadata = {}) => {
  expect(rendered(options)).toEqual({ metadata: { name: 'vm-root', ...metadata }, spec: { source: { blank: {} }, ...spec } });
});

test.each<[string, Partial<DataVolumeTemplateDiskOptions>, string]>([
  ['nothing that tells the size', { size: undefined }, 'size of disk "root": got undefined'],
  ['less than 1Mi', { size: Size.kibibytes(1) }, 'size of disk "root": got "1Ki"'],
  ['no access mode', { stanza: DataVolumeStanza.PVC }, 'accessModes of disk "root": got []'],
  ['less than the image', { virtualSize: Size.gibibytes(21) }, 'size of disk "root": got "20Gi"'],
])('refuses %s', (_, options, message) => expect(() => rendered(options)).toThrow(`[chart/vm] ${message}`));

test('a clone takes the size of its source', () => {
  expect(rendered({ source: DataVolumeSource.dataSource({ name: 'fedora' }), size: undefined }).spec).toEqual({
    sourceRef: { kind: 'DataSource', name: 'fedora' }, storage: {},
  });
});
