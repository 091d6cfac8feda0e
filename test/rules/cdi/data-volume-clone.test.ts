import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, from } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';

says({
  'dangling/is-made': { level: FindingLevel.ADVISED, allowed: 'a DataSource of namespace images that the app makes' },
  'data-volume-clone/requires-permission': { level: FindingLevel.ADVISED, allowed: 'a namespace whose RoleBindings let service account x/default clone' },
  'data-volume-clone/matches-content-type': { level: FindingLevel.ADVISED, allowed: 'archive' },
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
  appTable('data-volume-clone', [
    ['its own namespace', [fromPvc('x'), namespace('x')]],
    ['a namespace of somebody else', [fromPvc('images')]],
    ['bound for its service account', [fromPvc('images'), images, binding(SOURCER, account())]],
    ['bound for the service account it names', [cloning({ source: { pvc: { name: 's', namespace: 'images' } } }, { serviceAccountName: 'sa' }), images,
      binding(SOURCER, account('sa'))]],
    ['bound for all of its namespace', [fromDataSource, images, binding(SOURCER, group('system:serviceaccounts:x'))]],
    ['a role of the app', [fromSnapshot, images, role(['cdi.kubevirt.io'], ['datavolumes/source']), binding('r', account(), 'images', 'Role')]],
    ['a role that creates pods, for a claim', [fromPvc('images'), images, role([''], ['pods']), binding('r', account(), 'images', 'Role')]],
    ['a role that nobody here knows', [fromPvc('images'), images, binding('our-role', account())]],
    ['nothing', [fromPvc('images'), images], found(PVC)],
    ['nothing for a DataSource', [fromDataSource, images], found('spec.dataVolumeTemplates[0].spec.sourceRef.namespace')],
    ['a DataSource that points elsewhere', [fromDataSource, images,
      object('cdi.kubevirt.io/v1beta1', 'DataSource', 'd', { source: { pvc: { name: 's', namespace: 'x' } } }, { namespace: 'images' })]],
    ['bound where the VM is', [fromPvc('images'), images, binding(SOURCER, account(), 'x')], found(PVC)],
    ['bound for another account', [fromPvc('images'), images, binding(SOURCER, account('sa'))], found(PVC)],
    ['view', [fromPvc('images'), images, binding('view', account())], found(PVC)],
    ['a role that creates pods, for a snapshot', [fromSnapshot, images, role([''], ['pods']), binding('r', account(), 'images', 'Role')],
      found('spec.dataVolumeTemplates[0].spec.source.snapshot.namespace')],
  ]);
});

describe('data-volume-clone/matches-content-type', () => {
  const copy = (contentType?: string) => dataVolume({ ...from({ pvc: { name: 's', namespace: 'x' } }), contentType }, { name: 'copy' });
  const original = (contentType?: string) => dataVolume({ contentType }, { name: 's' });
  appTable('data-volume-clone', [
    ['the same', [copy('archive'), original('archive')]],
    ['the default', [copy(), original('kubevirt')]],
    ['an archive as a disk', [copy(), original('archive')],
      ['data-volume-clone/matches-content-type', 'spec.contentType', 'kubevirt from archive']],
  ]);
});
