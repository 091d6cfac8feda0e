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
    [['rejected', 'object/requires-served-version', 'autoscaling/v2beta2', 'autoscaling/v2, autoscaling/v1']]],
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
    [['rejected', 'object/requires-served-version', 'policy/v1beta1', 'no version: Kubernetes removed the kind']]],
  ['example.com/v0', { kind: 'Unheard', metadata: { name: 't' } }, []],
])('%s', (apiVersion, manifest, found) => {
  expect(levels(apiVersion, manifest)).toEqual(found);
});

const SERVED = 'object/requires-served-version';
const DEPRECATED = 'object/avoids-deprecated-version';
const INGRESS = 'service: {name, port: {number}} in place of serviceName and servicePort, defaultBackend in place of the backend of the spec, and pathType in each path';

/** Versions of Kubernetes that people still write, on a release: rule, what may be written, and the fix. */
test.each<[apiVersion: string, kind: string, kubernetesVersion: string | undefined, ...found: (string | undefined)[]]>([
  ['policy/v1beta1', 'PodDisruptionBudget', '1.30', SERVED, 'policy/v1', 'Write policy/v1: policy/v1beta1 is gone since Kubernetes 1.25.'],
  ['policy/v1beta1', 'PodDisruptionBudget', undefined, SERVED, 'policy/v1', 'Write policy/v1: policy/v1beta1 is gone since Kubernetes 1.25.'],
  ['batch/v1beta1', 'CronJob', '1.33', SERVED, 'batch/v1', 'Write batch/v1: batch/v1beta1 is gone since Kubernetes 1.25.'],
  ['batch/v2alpha1', 'CronJob', '1.33', SERVED, 'batch/v1', 'Write batch/v1.'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', '1.36', SERVED, 'autoscaling/v2, autoscaling/v1',
    'Write autoscaling/v2: autoscaling/v2beta1 is gone since Kubernetes 1.25.'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.31', SERVED, 'autoscaling/v2, autoscaling/v1',
    'Write autoscaling/v2: autoscaling/v2beta2 is gone since Kubernetes 1.26.'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', '1.34', SERVED, 'discovery.k8s.io/v1', 'Write discovery.k8s.io/v1: discovery.k8s.io/v1beta1 is gone since Kubernetes 1.25.'],
  ['events.k8s.io/v1beta1', 'Event', '1.34', SERVED, 'events.k8s.io/v1', 'Write events.k8s.io/v1: events.k8s.io/v1beta1 is gone since Kubernetes 1.25.'],
  ['node.k8s.io/v1beta1', 'RuntimeClass', '1.34', SERVED, 'node.k8s.io/v1', 'Write node.k8s.io/v1: node.k8s.io/v1beta1 is gone since Kubernetes 1.25.'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', '1.30', SERVED, 'storage.k8s.io/v1', 'Write storage.k8s.io/v1: storage.k8s.io/v1beta1 is gone since Kubernetes 1.27.'],
  ['networking.k8s.io/v1beta1', 'Ingress', '1.34', SERVED, 'networking.k8s.io/v1', `Write networking.k8s.io/v1, with ${INGRESS}: networking.k8s.io/v1beta1 is gone since Kubernetes 1.22.`],
  ['extensions/v1beta1', 'Ingress', '1.34', SERVED, 'networking.k8s.io/v1', `Write networking.k8s.io/v1, with ${INGRESS}: extensions/v1beta1 is gone since Kubernetes 1.22.`],
  ['extensions/v1beta1', 'Deployment', '1.34', SERVED, 'apps/v1', 'Write apps/v1: extensions/v1beta1 is gone since Kubernetes 1.16.'],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', '1.34', SERVED, 'apiextensions.k8s.io/v1',
    'Write apiextensions.k8s.io/v1: apiextensions.k8s.io/v1beta1 is gone since Kubernetes 1.22.'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', '1.31', DEPRECATED, 'flowcontrol.apiserver.k8s.io/v1',
    'Write flowcontrol.apiserver.k8s.io/v1: Kubernetes 1.32 no longer serves flowcontrol.apiserver.k8s.io/v1beta3.'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', '1.32', SERVED, 'flowcontrol.apiserver.k8s.io/v1',
    'Write flowcontrol.apiserver.k8s.io/v1: flowcontrol.apiserver.k8s.io/v1beta3 is gone since Kubernetes 1.32.'],
  ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy', '1.33', DEPRECATED, 'admissionregistration.k8s.io/v1',
    'Write admissionregistration.k8s.io/v1: Kubernetes 1.34 no longer serves admissionregistration.k8s.io/v1beta1.'],
  ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy', '1.34', SERVED, 'admissionregistration.k8s.io/v1',
    'Write admissionregistration.k8s.io/v1: admissionregistration.k8s.io/v1beta1 is gone since Kubernetes 1.34.'],
  ['storage.k8s.io/v1beta1', 'VolumeAttributesClass', '1.33', undefined, undefined, undefined],
  ['storage.k8s.io/v1beta1', 'VolumeAttributesClass', '1.34', DEPRECATED, 'storage.k8s.io/v1', 'Write storage.k8s.io/v1: Kubernetes 1.37 no longer serves storage.k8s.io/v1beta1.'],
  ['storage.k8s.io/v1', 'VolumeAttributesClass', '1.33', SERVED, 'storage.k8s.io/v1beta1', 'Write storage.k8s.io/v1beta1.'],
  ['resource.k8s.io/v1', 'DeviceClass', '1.33', SERVED, 'resource.k8s.io/v1beta2, resource.k8s.io/v1beta1, resource.k8s.io/v1alpha3', 'Write resource.k8s.io/v1beta2.'],
  ['coordination.k8s.io/v1beta1', 'LeaseCandidate', '1.36', DEPRECATED, 'no version yet: all are deprecated',
    'Have another version ready before Kubernetes 1.39, which no longer serves this one.'],
  ['resource.k8s.io/v1alpha3', 'PodSchedulingContext', '1.36', SERVED, 'no version: Kubernetes 1.32 removed the kind', 'Replace the object by what took the place of its kind.'],
  ['resource.k8s.io/v1alpha3', 'PodSchedulingContext', undefined, SERVED, 'no version: Kubernetes 1.32 removed the kind', 'Replace the object by what took the place of its kind.'],
  ['resource.k8s.io/v1alpha3', 'PodSchedulingContext', '1.31', undefined, undefined, undefined],
  ['resource.k8s.io/v1alpha2', 'ResourceClass', '1.32', SERVED, 'no version: Kubernetes 1.31 removed the kind', 'Replace the object by what took the place of its kind.'],
  ['settings.k8s.io/v1alpha1', 'PodPreset', '1.34', SERVED, 'no version: Kubernetes removed the kind', 'Replace the object by what took the place of its kind.'],
])('%s %s on Kubernetes %s', (apiVersion, kind, kubernetesVersion, rule, allowed, fix) => {
  const manifest = { apiVersion, kind, metadata: { name: 't' } };
  judge(manifest, { kubernetesVersion });
  const found = admit([{ manifest }], { kubernetesVersion }).filter(({ rule: each }) => each.startsWith('object/'));
  expect(found.map((finding) => [finding.rule, finding.allowed, finding.fix])).toEqual(rule ? [[rule, allowed, fix]] : []);
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
  ['management.k3s.io/v1', 'EdgeCluster', [['object/has-known-group', 'apiVersion', 'the groups of K3s: k3s.cattle.io, helm.cattle.io', expect.any(String) as never]]],
  ['k3s.cattle.io/v1', 'Addon', []],
  ['kubevirt/v1', 'VirtualMachine', [group('kubevirt.io/v1')]],
  ['skaffold/v4beta6', 'Config', []],
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
  ['argoproj.io/v1alpha1', 'Rollout', []],
  ['app.k8s.io/v1beta1', 'Application', []],
  ['apps.kruise.io/v1alpha1', 'Deploymnt', []],
  ['hco.kubevirt.io/v1beta1', 'HyperConverged', [['installation/has-known-name', 'metadata.name', 'kubevirt-hyperconverged', expect.any(String) as never]]],
  ['ssp.kubevirt.io/v1beta3', 'SSP', []],
  ['constructor/v1', 'Unheard', []],
])('%s %s', (apiVersion, kind, found) => {
  const manifest = { apiVersion, kind, metadata: { name: 't' } };
  judge(manifest);
  expect(admit([{ manifest }]).map(({ rule, field, allowed, fix }) => [rule, field, allowed, fix])).toEqual(found);
});
