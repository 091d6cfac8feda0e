import type { Changes } from './change';
import type { JsonObject } from './guest';

/** Changes to any object. */
export const objectChanges: Changes = {
  metadata: [
    { path: 'metadata.name', values: ['UPPER', 'a_b', 'x'.repeat(64), 'x'.repeat(254), '', undefined, '-a'] },
    { path: 'metadata.labels', values: [{ 'bad key': 'v' }, { k: 'v v' }, { k: 'x'.repeat(64) }, { 'a/b/c': 'v' }] },
    { path: 'metadata.annotations', values: [{ 'bad key': 'v' }, { 'kubevirt.io/x': 'v' }] },
    { path: 'metadata.namespace', values: ['UPPER', 'a.b', ''] },
  ],
  shape: [
    { path: 'apiVersion', values: ['kubevirt.io/v1alpha3', 'kubevirt.io/v1', 'kubevirt.io/v2', 'v1', ''] },
    { path: 'spec', values: [undefined, {}] },
    { path: 'unexpected', values: [1] },
  ],
};

/** Changes to what makes guests: the metadata it gives them. */
export const templateChanges: Changes = {
  'guest-metadata': [
    { path: 'metadata.labels', values: [{ 'kubevirt.io/nodeName': 'n' }, { 'bad key': 'v' }, { 'kubevirt.io/vm': 'v' }] },
    { path: 'metadata.annotations', values: [{ 'kubevirt.io/ignitiondata': 'x' }, { 'hooks.kubevirt.io/hookSidecars': '[]' }] },
  ],
};

const template = (metadata: JsonObject, spec: JsonObject = { source: { blank: {} } }): JsonObject => (
  { metadata: { name: 'root', ...metadata }, spec: { storage: { resources: { requests: { storage: '1Gi' } } }, ...spec } }
);

/** Changes to the spec of a VM. */
export const machineChanges: Changes = {
  'run-strategy': [
    { path: 'runStrategy', values: [undefined, 'Always', 'Sometimes', 'WaitAsReceiver', ''] },
    { path: 'running', values: [true, false] },
  ],
  'instancetype': [
    { path: 'instancetype', values: [{ name: 'u1.medium' }, { name: 'u1.nowhere' }, { name: '' }, { name: 'x', kind: 'Widget' }, { name: 'u1.medium', kind: 'VirtualMachineClusterInstancetypes' }, { name: 'x', inferFromVolume: 'disk0' }, { inferFromVolume: 'nowhere' }, { inferFromVolume: 'nowhere', inferFromVolumeFailurePolicy: 'RejectInferFromVolumeFailure' }] },
    { path: 'preference', values: [{ name: 'fedora', inferFromVolume: 'disk0' }, { inferFromVolume: 'disk0', inferFromVolumeFailurePolicy: 'Never' }, { inferFromVolume: 'disk0' }, { name: '' }, { name: 'rhel.9' }, { name: 'alpine', kind: 'virtualmachineclusterpreference' }, { name: 'fedora' }, { name: 'nowhere' }, { name: 'windows.11' }, { name: 'x', kind: 'Widget' }] },
  ],
  'data-volume-metadata': [{
    path: 'dataVolumeTemplates',
    values: [
      [template({ annotations: { 'a b': 'c' } })], [template({ labels: { a: 'b c' } })], [template({ labels: { 'a b': 'c' } })], [template({ finalizers: ['bad finalizer'] })], [template({ finalizers: ['a/b'] })],
      [template({}), template({})], [template({ generateName: 'Bad-' })], [template({ name: 'Root' })], [template({ name: 'x'.repeat(252) })], [template({ annotations: { A: 'c' } })],
      [template({ ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: '', uid: 'u' }] })],
    ],
  }, { path: 'template.spec.volumes[5]', values: [{ name: 'root', dataVolume: { name: 'root' } }] }],
  'data-volume-source': [{
    path: 'dataVolumeTemplates',
    values: [
      [template({}, { source: { http: { url: '' } } })], [template({}, { source: { http: { url: 'ftp://x/a' } } })], [template({}, { source: { http: { url: 'https://x/a' } } })], [template({}, { source: { registry: { url: 'x' } } })],
      [template({}, { source: { pvc: { name: 'golden', namespace: 'images' } } })], [template({}, { source: { blank: {} }, contentType: 'archive' })], [template({}, { sourceRef: { kind: 'DataSource', name: 'golden' } })],
      [template({}, { source: { blank: {} }, storage: {} })], [template({}, { source: { blank: {} }, priorityClassName: 'Bad Name' })], [template({}, { source: { blank: {} }, preallocation: true })],
    ],
  }],
  'data-volume-template': [
    { path: 'dataVolumeTemplates', values: [[{ metadata: { name: 'root', namespace: 'elsewhere' }, spec: { source: { blank: {} }, storage: {} } }], [{ metadata: { name: 'root' }, spec: { source: {}, storage: {} } }], [{ metadata: {}, spec: { source: { blank: {} }, storage: {} } }], [{ metadata: { name: 'unused' }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } } }], [{ metadata: { name: 'root' }, spec: { source: { blank: {} }, sourceRef: { kind: 'DataSource', name: 'd' }, storage: {} } }], [{ metadata: { name: 'root' }, spec: { source: { blank: {}, http: { url: 'u' } }, storage: {} } }]] },
  ],
};

/** Changes to what keeps a number of guests. */
export const setChanges: Changes = {
  selector: [
    { path: 'spec.selector', values: [{ matchLabels: { app: 'other' } }, {}, { matchExpressions: [{ key: 'k', operator: 'Like' }] }, undefined] },
  ],
  pool: [
    { path: 'spec.replicas', values: [1, 3, -1] },
    { path: 'spec.maxUnavailable', values: [1, 0, '25%', '0%', '101%', '1', 'some'] },
    { path: 'spec.updateStrategy', values: [{ proactive: {} }, { proactive: {}, unmanaged: {} }] },
    { path: 'spec.scaleInStrategy', values: [{ unmanaged: {} }, { opportunistic: {}, proactive: {} }] },
  ],
};

/** Changes to the status of a VM, which nobody should write. */
export const statusChanges: Changes = {
  status: [{ path: 'status', values: [{}, { created: true }, { created: 'yes' }, { conditions: {} }, { unheardOf: 1 }] }],
};
