import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'argo-application/requires-one-destination';
says({
  [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'either server or name' },
  'argo-application/has-valid-sync-option': { level: FindingLevel.ADVISED, allowed: 'CreateNamespace=true, CreateNamespace=false' },
});

const option = 'argo-application/has-valid-sync-option';
const server = 'https://kubernetes.default.svc';
const to = (destination: object) => [object('argoproj.io/v1alpha1', 'Application', 'a', { project: 'default', source: { repoURL: 'https://git.example.com/a.git', path: 'a' }, destination })];

const withOptions = (...syncOptions: string[]) => to({ server }).map((manifest) => merged(manifest, { spec: { syncPolicy: { syncOptions } } }));

const set = (spec: object, more: object = {}) => [object('argoproj.io/v1alpha1', 'ApplicationSet', 's', {
  generators: [{ list: { elements: [] } }], template: { metadata: { name: '{{ .name }}' }, spec: { project: 'default', destination: {}, ...spec } }, ...more,
})];

appTable('argo-application', [
  ['sync options', withOptions('CreateNamespace=true', 'Validate=false', 'PrunePropagationPolicy=Foreground', 'Later=On')],
  ['a sync option in capitals', withOptions('CreateNamespace=True'), [option, 'spec.syncPolicy.syncOptions[0]', 'CreateNamespace=True']],
  ['a sync option in small letters', withOptions('createnamespace=true'), [option, 'spec.syncPolicy.syncOptions[0]', 'createnamespace=true']],
  ['a misspelt sync option', withOptions('CreateNamespaces=true'), [option, 'spec.syncPolicy.syncOptions[0]', 'CreateNamespaces=true']],
  ['a set that says where', set({ destination: { name: '{{ .name }}' } })],
  ['a set that says nowhere', set({ destination: { namespace: 'x' } }), [rule, 'spec.template.spec.destination', 'neither server nor name']],
  ['a set with a patch, and one whose generator says where', [...set({}, { templatePatch: 'spec: {}' }), ...set({}, { generators: [{ list: { elements: [], template: {} } }] })]],
  ['a server', to({ server, namespace: 'x' })],
  ['a name', to({ name: 'in-cluster' })],
  ['neither', to({ namespace: 'x' }), [rule, 'spec.destination', 'neither server nor name']],
  ['both', to({ server, name: 'in-cluster' }), [rule, 'spec.destination', 'server and name']],
]);
