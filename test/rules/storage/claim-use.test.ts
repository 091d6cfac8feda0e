import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, withTemplate } from '../volume-table';
import { appTable, machine, object } from '../workload-table';

says({
  'claim-use/fits-volume-mode': { level: FindingLevel.UNSTARTABLE, allowed: ['a claim that is Filesystem', 'a claim that is Block'] },
  'claim-use/avoids-writing-read-only-claim': { level: FindingLevel.ADVISED, allowed: 'a claim that can be written to' },
});

const claim = (spec: Json = {}) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec });
const block = claim({ volumeMode: 'Block' });

describe('claim-use/fits-volume-mode', () => {
  const rule = 'claim-use/fits-volume-mode';
  const shared = (volume: Json, name = 'd') => machine({ domain: { devices: { filesystems: [{ name, virtiofs: {} }] } }, volumes: [{ name: 'd', ...volume }] });
  const onClaim = { persistentVolumeClaim: { claimName: 'c' } };
  const pod = (container: Json, list = 'containers') => object('v1', 'Pod', 'p', {
    containers: [{ name: 'main', image: 'q/i:1' }], [list]: [{ name: 'a', image: 'q/i:1', ...container }], volumes: [{ name: 'e', emptyDir: {} }, { name: 'v', ...onClaim }],
  });
  const mount = { volumeMounts: [{ name: 'e', mountPath: '/e' }, { name: 'v', mountPath: '/v' }] };
  const device = { volumeDevices: [{ name: 'v', devicePath: '/dev/v' }] };
  const found = (field: string, mode = 'Block', name = 'c'): Verdict => [rule, field, `${name} is ${mode}`];
  test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
    ['virtiofs of a file system', [claim(), shared(onClaim)]],
    ['virtiofs of a claim that CDI completes', [dataVolume(), shared({ dataVolume: { name: 'a' } })]],
    ['virtiofs of a claim that is not known', [shared(onClaim)]],
    ['a Block claim as a disk', [block, machine({ volumes: [{ name: 'd', ...onClaim }] })]],
    ['a Block claim as a disk beside virtiofs', [block, merged(shared(onClaim), { spec: { template: { spec: { volumes: [{ name: 'd', configMap: { name: 'm' } }, { name: 'e', ...onClaim }] } } } })]],
    ['a Block claim of another namespace', [merged(block, { metadata: { namespace: 'y' } }), shared(onClaim)]],
    ['a file system that is mounted', [claim(), pod(mount)]],
    ['a Block claim as a device', [block, pod(device)]],
    ['a claim that no container takes', [block, pod({})]],
    ['virtiofs of a Block claim', [block, shared(onClaim)], found('spec.template.spec.volumes[0].persistentVolumeClaim.claimName')],
    ['virtiofs of a Block DataVolume', [dataVolume({ storage: { volumeMode: 'Block' } }), shared({ dataVolume: { name: 'a' } })], found('spec.template.spec.volumes[0].dataVolume.name', 'Block', 'a')],
    ['a Block claim that is mounted', [block, pod(mount)], found('spec.containers[0].volumeMounts[1].name')],
    ['a Block claim that an init container mounts', [block, pod(mount, 'initContainers')], found('spec.initContainers[0].volumeMounts[1].name')],
    ['a file system as a device', [claim(), pod(device)], found('spec.containers[0].volumeDevices[0].name', 'Filesystem')],
    ['a Block claim of a Deployment', [block, object('apps/v1', 'Deployment', 'd', {
      selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: pod(mount).spec },
    })], found('spec.template.spec.containers[0].volumeMounts[1].name')],
  ])('%s', (_, manifests, ...expected) => {
    const enabledFeatureGates = ['EnableVirtioFsStorageVolumes'];
    const judged = judge(manifests, { enabledFeatureGates }).filter(([each]) => each === rule || each === 'rule/failed');
    expect(judged).toEqual(expected);
  });
});

describe('claim-use/avoids-writing-read-only-claim', () => {
  const rule = 'claim-use/avoids-writing-read-only-claim';
  const running = { spec: { runStrategy: 'Always' } };
  const guest = (disk: Json = { disk: { bus: 'virtio' } }, volume: Json = { persistentVolumeClaim: { claimName: 'c' } }) => (
    machine({ domain: { devices: { disks: [{ name: 'd', ...disk }] } }, volumes: [{ name: 'd', ...volume }] }, {}, running)
  );
  const readOnly = claim({ accessModes: ['ReadOnlyMany'] });
  const field = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName';
  appTable('claim-use', [
    ['a claim that can be written to', [claim(), guest()]],
    ['a claim of two modes', [claim({ accessModes: ['ReadOnlyMany', 'ReadWriteMany'] }), guest()]],
    ['a claim of modes that are not known', [merged(withTemplate({}), { metadata: { namespace: 'x' }, ...running })]],
    ['a CD-ROM', [readOnly, guest({ cdrom: { bus: 'sata' } })]],
    ['a volume that writes elsewhere', [readOnly, guest({ disk: { bus: 'virtio' } }, { ephemeral: { persistentVolumeClaim: { claimName: 'c' } } })]],
    ['a disk', [readOnly, guest()], [rule, field, 'c, which is ReadOnlyMany']],
  ]);
});
