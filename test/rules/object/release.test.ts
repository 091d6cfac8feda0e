import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { admit } from '../../../src/admission/admission';
import { Admission } from '../../../src/admission/synth';
import { VirtualMachine } from '../../../src/compute';
import { Platform } from '../../../src/platform/platform';
import { instance, judge, virtualMachine } from '../judge';
import type { Json } from '../judge';

type Told = readonly [rule: string, level: string, field: string, got: string, allowed?: string];
const policy = (spec: Json) => ({ apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', metadata: { name: 'p' }, spec: { selectors: {}, ...spec } });
const exported = (version: string) => ({
  apiVersion: `export.kubevirt.io/${version}`, kind: 'VirtualMachineExport', metadata: { name: 'e' }, spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'a' } },
});
const hyperConverged = (version: string, spec: Json) => ({ apiVersion: `hco.kubevirt.io/${version}`, kind: 'HyperConverged', metadata: { name: 'kubevirt-hyperconverged' }, spec });
const pool = (version: string) => ({
  apiVersion: `pool.kubevirt.io/${version}`,
  kind: 'VirtualMachinePool',
  metadata: { name: 'p' },
  spec: { selector: { matchLabels: { a: 'b' } }, virtualMachineTemplate: { metadata: { labels: { a: 'b' } }, spec: virtualMachine().spec } },
});
const vmexport = ['VMExport'];

const pod = (spec: Json) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'i' }], ...spec } });
const mutation = (version: string, spec: Json) => ({
  apiVersion: `admissionregistration.k8s.io/${version}`, kind: 'MutatingAdmissionPolicyBinding', metadata: { name: 'm' }, spec: { policyName: 'a', ...spec },
});

/** Judged, and all that is said: these rules are built in, and tell more than their level at each place. */
function told(manifest: Json, profile: Json): Told[] {
  judge(manifest, profile);
  return admit([{ manifest }], profile).map(({ rule, level, field, got = '', allowed }): Told => (allowed === undefined ? [rule, level, field, got] : [rule, level, field, got, allowed]));
}

