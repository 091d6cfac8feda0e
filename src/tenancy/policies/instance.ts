import type { NamedRuleWithOperations } from '../../../imports/kubernetes';
import { matching } from '../tenant-policy';

/** The kinds of KubeVirt that hold an instance. Instances are judged when they are created: from then on they are KubeVirt's to change. */
export const INSTANCE_KINDS: NamedRuleWithOperations[] = [
  matching('kubevirt.io', ['CREATE', 'UPDATE'], ['virtualmachines', 'virtualmachineinstancereplicasets']),
  matching('kubevirt.io', ['CREATE'], ['virtualmachineinstances']),
  matching('pool.kubevirt.io', ['CREATE', 'UPDATE'], ['virtualmachinepools']),
];

/**
 * In CEL, the spec of an instance or pod, of the template of a VM or replica set, or of the template inside that of a pool. The kinds have no
 * common type.
 */
export function instanceOf(object: 'object' | 'oldObject'): string {
  const spec = `dyn(${object}).spec`;
  const pool = 'virtualMachineTemplate';
  return `has(${spec}.${pool}) ? ${spec}.${pool}.spec.template.spec : has(${spec}.template) ? ${spec}.template.spec : ${spec}`;
}

/** The variables `spec` and `oldSpec`; the latter is empty where the object is new. */
export const INSTANCE_VARIABLES = [
  { name: 'spec', expression: instanceOf('object') },
  { name: 'oldSpec', expression: `oldObject == null ? dyn({}) : dyn(${instanceOf('oldObject')})` },
];
