import { foreignFiles } from '../../../src/manifests/foreign/foreign-files';

/** What each of some files is, by its path; a file that is not told is read. */
const told = (files: { readonly [path: string]: string }) => (
  Object.fromEntries([...foreignFiles(Object.entries(files).map(([file, text]) => ({ file, text })))].map(([file, { one }]) => [file, one]))
);

const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

test.each<[what: string, files: { readonly [path: string]: string }, told: { readonly [path: string]: string }]>([
  ['patches in all forms of kustomize', {
    'kustomization.yaml': 'resources: [vm.yaml]\npatches: [{path: a.yaml}, {patch: "- op: remove"}]\npatchesStrategicMerge: [b.yaml, "kind: A\\nmetadata: {}"]\npatchesJson6902: [{path: c.json, target: {}}]\n',
    'vm.yaml': OBJECT,
    'a.yaml': OBJECT,
    'b.yaml': OBJECT,
    'c.json': '[]',
  }, { 'a.yaml': 'Kustomize patch', 'b.yaml': 'Kustomize patch', 'c.json': 'Kustomize patch' }],
  ['patches of another folder', { 'overlays/prod/kustomization.yml': 'patches: [{path: ../patches/a.yaml}]', 'overlays/patches/a.yaml': OBJECT, 'a.yaml': OBJECT }, { 'overlays/patches/a.yaml': 'Kustomize patch' }],
  ['a patch of a component', { 'gpu/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: a.yaml}]', 'gpu/a.yaml': OBJECT }, { 'gpu/a.yaml': 'Kustomize patch' }],
  ['patches that are left for later, by their names', {
    'kustomization.yaml': 'resources: [base-patch.yaml, patches/b.yaml]',
    'patches/webhook_in_ssps.yaml': OBJECT,
    'patches/b.yaml': OBJECT,
    'manager_auth_proxy_patch.yaml': OBJECT,
    'base-patch.yaml': OBJECT,
    'dispatcher.yaml': OBJECT,
    'other/patches/c.yaml': OBJECT,
    'other/patch.yaml': OBJECT,
  }, { 'patches/webhook_in_ssps.yaml': 'Kustomize patch', 'manager_auth_proxy_patch.yaml': 'Kustomize patch' }],
  ['what is a resource to another', { 'kustomization.yaml': 'patches: [{path: a.yaml}]', 'b/kustomization.yaml': 'resources: [../a.yaml]', 'a.yaml': OBJECT }, {}],
  ['transformers and data', {
    'Kustomization': 'transformers: [t.yaml]\nconfigMapGenerator: [{name: c, files: [d.yaml, key=e.json]}]\nsecretGenerator: [{name: s, envs: [f.yaml]}]\nhelmCharts: [{name: h, valuesFile: v.yaml, additionalValuesFiles: [w.yaml]}]\n',
    't.yaml': OBJECT,
    'd.yaml': OBJECT,
  }, {
    't.yaml': 'Kustomize transformer',
    ...Object.fromEntries(['d.yaml', 'e.json', 'f.yaml', 'v.yaml', 'w.yaml'].map((file) => [file, 'file of a Kustomize generator'])),
  }],
  ['a Kustomization of Flux has none', { 'kustomization.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {patches: []}\npatches: [{path: a.yaml}]', 'a.yaml': OBJECT }, {}],
  ['lists that are none', { 'kustomization.yaml': 'patches: a.yaml\nresources: {a: b}\nconfigMapGenerator: [1]\nhelmCharts: [x]\ntransformers: [[a], {b: c}, 1]', 'a.yaml': OBJECT }, {}],
  ['a chart', {
    'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
    'c/values.yaml': 'a: 1',
    'c/values-prod.yaml': 'a: 1',
    'c/values.schema.json': '{}',
    'c/ci/large-values.yaml': 'a: 1',
    'c/templates/vm.yaml': 'name: {{ .Values.name }}',
    'c/templates/sub/alerts.yaml': 'a: {{ "{{" }}',
    'c/templates/plain.yaml': OBJECT,
    'c/crds/a.yaml': `${OBJECT}# {{ is text here }}`,
    'c/charts/d/Chart.yaml': 'apiVersion: v2\nname: d\nversion: 0.1.0\n',
    'c/charts/d/templates/a.yaml': 'a: {{ 1 }}',
    'templates/vm.yaml': 'name: {{ .Values.name }}',
  }, {
    'c/Chart.yaml': 'Helm chart',
    'c/values.yaml': 'Helm values file',
    'c/values-prod.yaml': 'Helm values file',
    'c/values.schema.json': 'Helm values file',
    'c/ci/large-values.yaml': 'Helm values file',
    'c/templates/vm.yaml': 'Helm template',
    'c/templates/sub/alerts.yaml': 'Helm template',
    'c/charts/d/Chart.yaml': 'Helm chart',
    'c/charts/d/templates/a.yaml': 'Helm template',
  }],
])('%s', (_, files, expected) => {
  expect(told(files)).toEqual(expected);
});

test('where a file lies counts, not what it is called', () => {
  const files = [{ file: '../kustomization.yaml', place: '/a/kustomization.yaml', text: 'patches: [{path: b/c.yaml}]' }, { file: 'c.yaml', place: '/a/b/c.yaml', text: OBJECT }];
  expect([...foreignFiles(files).keys()]).toEqual(['/a/b/c.yaml']);
});
