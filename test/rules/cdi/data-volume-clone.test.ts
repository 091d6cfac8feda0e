import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, from, importCron, withTemplate } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';
import type { AppRow } from '../workload-table';

says({
  'reference/requires-target': { level: FindingLevel.ADVISED, allowed: 'a DataSource of namespace images that the app makes' },
  'data-volume-clone/requires-permission': { level: FindingLevel.ADVISED, allowed: 'a namespace whose RoleBindings let service account x/default clone' },
  'data-volume-clone/avoids-empty-data-source': { level: FindingLevel.ADVISED, allowed: 'a DataSource of x, or one that has its image' },
  'data-volume-clone/avoids-source-in-use': { level: FindingLevel.ADVISED, allowed: 'a claim that no running guest writes to, or a snapshot' },
  'data-volume-clone/excludes-itself': { level: FindingLevel.UNSTARTABLE, allowed: 'another source' },
  'data-volume-clone/matches-content-type': { level: FindingLevel.UNSTARTABLE, allowed: ['archive', 'kubevirt'] },
});

const cloning = (spec: Json, guest: Json = {}) => {
  const vm = machine({ volumes: [{ name: 'root', dataVolume: { name: 'a' } }], ...guest });
  return merged(vm, { spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: { storage: {}, ...spec } }] } });
};
const fromPvc = (where: string) => cloning({ source: { pvc: { name: 's', namespace: where } } });
const fromSnapshot = cloning({ source: { snapshot: { name: 's', namespace: 'images' } } });
const fromDataSource = cloning({ sourceRef: { kind: 'DataSource', name: 'd', namespace: 'images' } });
const RBAC = 'rbac.authorization.k8s.io';
const binding = (role: string, subject: Json, where = 'images', kind = 'ClusterRole') => ({
  ...object(`${RBAC}/v1`, 'RoleBinding', 'b', undefined, { namespace: where }), spec: undefined, roleRef: { apiGroup: RBAC, kind, name: role }, subjects: [subject],
});
const account = (name = 'default') => ({ kind: 'ServiceAccount', name, namespace: 'x' });
const group = (name: string) => ({ kind: 'Group', name, apiGroup: RBAC });
const role = (apiGroups: string[], resources: string[]) => (
  { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name: 'r', namespace: 'images' }, rules: [{ apiGroups, resources, verbs: ['create'] }] }
);
const SOURCER = 'cdi.kubevirt.io:clone-sourcer';
const PVC = 'spec.dataVolumeTemplates[0].spec.source.pvc.namespace';
const found = (field: string): [string, string, string] => ['data-volume-clone/requires-permission', field, 'images'];
const images = namespace('images');

