import { Size } from 'cdk8s';
import { GuestProbe, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';
import { all, DOMAIN, guest, hpa, POOL, pool, vm } from './by-hand.shared';

const template = 'spec.template.spec';

refused({
  '05-runtime-scaling/R1': [vm({ running: true }), 'rejected run-strategy/excludes-running spec.running: true'],
  '05-runtime-scaling/R2': [vm({}, { startStrategy: 'Running' }), `rejected lifecycle/has-known-start-strategy ${template}.startStrategy: Running`],
  '05-runtime-scaling/R3': [
    vm({}, { startStrategy: 'Paused', livenessProbe: { guestAgentPing: {} } }),
    `rejected lifecycle/excludes-liveness-when-paused ${template}.startStrategy: Paused`,
  ],
  '05-runtime-scaling/R4': [pool({ runStrategy: 'Once' }), 'advised pool/avoids-run-once spec.virtualMachineTemplate.spec.runStrategy: Once'],
  '05-runtime-scaling/R5': [
    (chart) => manifest(chart, { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { runStrategy: 'Always', template: guest() }, status: { phase: 'Running' } }),
    'advised status/avoids-written-status status.phase: Running',
  ],
});

refused({
  '05-runtime-scaling/R3 in props': [
    (chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), startPaused: true, livenessProbe: GuestProbe.guestAgentPing() }),
    `rejected lifecycle/excludes-liveness-when-paused ${template}.startStrategy: Paused`,
  ],
  '05-runtime-scaling/R4 behind an autoscaler': [
    all(vm({ runStrategy: 'Once' }), hpa({ scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'by-hand' } })),
    'unstartable autoscaler/requires-scale-subresource spec.scaleTargetRef.kind: VirtualMachine',
  ],
  '05-runtime-scaling/R4 in a pool behind an autoscaler': [
    all(pool({ runStrategy: 'Once' }, { domain: { ...DOMAIN, resources: { requests: { cpu: '1' } } } }), hpa({ scaleTargetRef: POOL })),
    'advised pool/avoids-run-once spec.virtualMachineTemplate.spec.runStrategy: Once',
  ],
});
