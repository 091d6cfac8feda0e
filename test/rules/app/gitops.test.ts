import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'gitops/has-valid-wave': { level: FindingLevel.ADVISED, allowed: 'a whole number' },
  'gitops/avoids-one-shot-objects': { level: FindingLevel.ADVISED, allowed: 'what may be made again at any time' },
  'gitops/avoids-needed-object-in-later-wave': { level: FindingLevel.ADVISED, allowed: 'the wave of what needs it, or an earlier one' },
  'gitops/avoids-short-polling': { level: FindingLevel.ADVISED, allowed: 'at least 15s' },
  'gitops/avoids-short-reconciliation': { level: FindingLevel.ADVISED, allowed: 'at least 30s, or 0s for webhooks alone' },
  'gitops/avoids-halted-vm-in-early-wave': { level: FindingLevel.ADVISED, allowed: 'a VM that starts, or one in the last wave' },
});

const wave = (number: string) => ({ annotations: { 'argocd.argoproj.io/sync-wave': number } });
const halted = (metadata: object = {}) => machine({}, {}, { metadata });
const later = object('v1', 'ConfigMap', 'c', {}, wave('1'));
const notWave = (got: string): Verdict => ['gitops/has-valid-wave', 'metadata.annotations[argocd.argoproj.io/sync-wave]', got];
const found = (of: number, last: number): Verdict => (
  ['gitops/avoids-halted-vm-in-early-wave', 'spec.runStrategy', `Halted; the VM is in wave ${of}, the last one is ${last}`]
);

appTable('gitops', [
  ['a wave that is no number', [object('v1', 'ConfigMap', 'c', undefined, wave('first'))], notWave('first')],
  ['a wave with a fraction', [object('v1', 'ConfigMap', 'c', undefined, wave('1.5'))], notWave('1.5')],
  ['a halted VM without waves is accepted', [halted(), object('v1', 'ConfigMap', 'c')]],
  ['a halted VM in the last wave is accepted', [halted(wave('1')), later]],
  ['a halted VM in the last of two signed waves is accepted', [halted(wave('+2')), later]],
  ['a VM that starts early is accepted', [machine({}, {}, { spec: { runStrategy: 'Always' } }), later]],
  ['a VM that is running early is accepted', [machine({}, {}, { spec: { runStrategy: undefined, running: true } }), later]],
  ['another kind of object in an early wave is accepted', [object('v1', 'ConfigMap', 'b', { runStrategy: 'Halted' }), later]],
  ['a halted VM in an earlier wave', [halted(wave('-1')), later], found(-1, 1)],
  ['a halted VM two digits earlier', [halted(wave('9')), object('v1', 'ConfigMap', 'c', {}, wave('10'))], found(9, 10)],
  ['a halted VM without a wave, which is wave 0', [halted(), later], found(0, 1)],
  ['a halted VM with other annotations only', [halted({ annotations: { a: '5' } }), later], found(0, 1)],
  ['a halted VM whose hook of Helm weighs as much is accepted', [halted({ annotations: { 'helm.sh/hook-weight': '1' } }), later]],
  ['a halted VM whose wave counts before its hook of Helm', [halted({ annotations: { ...wave('0').annotations, 'helm.sh/hook-weight': '1' } }), later], found(0, 1)],
  ['a halted VM whose wave ends in a word, which is wave 0', [halted(wave('2nd')), later], notWave('2nd'), found(0, 1)],
  ['a halted VM whose wave starts with a word, which is wave 0', [halted(wave('wave 2')), later], notWave('wave 2'), found(0, 1)],
  ['a halted VM after an earlier wave and before none is accepted', [halted(), object('v1', 'ConfigMap', 'c', {}, wave('-3'))]],
  ['a VM that somebody starts', [machine({}, {}, { spec: { runStrategy: 'Manual' } }), later],
    ['gitops/avoids-halted-vm-in-early-wave', 'spec.runStrategy', 'Manual; the VM is in wave 0, the last one is 1']],
  ['a VM that is not running', [machine({}, {}, { spec: { runStrategy: undefined, running: false } }), later],
    ['gitops/avoids-halted-vm-in-early-wave', 'spec.running', 'false; the VM is in wave 0, the last one is 1']],
]);

describe('what acts once', () => {
  const source = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
  const migration = (annotations: object = {}) => object('kubevirt.io/v1', 'VirtualMachineInstanceMigration', 'm', { vmiName: 'vm' }, { annotations });
  const clone = object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'c', { source });
  const restore = object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'r', { target: source, virtualMachineSnapshotName: 's' });
  const synced = object('v1', 'ConfigMap', 'c', {}, { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } });
  const once = (kind: string, again: string): Verdict => ['gitops/avoids-one-shot-objects', 'kind', `${kind}, which ${again} when it is made again`];
  appTable('gitops', [
    ['is accepted without Argo CD', [migration({ a: 'b' }), clone, restore]],
    ['is accepted as a hook', [migration({ 'argocd.argoproj.io/hook': 'PostSync' }), synced]],
    ['a snapshot stays and is accepted', [object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', { source }), synced]],
    ['a migration', [migration(), synced], once('VirtualMachineInstanceMigration', 'moves the guest again')],
    ['a clone', [clone, synced], once('VirtualMachineClone', 'makes another clone')],
    ['a restore', [restore, synced], once('VirtualMachineRestore', 'puts old disks over newer ones')],
  ]);
});

