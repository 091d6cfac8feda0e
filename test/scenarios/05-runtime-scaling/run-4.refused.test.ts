import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ScaledObject, ScaleTrigger, ScalingBehavior, VirtualMachinePool, WorkloadAutoscaler, WorkloadAutoscalerProps } from '../../../src';
import { Mistake, refused } from '../refused';
import { all, CPU, deployment, DOMAIN, guest, hpa, POOL, pool, scaledObject, vm } from './by-hand.shared';

const requesting = { name: 'app', image: 'app:1', resources: { requests: { cpu: '1' } } };
const measured = { domain: { ...DOMAIN, resources: { requests: { cpu: '1' } } } };
const memory = Size.gibibytes(1);
const policies = [{ type: 'Pods', value: 1, periodSeconds: 1801 }];

refused({
  '05-runtime-scaling/R6': [
    all(pool({}, measured), hpa({ scaleTargetRef: POOL }, 'autoscaling/v1')),
    'advised autoscaler/avoids-old-version apiVersion: autoscaling/v1',
  ],
  '05-runtime-scaling/R7': [hpa({ maxReplicas: undefined }), 'rejected schema/requires-field spec.maxReplicas: undefined'],
  '05-runtime-scaling/R8': [hpa({ minReplicas: 5 }), 'rejected cluster-objects/has-valid-scaling spec.maxReplicas: 3'],
  '05-runtime-scaling/R9': [hpa({ minReplicas: 0, metrics: [CPU] }), 'rejected cluster-objects/has-valid-scaling spec.minReplicas: 0'],
  '05-runtime-scaling/R10': [
    all(vm(), hpa({ scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'by-hand' } })),
    'unstartable autoscaler/requires-scale-subresource spec.scaleTargetRef.kind: VirtualMachine',
  ],
  '05-runtime-scaling/R11': [
    all(pool({}, measured, { replicas: 3 }), hpa({ scaleTargetRef: POOL })),
    'advised autoscaler/avoids-fixed-replicas spec.replicas: 3',
  ],
  '05-runtime-scaling/R12': [
    all(pool(), hpa({ scaleTargetRef: POOL, metrics: [CPU] })),
    'advised autoscaler-metric/requires-request spec.metrics[0].resource.target.averageUtilization: 70% of cpu, made by apps/VirtualMachinePool0',
  ],
  '05-runtime-scaling/R13': [
    hpa({ behavior: { scaleUp: { policies }, scaleDown: { stabilizationWindowSeconds: 3601 } } }),
    'rejected cluster-objects/has-valid-scaling spec.behavior.scaleDown.stabilizationWindowSeconds: 3601',
    'rejected cluster-objects/has-valid-scaling spec.behavior.scaleUp.policies[0].periodSeconds: 1801',
  ],
  '05-runtime-scaling/R14': [
    all(hpa({ metrics: [CPU] }), scaledObject()),
    'rejected autoscaler/is-unique spec.scaleTargetRef.name: by-hand, made by apps/HorizontalPodAutoscaler0',
  ],
  '05-runtime-scaling/R15': [
    all(pool({ template: guest(measured, { app: 'other' }) }), hpa({ scaleTargetRef: POOL, metrics: [CPU] })),
    'unstartable autoscaler-metric/matches-pods spec.metrics[0].resource.target.averageUtilization: {"app":"other"}, made by apps/VirtualMachinePool0',
  ],
  '05-runtime-scaling/R16': [
    all(deployment(requesting, { name: 'sidecar', image: 'sidecar:1' }), hpa({ metrics: [CPU] })),
    'advised autoscaler-metric/requires-request spec.metrics[0].resource.target.averageUtilization: 70% of cpu, made by apps/Deployment0',
  ],
});

const vms = (props: Partial<WorkloadAutoscalerProps>, replicas?: number): Mistake => (chart) => {
  new WorkloadAutoscaler(chart, 'autoscaler', { target: new VirtualMachinePool(chart, 'vms', { memory, replicas }), maxReplicas: 3, ...props });
};

refused({
  '05-runtime-scaling/R6 of a beta': [hpa({}, 'autoscaling/v2beta2'), 'rejected object/requires-served-version apiVersion: autoscaling/v2beta2'],
  '05-runtime-scaling/R8 in props': [vms({ minReplicas: 5 }), '[apps/autoscaler] maxReplicas: got 3'],
  '05-runtime-scaling/R9 in props': [vms({ minReplicas: 0 }), '[apps/autoscaler] minReplicas: got 0'],
  '05-runtime-scaling/R9 by KEDA': [
    scaledObject({ triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }] }),
    'rejected scaled-object/requires-event-for-none spec.minReplicaCount: 0',
  ],
  '05-runtime-scaling/R10 by KEDA': [
    scaledObject({ scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', name: 'by-hand' } }),
    'unstartable autoscaler/requires-scale-subresource spec.scaleTargetRef.kind: VirtualMachineInstance',
  ],
  '05-runtime-scaling/R11 in props': [vms({}, 3), 'replicas of VirtualMachinePool "vms": got 3'],
  '05-runtime-scaling/R12 of containers': [
    all(deployment({ name: 'app', image: 'app:1' }), hpa({ metrics: [CPU] })),
    'advised autoscaler-metric/requires-request spec.metrics[0].resource.target.averageUtilization: 70% of cpu, made by apps/Deployment0',
  ],
  '05-runtime-scaling/R13 in props': [
    vms({
      behavior: ScalingBehavior.of({
        scaleUp: { policies: [{ replicas: kplus.Replicas.absolute(1), duration: Duration.seconds(1801) }] },
        scaleDown: { stabilizationWindow: Duration.seconds(3601) },
      }),
    }),
    '[apps/autoscaler] scaleUp.policies duration: got "1801 s"',
    '[apps/autoscaler] scaleDown.stabilizationWindow: got "3601 s"',
  ],
  '05-runtime-scaling/R13 by KEDA': [
    scaledObject({ advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { policies } } } } }),
    'unstartable scaled-object/has-valid-behavior spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.policies[0].periodSeconds: 1801',
  ],
  '05-runtime-scaling/R14 in props': [
    (chart) => {
      const target = new VirtualMachinePool(chart, 'vms', { memory });
      new WorkloadAutoscaler(chart, 'autoscaler', { target, maxReplicas: 3 });
      const triggers = [ScaleTrigger.cron({ start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: 3 })];
      new ScaledObject(chart, 'scaled-object', { target, maxReplicas: 3, triggers });
    },
    'rejected autoscaler/is-unique spec.scaleTargetRef.name: vms, made by apps/autoscaler/Resource',
  ],
  '05-runtime-scaling/R15 of the pool itself': [
    pool({}, {}, { selector: { matchLabels: { app: 'other' } } }),
    'rejected selector/matches-template spec.selector.matchLabels.app: other',
  ],
});