test.each<[string, Json, Json, Told[]]>([
  ['a field of a VM', virtualMachine({ domain: { rebootPolicy: 'Terminate' } }), { kubevirtVersion: '1.7.4' },
    [['schema/fits-release', 'rejected', 'spec.template.spec.domain.rebootPolicy', 'Terminate', 'only on KubeVirt 1.8 or later']]],
  ['a field of a VMI in a list', instance({ domain: { devices: { interfaces: [{ name: 'a', masquerade: {}, portRanges: [{ start: 1, end: 2, protocol: 'TCP' }] }] } }, networks: [{ name: 'a', pod: {} }] }),
    { kubevirtVersion: '1.8' }, [['schema/fits-release', 'rejected', 'spec.domain.devices.interfaces[0].portRanges', '[{"start":1,"end":2,"protocol":"TCP"}]', 'only on KubeVirt 1.9 or later']]],
  ['a volume, once', instance({
    domain: { devices: { interfaces: [{ name: 'a', masquerade: {} }], filesystems: [{ name: 'v', virtiofs: {} }] } }, networks: [{ name: 'a', pod: {} }], volumes: [{ name: 'v', containerPath: { path: '/a' } }],
  }), { kubevirtVersion: '1.6' }, [['schema/fits-release', 'rejected', 'spec.volumes[0].containerPath', '{"path":"/a"}', 'only on KubeVirt 1.8 or later']]],
  ['a field that is dropped with a warning, and what follows', { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataSource', metadata: { name: 'd', namespace: 'x' }, spec: { source: { dataSource: { name: 'a', namespace: 'x' } } } },
    { cdiVersion: '1.62' }, [
      ['data-source/requires-one-source', 'advised', 'spec.source', 'nothing', 'exactly one of pvc, snapshot, dataSource'],
      ['schema/fits-release', 'warned', 'spec.source.dataSource', '{"name":"a","namespace":"x"}', 'only on CDI 1.63 or later'],
    ]],
  ['a field that only the API server checks, of which no rule is asked', policy({ maxDowntimeMs: 0 }), { kubevirtVersion: '1.8.4' },
    [['schema/fits-release', 'warned', 'spec.maxDowntimeMs', '0', 'only on KubeVirt 1.9 or later']]],
  ['a field of Kubernetes', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { hostnameOverride: 'a', containers: [{ name: 'c', image: 'i' }] } },
    { kubernetesVersion: '1.33' }, [['schema/fits-release', 'warned', 'spec.hostnameOverride', 'a', 'only on Kubernetes 1.34 or later']]],
  ['a field of a later Kubernetes than the newest whose facts these are', pod({ schedulingGroup: { podGroupName: 'a' } }), { kubernetesVersion: '1.34' },
    [['schema/fits-release', 'warned', 'spec.schedulingGroup', '{"podGroupName":"a"}', 'only on Kubernetes 1.36 or later']]],
  ['a field of a later Kubernetes, which the cluster may have', pod({ schedulingGroup: { podGroupName: 'a' } }), {}, []],
  ['a field that no later Kubernetes has any more', pod({ workloadRef: { name: 'a', podGroup: 'b' } }), {}, []],
  ['a value of a later Kubernetes', pod({ tolerations: [{ key: 'a', operator: 'Gt', value: '3' }] }), {}, []],
  ['a field called like what every object of JavaScript has', { ...virtualMachine(), spec: undefined, toString: virtualMachine().spec }, { kubevirtVersion: '1.7.0' },
    [['schema/has-known-field', 'rejected', 'toString', JSON.stringify(virtualMachine().spec), 'apiVersion, kind, metadata, spec, status']]],
  ['a field that no Kubernetes has', pod({ schedulingGroups: { podGroupName: 'a' } }), {},
    [['schema/has-known-field', 'rejected', 'spec.schedulingGroups', '{"podGroupName":"a"}', 'schedulingGates, schedulerName, containers, imagePullSecrets, serviceAccount and 36 other fields']]],
  ['a version of a later Kubernetes', mutation('v1', {}), {}, []],
  ['a version that the Kubernetes does not have yet', mutation('v1', {}), { kubernetesVersion: '1.35' },
    [['object/requires-served-version', 'rejected', 'apiVersion', 'admissionregistration.k8s.io/v1', 'admissionregistration.k8s.io/v1beta1']]],
  ['a kind of a later Kubernetes', { apiVersion: 'scheduling.k8s.io/v1alpha2', kind: 'PodGroup', metadata: { name: 'p' }, spec: { schedulingPolicy: { basic: {} } } }, {}, []],
  ['a field of HyperConverged', hyperConverged('v1beta1', { liveMigrationConfig: { allowWorkloadDisruption: true } }), { kubevirtVersion: '1.8.4' },
    [['schema/fits-release', 'warned', 'spec.liveMigrationConfig.allowWorkloadDisruption', 'true', 'only on HyperConverged 1.19 or later']]],
  ['the same on the release that bundles the newest KubeVirt', hyperConverged('v1beta1', { liveMigrationConfig: { allowWorkloadDisruption: true } }), {}, []],
  ['a field of the one shape of HyperConverged', hyperConverged('v1', { virtualization: { evictionStrategy: 'None' } }), {}, []],
  ['the same in the other', hyperConverged('v1', { evictionStrategy: 'None' }), {},
    [['schema/has-known-field', 'rejected', 'spec.evictionStrategy', 'None', 'deployment, featureGates, networking, observability, security, storage, virtualization, workloadSources']]],
  ['a field that no release has', policy({ maxDowntimeMillis: 0 }), { kubevirtVersion: '1.8.4' }, [['schema/has-known-field', 'rejected', 'spec.maxDowntimeMillis', '0', 'allowAutoConverge, allowPostCopy, allowWorkloadDisruption, bandwidthPerMigration, completionTimeoutPerGiB, selectors']]],
  ['a release that has it', policy({ maxDowntimeMs: 1 }), { kubevirtVersion: '1.9.0', enabledFeatureGates: ['MigrationStallDetection'] }, []],
  ['one that is newer than all that are known', policy({ maxDowntimeMs: 1 }), { kubevirtVersion: '1.12.0', enabledFeatureGates: ['MigrationStallDetection'] },
    [['platform/has-judged-release', 'warned', '', 'KubeVirt 1.12.0, which is judged as 1.9', 'KubeVirt 1.6 to 1.9']]],
])('%s', (_, manifest, profile, expected) => expect(told(manifest, profile)).toEqual(expected));

