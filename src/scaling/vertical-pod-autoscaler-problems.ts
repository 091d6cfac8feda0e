import { scalesVirtualMachines } from './scale-targets';
import { VerticalPodAutoscalerProps, VerticalUpdateMode } from './vertical-pod-autoscaler-props';
import { UsageError } from '../usage-error';

export function* verticalPodAutoscalerProblems(props: VerticalPodAutoscalerProps): Generator<UsageError> {
  const { target, updateMode = VerticalUpdateMode.OFF, minReplicas, containerPolicies = [] } = props;
  if (updateMode !== VerticalUpdateMode.OFF && scalesVirtualMachines(target)) {
    yield {
      what: 'updateMode',
      got: updateMode,
      allowed: 'VerticalUpdateMode.OFF for virtual machines',
      fix: 'Leave it out and read the recommendation: to evict a launcher pod restarts or migrates the guest, and what that sees stays as it is.',
    };
  }
  if (minReplicas !== undefined) {
    if (updateMode === VerticalUpdateMode.OFF || updateMode === VerticalUpdateMode.INITIAL) {
      yield { what: 'minReplicas', got: minReplicas, allowed: 'none with a mode that does not evict', fix: 'Leave it out, or choose another mode.' };
    } else if (!(Number.isInteger(minReplicas) && minReplicas >= 1)) {
      yield { what: 'minReplicas', got: minReplicas, allowed: 'a whole number from 1', fix: 'Give how many pods must be alive.' };
    }
  }
  const names = containerPolicies.map(({ containerName = '*' }) => containerName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    yield { what: 'containerPolicies', got: twice, allowed: 'one policy for a container', fix: 'Join the two.' };
  }
}