describe('data-volume-clone/requires-permission', () => {
  const sourceOf = (source: Json) => (
    object('cdi.kubevirt.io/v1beta1', 'DataSource', 'd', { source }, { namespace: 'images' })
  );
  const SOURCE_REF = 'spec.dataVolumeTemplates[0].spec.sourceRef.namespace';
  const podCreator = [images, role([''], ['pods']), binding('r', account(), 'images', 'Role')];
  const mounted = { volumes: [{ name: 'root', dataVolume: { name: 'a' } }, { name: 'token', serviceAccount: { serviceAccountName: 'sa' } }] };
  const ofNoNamespace = merged(fromPvc('images'), { metadata: { namespace: undefined } });
  appTable('data-volume-clone', [
    ['a clone from the namespace of the VM', [fromPvc('x'), namespace('x')]],
    ['a clone of a VM whose namespace nothing says', [ofNoNamespace, images]],
    ['a clone from a namespace that the app does not make', [fromPvc('images'), namespace('other')]],
    ['an import', [cloning({ source: { http: { url: 'http://h/a' } } }), images]],
    ['a role for the service account of the VM', [fromPvc('images'), images, binding(SOURCER, account())]],
    ['a role for the service account that the VM names', [
      cloning({ source: { pvc: { name: 's', namespace: 'images' } } }, { serviceAccountName: 'sa' }), images, binding(SOURCER, account('sa')),
    ]],
    ['a role for the service account that the VM mounts', [
      cloning({ source: { pvc: { name: 's', namespace: 'images' } } }, mounted), images, binding(SOURCER, account('sa')),
    ]],
    ['a role for all service accounts of the namespace', [fromDataSource, images, binding(SOURCER, group('system:serviceaccounts:x'))]],
    ['a role of the app, for a claim', [
      fromPvc('images'), images, role(['cdi.kubevirt.io'], ['datavolumes/source']), binding('r', account(), 'images', 'Role'),
    ]],
    ['a role of the app, for a snapshot', [
      fromSnapshot, images, role(['cdi.kubevirt.io'], ['datavolumes/source']), binding('r', account(), 'images', 'Role'),
    ]],
    ['a role that creates pods, for a claim', [fromPvc('images'), ...podCreator]],
    ['a role that creates pods, for a DataSource that nothing is known of', [fromDataSource, ...podCreator]],
    ['a role that creates pods, for a DataSource with a claim and a snapshot', [
      fromDataSource, ...podCreator, sourceOf({ pvc: { name: 's', namespace: 'images' }, snapshot: { name: 's', namespace: 'images' } }),
    ]],
    ['a role that is not known', [fromPvc('images'), images, binding('our-role', account())]],
    ['no role', [fromPvc('images'), images], found(PVC)],
    ['no role for the DataSource', [fromDataSource, images], found(SOURCE_REF)],
    ['a DataSource that points to a claim of the VM\'s namespace', [fromDataSource, images, sourceOf({ pvc: { name: 's', namespace: 'x' } })]],
    ['a DataSource that points to a snapshot of the VM\'s namespace', [fromDataSource, images, sourceOf({ snapshot: { name: 's', namespace: 'x' } })]],
    ['a DataSource of the VM\'s namespace that points elsewhere', [
      cloning({ sourceRef: { kind: 'DataSource', name: 'd' } }), images,
      merged(sourceOf({ pvc: { name: 's', namespace: 'images' } }), { metadata: { namespace: 'x' } }),
    ], found(SOURCE_REF)],
    ['a DataSource of another name', [
      fromDataSource, images, merged(sourceOf({ pvc: { name: 's', namespace: 'x' } }), { metadata: { name: 'other' } }),
    ], found(SOURCE_REF)],
    ['an object of another kind in place of the DataSource', [
      fromDataSource, images, { ...sourceOf({ pvc: { name: 's', namespace: 'x' } }), kind: 'StorageProfile' },
    ], found(SOURCE_REF)],
    ['a role in the namespace of the VM', [fromPvc('images'), images, binding(SOURCER, account(), 'x')], found(PVC)],
    ['a role for another service account', [fromPvc('images'), images, binding(SOURCER, account('sa'))], found(PVC)],
    ['a role that creates pods, for a snapshot', [fromSnapshot, ...podCreator], found('spec.dataVolumeTemplates[0].spec.source.snapshot.namespace')],
    ['a role that creates pods, for a DataSource with a snapshot', [
      fromDataSource, ...podCreator, sourceOf({ snapshot: { name: 's', namespace: 'images' } }),
    ], found(SOURCE_REF)],
  ]);

  describe('these roles do not suffice', () => appTable('data-volume-clone', [
    'view', 'cdi.kubevirt.io:view', 'cdi.kubevirt.io:config-reader', 'kubevirt.io:view', 'kubevirt.io:edit', 'kubevirt.io:admin',
    'kubevirt.io:migrate', 'instancetype.kubevirt.io:view',
  ].map((name): AppRow => [name, [fromPvc('images'), images, binding(name, account())], found(PVC)])));

  const fix = 'Add a RoleBinding to ClusterRole cdi.kubevirt.io:view in the namespace of the image, for the service account of the VM: '
    + 'it permits to clone up to CDI v1.65.';
  test.each<[string, Json[], Verdict[]]>([
    ['view', [binding('view', account())], []],
    ['cdi.kubevirt.io:view', [binding('cdi.kubevirt.io:view', account())], []],
    ['cdi.kubevirt.io:config-reader', [binding('cdi.kubevirt.io:config-reader', account())], [[...found(PVC), { fix }]]],
    ['no role', [], [[...found(PVC), { fix }]]],
  ])('CDI 1.65 with %s', (_, bindings, expected) => {
    const verdicts = judge([fromPvc('images'), images, ...bindings], { cdiVersion: '1.65.0' });
    expect(verdicts.filter(([rule]) => rule === 'data-volume-clone/requires-permission')).toEqual(expected);
  });
});

describe('data-volume-clone/matches-content-type', () => {
  const copy = (contentType?: string, where?: string) => (
    dataVolume({ ...from({ pvc: { name: 's', ...where === undefined ? {} : { namespace: where } } }), contentType }, { name: 'copy' })
  );
  const original = (contentType?: string, where = 'x') => dataVolume({ contentType }, { name: 's', namespace: where });
  const differs = (got: string): Verdict => ['data-volume-clone/matches-content-type', 'spec.contentType', got];
  appTable('data-volume-clone', [
    ['an archive of an archive', [copy('archive', 'x'), original('archive')]],
    ['a disk of a disk, which is the default', [copy(undefined, 'x'), original('kubevirt')]],
    ['an archive of a volume that the app does not make', [copy('archive', 'x')]],
    ['an archive of a volume that has a namesake elsewhere', [copy('archive', 'x'), original('archive'), original('kubevirt', 'y')]],
    ['a disk of an archive', [copy(undefined, 'x'), original('archive')], differs('kubevirt from archive')],
    ['a disk of an archive of another namespace', [copy(undefined, 'y'), original('archive', 'y')], differs('kubevirt from archive')],
    ['a disk of an archive, where the namespace is empty', [copy(undefined, ''), original('archive')], differs('kubevirt from archive')],
    ['an archive of a disk', [copy('archive', 'x'), original()], differs('archive from kubevirt')],
  ]);
});

