import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const [known, section] = ['metadata-key/is-known', 'metadata-key/fits-section'];
says({ [known]: { level: FindingLevel.ADVISED }, [section]: { level: FindingLevel.ADVISED } });

const config = (metadata: Json) => object('v1', 'ConfigMap', 'c', undefined, metadata);
const namespace = (metadata: Json) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x', ...metadata } });
const claim = (annotations: Json) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }, { annotations });
const deployment = (metadata: Json) => object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'd' } }, template: { metadata: { ...metadata, labels: { app: 'd', ...metadata.labels as Json } }, spec: { containers: [{ name: 'c', image: 'i:1' }] } },
});

appTable('metadata-key', [
  ['known keys where they are read', [namespace({
    labels: { 'pod-security.kubernetes.io/enforce': 'baseline', 'alpha.kubevirt.io/auto-memory-limits-ratio': '1.2' }, annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
  })]],
  ['keys of one\'s own', [config({ labels: { 'example.com/sync-waves': 'a', 'tier': 'b', 'app.kubernetes.io/nam': 'c' }, annotations: { 'sync-waves': '1', 'kubevirt.io/purpose': 'x' } })]],
  ['names that several programs have', [config({
    labels: {
      'app.kubernetes.io/instance': 'a', 'app.kubernetes.io/managed-by': 'Helm', 'endpointslice.kubernetes.io/managed-by': 'me', 'instancetype.kubevirt.io/realtime': 'true',
    },
  })]],
  ['what either may be', [config({ labels: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }, annotations: { 'sidecar.istio.io/inject': 'false' } })]],
  ['in both sections', [config({ labels: { 'prometheus.io/scrape': 'true' }, annotations: { 'prometheus.io/scrape': 'true' } })]],
  ['a label of Pod Security', [namespace({ labels: { 'pod-security.kubernetes.io/enforces': 'baseline' } })],
    [known, 'metadata.labels[pod-security.kubernetes.io/enforces]', 'pod-security.kubernetes.io/enforces', { allowed: 'pod-security.kubernetes.io/enforce' }]],
  ['three edits of a long name', [claim({ 'cdi.kubevirt.io/storage.bind.imediate.request': 'true' })]],
  ['an annotation of CDI', [claim({ 'cdi.kubevirt.io/storage.bind.imediate.requested': 'true' })],
    [known, 'metadata.annotations[cdi.kubevirt.io/storage.bind.imediate.requested]', 'cdi.kubevirt.io/storage.bind.imediate.requested', { allowed: 'cdi.kubevirt.io/storage.bind.immediate.requested' }]],
  ['one edit of a short name, and two', [config({ annotations: { 'argocd.argoproj.io/hks': 'Sync', 'argocd.argoproj.io/hooks': 'Sync' } })],

    [known, 'metadata.annotations[argocd.argoproj.io/hooks]', 'argocd.argoproj.io/hooks', { allowed: 'argocd.argoproj.io/hook' }]],
  ['the domain of a neighbour', [{
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    provisioner: 'csi.example.com',
    metadata: { name: 's', annotations: { 'storageclass.kubernetes.io/is-default-virt-class': 'true' } },
  }],
  [known, 'metadata.annotations[storageclass.kubernetes.io/is-default-virt-class]', 'storageclass.kubernetes.io/is-default-virt-class', { allowed: 'storageclass.kubevirt.io/is-default-virt-class' }]],
  ['in a template', [deployment({ annotations: { 'prometheus.io/schema': 'https' } })],
    [known, 'spec.template.metadata.annotations[prometheus.io/schema]', 'prometheus.io/schema', { allowed: 'prometheus.io/scheme' }]],
  ['in what a preference gives to guests', [{
    apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterPreference', metadata: { name: 'p' }, spec: { annotations: { 'hooks.kubevirt.io/hookSidecar': '[]' } },
  }], [known, 'spec.annotations[hooks.kubevirt.io/hookSidecar]', 'hooks.kubevirt.io/hookSidecar', { allowed: 'hooks.kubevirt.io/hookSidecars' }]],
  ['an annotation among labels', [config({ labels: { 'argocd.argoproj.io/sync-wave': '1' } })],
    [section, 'metadata.labels[argocd.argoproj.io/sync-wave]', 'argocd.argoproj.io/sync-wave', { allowed: 'metadata.annotations' }]],
  ['a label among annotations', [namespace({ annotations: { 'pod-security.kubernetes.io/enforce': 'baseline' } })],
    [section, 'metadata.annotations[pod-security.kubernetes.io/enforce]', 'pod-security.kubernetes.io/enforce', { allowed: 'metadata.labels' }]],
  ['in the template', [deployment({ labels: { 'k8s.v1.cni.cncf.io/networks': 'a' } })],
    [section, 'spec.template.metadata.labels[k8s.v1.cni.cncf.io/networks]', 'k8s.v1.cni.cncf.io/networks', { allowed: 'metadata.annotations' }]],
]);
