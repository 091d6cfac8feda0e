import { foreignDocument } from '../../../src/manifests/foreign/foreign-documents';
import { documentsOf } from '../../../src/manifests/source/document';

const kindOf = (text: string, file: string) => [...documentsOf(file, text)].map((document) => foreignDocument(document)?.one);

const CASES: readonly [what: string | undefined, text: string, file?: string][] = [
  ['kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata: {name: a}\nresources: []'],
  ['kustomization', 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component'],
  ['kustomization', 'resources: [a.yaml]', 'overlays/prod/kustomization.yaml'],
  ['Kustomize transformer', 'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: a}\npatch: a'],
  ['Kustomize patch', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n$patch: delete'],
  ['Kustomize patch', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, $patch: delete}]}}}'],
  ['Namespace called _', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: _, labels: {a: b}}'],
  [undefined, 'apiVersion: v1\nkind: Namespace\nmetadata: {name: _a}'],
  [undefined, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: _}'],
  ['JSON patch', '- op: replace\n  path: /spec/running\n  value: false\n- {op: remove, path: /a}'],
  ['object marked config.kubernetes.io/local-config', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {config.kubernetes.io/local-config: "true"}}'],
  ['Helm chart', 'apiVersion: v2\nname: a\nversion: 0.1.0', 'a/Chart.yaml'],
  ['Skaffold configuration', 'apiVersion: skaffold/v4beta11\nkind: Config\nmetadata: {name: a}\nbuild: {}'],
  ['kind configuration', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: []'],
  ['k3d configuration', 'apiVersion: k3d.io/v1alpha5\nkind: Simple\nmetadata: {name: A_B}'],
  ['kubelet configuration', 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration'],
  ['kubectl configuration', 'apiVersion: v1\nkind: Config\nclusters: []\nusers: []'],
  ['openshift-install configuration', 'apiVersion: v1\nbaseDomain: example.com\nmetadata: {name: a}'],
  ['Compose file', 'services: {web: {image: nginx}, db: {build: .}}'],
  ['GitHub workflow', 'name: CI\non: [push]\njobs: {test: {runs-on: ubuntu-latest, steps: []}}'],
  ['GitHub workflow', 'name: check\nruns: {using: composite, steps: []}'],
  ['GitLab pipeline', 'stages: [test]\ntest: {script: [a]}', '.gitlab-ci.yml'],
  ['Ansible file', '- hosts: all\n  tasks: []'],
  ['Ansible file', '- name: Make a VM\n  kubevirt.core.kubevirt_vm: {name: a}\n- name: Wait\n  wait_for: {}\n'],
  ['template', 'metadata:\n  name: {{ name }}', 'templates/vm.yaml'],
  ['template', '{% if a %}\nname: {{ name }}', 'a/vm.tpl.yaml'],
  ['template', 'name: {{ name }}', 'templates-pipelines/a/b.yaml'],
  [undefined, 'name: {{ name }}', 'template.yaml'],
  [undefined, 'name: "{{ name }}"', 'templates/workflow.yaml'],
  [undefined, 'a: [', 'templates/a.yaml'],
  ['cloud-config', '#cloud-config\nusers: [default]\n'],
  [undefined, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {config.kubernetes.io/local-config: "false"}}'],
  [undefined, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: "$patch: delete"}'],
  [undefined, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nservices: {web: {image: nginx}}'],
  [undefined, 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\njobs: {}\non: x'],
  [undefined, 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}', 'kustomization.yaml'],
  [undefined, 'services: [a]'],
  [undefined, '- 1\n- {op: add, path: /a}'],
  [undefined, '[]'],
  [undefined, 'a: 1'],
  [undefined, 'text'],
];

test.each(CASES.map(([what, text, file = 'a.yaml']): [string | undefined, string, string] => [what, text, file]))('%s', (what, text, file) => {
  expect(kindOf(text, file)).toEqual([what]);
});
