import { admit } from '../../../src/admission/admission';
import { judge, pool, virtualMachine } from '../judge';

const levels = (apiVersion: string, manifest: object) => (
  admit([{ manifest: { ...manifest, apiVersion } }]).map(({ level, rule, got, allowed }) => [level, rule, got, allowed])
);

test.each([
  ['kubevirt.io/v1', virtualMachine(), []],
  ['kubevirt.io/v1alpha3', virtualMachine(), [['warned', 'object/avoids-deprecated-version', 'kubevirt.io/v1alpha3', 'kubevirt.io/v1']]],
  ['kubevirt.io/v2', virtualMachine(), [['rejected', 'object/requires-served-version', 'kubevirt.io/v2', 'kubevirt.io/v1']]],
  ['v2', { kind: 'Secret', metadata: { name: 't' } }, [['rejected', 'object/requires-served-version', 'v2', 'v1']]],
  ['autoscaling/v2beta2', { kind: 'HorizontalPodAutoscaler', metadata: { name: 't' } },
    [['rejected', 'object/requires-served-version', 'autoscaling/v2beta2', 'autoscaling/v1, autoscaling/v2']]],
  ['kubevirt.io/v1', { kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec: { selector: {}, domain: { devices: {} } } },
    [['warned', 'object/avoids-deprecated-version', 'kubevirt.io/v1', 'no version: the kind itself is deprecated']]],
  ['v1', virtualMachine(), [['rejected', 'object/requires-served-version', 'v1', 'kubevirt.io/v1']]],
  ['kubevirt.io/v1', pool(), [['rejected', 'object/requires-served-version', 'kubevirt.io/v1', 'pool.kubevirt.io/v1beta1']]],
  ['apps/v1', { kind: 'Job', metadata: { name: 't' } }, [['rejected', 'object/requires-served-version', 'apps/v1', 'batch/v1']]],
  ['example.com/v1', virtualMachine(), []],
  ['extensions/v1beta1', { kind: 'Ingress', metadata: { name: 't' } },
    [['rejected', 'object/requires-served-version', 'extensions/v1beta1', 'networking.k8s.io/v1']]],
  ['extensions/v1beta1', { kind: 'Deployment', metadata: { name: 't' } },
    [['rejected', 'object/requires-served-version', 'extensions/v1beta1', 'apps/v1']]],
  ['extensions/v1beta1', { kind: 'Unheard', metadata: { name: 't' } }, []],
  ['policy/v1beta1', { kind: 'PodSecurityPolicy', metadata: { name: 't' } },
    [['rejected', 'object/requires-served-version', 'policy/v1beta1', 'no version: the kind was removed from Kubernetes']]],
  ['example.com/v0', { kind: 'Unheard', metadata: { name: 't' } }, []],
])('%s', (apiVersion, manifest, found) => {
  expect(levels(apiVersion, manifest)).toEqual(found);
});

const API = { apps: 'ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet', policy: 'PodDisruptionBudget' };
const group = (allowed: string) => ['object/has-known-group', 'apiVersion', allowed, `Write ${allowed}.`];

test.each<[string, string, (string | undefined)[][]]>([
  ['kubevirt.io/v1', 'VirtualMashine', [['object/has-known-kind', 'kind', expect.stringContaining('VirtualMachine, ') as never, 'Write VirtualMachine.']]],
  ['kubevirt.io/v1', 'Virtualmachine', [['object/has-known-kind', 'kind', expect.any(String) as never, 'Write VirtualMachine.']]],
  ['apps/v1', 'Deploymnt', [['object/has-known-kind', 'kind', API.apps, 'Write Deployment.']]],
  ['policy/v1', 'Unheard', [['object/has-known-kind', 'kind', API.policy, 'Correct the kind, or the group in apiVersion.']]],
  ['v1', 'Servic', [['object/has-known-kind', 'kind', expect.any(String) as never, 'Write Service.']]],
  ['v1', 'constructor', [['object/has-known-kind', 'kind', expect.any(String) as never, 'Correct the kind, or the group in apiVersion.']]],
  ['kubervirt.io/v1', 'VirtualMachine', [group('kubevirt.io/v1')]],
  ['cdi.kubevrit.io/v1beta1', 'DataVolume', [group('cdi.kubevirt.io/v1beta1')]],
  ['app/v1', 'Deployment', [group('apps/v1')]],
  ['Kubevirt.io/v1', 'VirtualMachine', [['object/has-valid-api-version', 'apiVersion', expect.any(String) as never, expect.any(String) as never]]],
  // Served, but without a schema here.
  ['cdi.kubevirt.io/v1beta1', 'CDIConfig', []],
  ['snapshot.storage.k8s.io/v1', 'VolumeSnapshotContent', []],
  ['scheduling.k8s.io/v1alpha1', 'Workload', []],
  ['v1', 'ComponentStatus', []],
  ['kubevirt.io/v1', 'VirtualMachineList', []],
  // Groups of which only some kinds are known.
  ['monitoring.coreos.com/v1', 'Alertmanager', []],
  ['monitoring.coreos.com/v1', 'Servicemonitor', [['object/has-known-kind', 'kind', 'ServiceMonitor', 'Write ServiceMonitor.']]],
  ['sriovnetwork.openshift.io/v1', 'SriovOperatorConfig', []],
  // Groups of others.
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', []],
  ['argoproj.io/v1alpha1', 'Application', []],
  ['app.k8s.io/v1beta1', 'Application', []],
  ['apps.kruise.io/v1alpha1', 'Deploymnt', []],
  ['hco.kubevirt.io/v1beta1', 'HyperConverged', []],
  ['ssp.kubevirt.io/v1beta3', 'SSP', []],
  ['constructor/v1', 'Unheard', []],
])('%s %s', (apiVersion, kind, found) => {
  const manifest = { apiVersion, kind, metadata: { name: 't' } };
  judge(manifest);
  expect(admit([{ manifest }]).map(({ rule, field, allowed, fix }) => [rule, field, allowed, fix])).toEqual(found);
});
