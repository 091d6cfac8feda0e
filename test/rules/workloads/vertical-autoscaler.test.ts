import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const CHANGING = 'vertical-autoscaler/avoids-changing-vms';
const METRIC = 'vertical-autoscaler/avoids-metric-of-horizontal';

says({
  [CHANGING]: { level: FindingLevel.ADVISED, allowed: '"Off"' },
  [METRIC]: {
    level: FindingLevel.ADVISED,
    allowed: ['"Off" while HorizontalPodAutoscaler h measures cpu', '"Off" while HorizontalPodAutoscaler h measures memory', '"Off" while ScaledObject k measures cpu'],
  },
});

const ofPool = { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 't' };
const ofSet = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 't' };
const ofDeployment = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' };
const vpa = (targetRef: Json, updateMode?: string, resourcePolicy?: Json) => object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'v', {
  targetRef, ...updateMode ? { updatePolicy: { updateMode } } : {}, ...resourcePolicy ? { resourcePolicy } : {},
});
const changes = (mode: string): Verdict => [CHANGING, 'spec.updatePolicy.updateMode', mode];

appTable('vertical-autoscaler', [
  ['advice is accepted', [vpa(ofPool, 'Off')]],
  ['pods are changed', [vpa(ofDeployment, 'Recreate')]],
  ['pods are changed by default', [vpa(ofDeployment)]],
  ...['Initial', 'Recreate', 'InPlaceOrRecreate', 'Auto'].map((mode): [string, Json[], Verdict] => [`VMs are changed by ${mode}`, [vpa(ofPool, mode)], changes(mode)]),
  ['VMs are changed by default', [vpa(ofSet)], changes('Recreate')],
]);

const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };
const memory = { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } };
const value = { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1' } } };
const hpa = (...metrics: Json[]) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { scaleTargetRef: ofDeployment, maxReplicas: 3, metrics });
const keda = object('keda.sh/v1alpha1', 'ScaledObject', 'k', {
  scaleTargetRef: { name: 'd' }, minReplicaCount: 1, triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }],
});
const policies = (...containerPolicies: Json[]) => ({ containerPolicies });
const both: Verdict = [METRIC, 'spec.updatePolicy.updateMode', 'Recreate'];

appTable('vertical-autoscaler', [
  ['both by CPU', [vpa(ofDeployment, 'Recreate'), hpa(cpu)], both],
  ['both by CPU, by default', [vpa(ofDeployment), hpa()], both],
  ['both by memory', [vpa(ofDeployment), hpa(memory)], both],
  ['KEDA by CPU', [vpa(ofDeployment), keda], both],
  ['of one container', [vpa(ofDeployment, 'Recreate', policies({ containerName: 'c', controlledResources: ['memory'] })), hpa(cpu)], both],
  ['of some container', [vpa(ofDeployment, 'Recreate', policies({ containerName: '*', mode: 'Off' }, { containerName: 'c' })), hpa(cpu)], both],
  ['advice is accepted', [vpa(ofDeployment, 'Off'), hpa(cpu)]],
  ['CPU and memory are accepted', [vpa(ofDeployment, 'Recreate', policies({ containerName: '*', controlledResources: ['memory'] })), hpa(cpu)]],
  ['none of its containers is accepted', [vpa(ofDeployment, 'Recreate', policies({ containerName: '*', mode: 'Off' })), hpa(cpu)]],
  ['CPUs instead of a share are accepted', [vpa(ofDeployment), hpa(value)]],
  ['another workload is accepted', [vpa({ ...ofDeployment, name: 'e' }), hpa(cpu)]],
  ['no name is accepted', [vpa({ ...ofDeployment, name: '' }), hpa(cpu)]],
]);
