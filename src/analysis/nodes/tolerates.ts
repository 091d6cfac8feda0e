import type { Toleration } from '../../../imports/kubernetes';
import type { NodeTaint } from '../../manifests/node-group';

/** The taints that keep a pod away; what is preferred only does not. */
export function untolerated(taints: readonly NodeTaint[], tolerations: readonly Toleration[]): NodeTaint[] {
  return taints.filter((taint) => `${taint.effect}` !== 'PreferNoSchedule' && !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** `Toleration.ToleratesTaint` of Kubernetes v1.34; an operator that it does not know is taken to tolerate. */
function tolerates({ key = '', operator, value = '', effect = '' }: Toleration, taint: NodeTaint): boolean {
  if (effect !== '' && effect !== `${taint.effect}`) return false;
  if (key !== '' && key !== taint.key) return false;
  return (operator && operator !== 'Equal') || (key !== '' && value === (taint.value ?? ''));
}