describe('data-volume-clone/avoids-empty-data-source', () => {
  const rule = 'data-volume-clone/avoids-empty-data-source';
  const clone = (of?: string, name = 'd') => (
    dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name, ...of === undefined ? {} : { namespace: of } } })
  );
  appTable('data-volume-clone', [
    ['a DataSource that nothing fills', [clone('y')]],
    ['one of its own namespace', [clone('x'), importCron({}, { namespace: 'x' })]],
    ['one of its own namespace, which is not written', [clone(), importCron({}, { namespace: 'x' })]],
    ['another DataSource', [clone('y', 'e'), importCron()]],
    ['the template of a VM, which tries again', [withTemplate({ source: undefined, sourceRef: { kind: 'DataSource', name: 'd', namespace: 'y' } }), importCron()]],
    ['one that a cron has yet to fill', [clone('y'), importCron()],
      [rule, 'spec.sourceRef.name', 'DataSource y/d, which a DataImportCron fills later']],
  ]);
});

describe('data-volume-clone/excludes-itself', () => {
  const rule = 'data-volume-clone/excludes-itself';
  const copy = (name: string, source: string, where = 'x') => dataVolume(from({ pvc: { name: source, namespace: where } }), { name });
  const imported = dataVolume({}, { name: 'c' });
  const claim = object('v1', 'PersistentVolumeClaim', 'p', {
    accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, dataSource: { kind: 'PersistentVolumeClaim', name: 'p' },
  });
  appTable('data-volume-clone', [
    ['a chain', [copy('a', 'b'), copy('b', 'c'), imported]],
    ['the same name in another namespace', [copy('a', 'a', 'y')]],
    ['itself', [copy('a', 'a')], [rule, 'spec.storage', 'a from a']],
    ['itself, by its driver', [claim], [rule, 'spec', 'p from p']],
    ['each other, and what is made from them', [copy('a', 'b'), copy('b', 'a'), copy('c', 'a')], [rule, 'spec.storage', 'a from b from a'], [rule, 'spec.storage', 'b from a from b']],
  ]);
});

describe('data-volume-clone/avoids-source-in-use', () => {
  const rule = 'data-volume-clone/avoids-source-in-use';
  const guest = (volume: Json, disk: Json = { disk: {} }, runStrategy = 'Always') => (
    merged(machine({ domain: { devices: { disks: [{ name: 'd', ...disk }] } }, volumes: [{ name: 'd', ...volume }] }), { spec: { runStrategy } })
  );
  const taking = { persistentVolumeClaim: { claimName: 's' } };
  const copy = (where = 'x') => dataVolume(from({ pvc: { name: 's', namespace: where } }), { name: 'copy' });
  const image = (source: Json) => object('cdi.kubevirt.io/v1beta1', 'DataSource', 'd', { source });
  const ofImage = dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name: 'd' } }, { name: 'copy' });
  const got = 'claim s, which VirtualMachine vm writes to';
  const inUse = (field: string): Verdict => [rule, field, got];
  appTable('data-volume-clone', [
    ['a claim that no guest has', [copy()]],
    ['a claim of a guest that is halted', [copy(), guest(taking, { disk: {} }, 'Halted')]],
    ['a claim that a guest reads', [copy(), guest({ persistentVolumeClaim: { claimName: 's', readOnly: true } }, { disk: { readonly: true } })]],
    ['another claim', [copy(), guest({ persistentVolumeClaim: { claimName: 'other' } })]],
    ['its namesake of another namespace', [copy('y'), guest(taking)]],
    ['a snapshot', [dataVolume(from({ snapshot: { name: 's', namespace: 'x' } }), { name: 'copy' }), guest(taking)]],
    ['a DataSource that nothing is known of', [ofImage, guest(taking)]],
    ['a DataSource with a snapshot', [ofImage, image({ snapshot: { name: 's', namespace: 'x' } }), guest(taking)]],
    ['a claim', [copy(), guest(taking)], inUse('spec.source.pvc.name')],
    ['a claim, where the namespace is empty', [copy(''), guest(taking)], inUse('spec.source.pvc.name')],
    ['a DataVolume', [copy(), guest({ dataVolume: { name: 's' } })], inUse('spec.source.pvc.name')],
    ['a DataSource with a claim', [ofImage, image({ pvc: { name: 's', namespace: 'x' } }), guest(taking)], inUse('spec.sourceRef.name')],
    ['by the template of a VM', [merged(cloning({ source: { pvc: { name: 's', namespace: 'x' } } }), { metadata: { name: 'b' } }), guest(taking)],
      inUse('spec.dataVolumeTemplates[0].spec.source.pvc.name')],
  ]);
});