describe('what is needed in a later wave', () => {
  const rule = 'gitops/avoids-needed-object-in-later-wave';
  const always = (fragment: object, more: object = {}) => machine(fragment, {}, { spec: { runStrategy: 'Always' }, ...more });
  const cloudInit = { volumes: [{ name: 'c', cloudInitNoCloud: { secretRef: { name: 's' } } }] };
  const secret = (metadata: object = {}) => object('v1', 'Secret', 's', {}, metadata);
  const lan = object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'lan', {}, wave('2'));
  const onLan = { networks: [{ name: 'n', multus: { networkName: 'lan' } }] };
  const dataVolume = (metadata: object = {}) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'd', {
    source: { http: { url: 'https://example.com/a.qcow2', secretRef: 's' } }, storage: { resources: { requests: { storage: '1Gi' } } },
  }, metadata);
  const ns = (name: string, metadata: object = {}) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, ...metadata } });
  appTable('gitops', [
    ['a Secret without waves is accepted', [always(cloudInit), secret()]],
    ['a Secret of the same wave is accepted', [always(cloudInit, { metadata: wave('1') }), secret(wave('1'))]],
    ['a Secret of an earlier wave is accepted', [always(cloudInit), secret(wave('-1'))]],
    ['a Secret of others is accepted', [always(cloudInit), later]],
    ['a Secret that is there in time, too, is accepted', [always(cloudInit), secret(wave('2')), secret()]],
    ['a Secret of a later wave', [always(cloudInit), secret(wave('1'))],
      [rule, 'spec.template.spec.volumes[0].cloudInitNoCloud.secretRef.name', 's of wave 1, needed in wave 0']],
    ['a network of a later wave', [always(onLan, { metadata: wave('1') }), lan],
      [rule, 'spec.template.spec.networks[0].multus.networkName', 'lan of wave 2, needed in wave 1']],
    ['a replica set, whose health Argo CD does not read, is accepted', [
      object('kubevirt.io/v1', 'VirtualMachineInstanceReplicaSet', 'r', { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { domain: { devices: {} }, ...cloudInit } } }),
      secret(wave('1')),
    ]],
    ['a VM that nobody starts waits for nothing', [halted({ ...wave('3') }), secret(wave('1'))]],
    ['a Secret that an import needs', [dataVolume(), secret(wave('1'))], [rule, 'spec.source.http.secretRef', 's of wave 1, needed in wave 0']],
    ['an earlier namespace is accepted', [ns('x', wave('-1')), secret()]],
    ['a later namespace', [ns('x', wave('1')), secret()], [rule, 'metadata.annotations[argocd.argoproj.io/sync-wave]', 'wave 1, after Secret s in wave 0']],
    ['a namespace without a wave', [ns('x'), secret(wave('2')), object('v1', 'ConfigMap', 'c', {}, wave('-1'))],
      [rule, 'metadata', 'wave 0, after ConfigMap c in wave -1']],
  ]);
});

describe('short intervals', () => {
  const gitRepo = (spec: object) => object('fleet.cattle.io/v1alpha1', 'GitRepo', 'g', { repo: 'https://git.example.com/a.git', ...spec });
  const settings = (data: object, name = 'argocd-cm') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'argocd' }, data });
  const timeout = (text: string) => settings({ 'timeout.reconciliation': text });
  const field = 'data[timeout.reconciliation]';
  appTable('gitops', [
    ['the default of Fleet is accepted', [gitRepo({})]],
    ['15 seconds are accepted', [gitRepo({ pollingInterval: '15s' })]],
    ['zero, which is the default, is accepted', [gitRepo({ pollingInterval: '0' })]],
    ['what is not polled is accepted', [gitRepo({ pollingInterval: '5s', disablePolling: true })]],
    ['5 seconds', [gitRepo({ pollingInterval: '5s' })], ['gitops/avoids-short-polling', 'spec.pollingInterval', '5s']],
    ['30 seconds of Argo CD are accepted', [timeout('30s')]],
    ['webhooks alone are accepted', [timeout('0s')]],
    ['what is no duration is accepted', [timeout('often')]],
    ['another ConfigMap is accepted', [settings({ 'timeout.reconciliation': '1s' }, 'other')]],
    ['settings without it are accepted', [settings({ 'admin.enabled': 'false' })]],
    ['10 seconds of Argo CD', [timeout('10s')], ['gitops/avoids-short-reconciliation', field, '10s']],
  ]);
});