test.each<[string, Json, Json, Told[]]>([
  ['export v1 on 1.8', exported('v1'), { kubevirtVersion: '1.8.0', enabledFeatureGates: vmexport },
    [['object/requires-served-version', 'rejected', 'apiVersion', 'export.kubevirt.io/v1', 'export.kubevirt.io/v1beta1, export.kubevirt.io/v1alpha1']]],
  ['export v1beta1 on 1.8', exported('v1beta1'), { kubevirtVersion: '1.8.0', enabledFeatureGates: vmexport }, []],
  ['export v1beta1 on 1.9, which deprecates it', exported('v1beta1'), { kubevirtVersion: '1.9.0' }, [['object/avoids-deprecated-version', 'warned', 'apiVersion', 'export.kubevirt.io/v1beta1', 'export.kubevirt.io/v1']]],
  ['a pool v1beta1 on 1.6', pool('v1beta1'), { kubevirtVersion: '1.6.2' }, [['object/requires-served-version', 'rejected', 'apiVersion', 'pool.kubevirt.io/v1beta1', 'pool.kubevirt.io/v1alpha1']]],
  ['a pool v1alpha1 on 1.6', pool('v1alpha1'), { kubevirtVersion: '1.6.2' }, []],
  ['HyperConverged v1 on 1.17, which KubeVirt 1.7 is bundled with', hyperConverged('v1', {}), { kubevirtVersion: '1.7.4' },
    [['object/requires-served-version', 'rejected', 'apiVersion', 'hco.kubevirt.io/v1', 'hco.kubevirt.io/v1beta1']]],
  ['a kind that 1.7 does not have', { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackup', metadata: { name: 'b' }, spec: {} }, { kubevirtVersion: '1.7.0' },
    [['object/requires-served-version', 'rejected', 'kind', 'VirtualMachineBackup', 'only on KubeVirt 1.8 or later']]],
  ['a kind of Kubernetes 1.32', { apiVersion: 'admissionregistration.k8s.io/v1alpha1', kind: 'MutatingAdmissionPolicy', metadata: { name: 'm' }, spec: {} }, { kubernetesVersion: '1.31' },
    [['object/requires-served-version', 'rejected', 'kind', 'MutatingAdmissionPolicy', 'only on Kubernetes 1.32 or later']]],
  ['a kind of Kubernetes 1.35, where the version is not stated', { apiVersion: 'scheduling.k8s.io/v1alpha1', kind: 'Workload', metadata: { name: 'w' } }, {}, []],
])('%s', (_, manifest, profile, expected) => expect(told(manifest, profile)).toEqual(expected));

test('where a construct writes a field that the cluster does not have, that is fatal: whoever set its prop expects an effect', () => {
  const app = new App();
  new Platform(app, 'Platform', { kubevirtVersion: '1.8.4' });
  const chart = new Chart(app, 'chart');
  new ApiObject(chart, 'policy', policy({ maxDowntimeMs: 1 }));
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'a') });
  expect(Admission.of(app).findings().filter(({ rule }) => rule === 'schema/fits-release').map(({ level, field, constructPath }) => [level, field, constructPath])).toEqual([
    ['rejected', 'spec.maxDowntimeMs', 'chart/policy'],
    ['rejected', 'spec.template.spec.serviceAccountName', 'chart/vm/Resource'],
  ]);
});
