import { Construct } from 'constructs';
import { VirtualMachineWorkload } from '../compute/virtual-machine-workload';
import { usageError } from '../usage-error';
import { FastStartVmPoolProps, StandbyState } from './fast-start-vm-pool-props';

/** Refuses what the parts of a fast-start pool make of each other's props. */
export function checkFastStart(pool: VirtualMachineWorkload, props: FastStartVmPoolProps): void {
  const { autoscaling, minAvailable, warmth = StandbyState.RUNNING } = props;
  const least = autoscaling ? autoscaling.minReplicas ?? minAvailable ?? 1 : props.size ?? 10;
  if (autoscaling && props.size !== undefined) {
    throw usageError(pool, {
      what: 'size', got: props.size, allowed: 'no size beside `autoscaling`', fix: 'Give the autoscaler `minReplicas` and `maxReplicas` instead.',
    });
  }
  if (minAvailable !== undefined && !(Number.isInteger(minAvailable) && minAvailable >= 0 && minAvailable <= least)) {
    throw usageError(pool, {
      what: 'minAvailable',
      got: minAvailable,
      allowed: `a whole number from 0 to ${least}, the fewest VMs of the pool`,
      fix: 'A budget that can never be met makes every drain hang: lower it, or enlarge the pool.',
    });
  }
  if (minAvailable && warmth !== StandbyState.RUNNING) {
    throw usageError(pool, {
      what: 'minAvailable',
      got: minAvailable,
      allowed: `0 with warmth ${warmth}`,
      fix: 'Paused and stopped VMs have no ready pods, so no drain would ever be let through.',
    });
  }
  if (autoscaling && warmth !== StandbyState.RUNNING) {
    throw usageError(pool, {
      what: 'autoscaling', got: `warmth ${warmth}`, allowed: 'StandbyState.RUNNING', fix: 'There is no load to measure on VMs that do not run.',
    });
  }
  if (props.livenessProbe && warmth === StandbyState.PAUSED) {
    throw usageError(pool, {
      what: 'livenessProbe', got: 'a probe with warmth paused', allowed: 'no liveness probe', fix: 'It would kill the guests before they ever boot.',
    });
  }
  if (props.readinessPort !== undefined && props.readinessProbe) {
    throw usageError(pool, {
      what: 'readinessPort', got: props.readinessPort, allowed: 'one of `readinessPort` and `readinessProbe`', fix: 'Drop one of them.',
    });
  }
  if (props.cloudInitPerVm && props.cloudInit) {
    throw usageError(pool, {
      what: 'cloudInit', got: 'cloudInit and cloudInitPerVm', allowed: 'one of them', fix: 'Put what all VMs share into what `cloudInitFor` returns.',
    });
  }
  if (props.autohealing) {
    pool.node.addValidation({ validate: () => neighbours(pool) });
  }
}

/** KubeVirt v1.9.0's autohealing deletes any VM of the namespace that fails to start. */
function neighbours(pool: VirtualMachineWorkload): string[] {
  const { namespace } = pool.metadata;
  return pool.node.root.node.findAll()
    .filter((other): other is VirtualMachineWorkload & Construct => other instanceof VirtualMachineWorkload && other !== pool)
    .filter((other) => other.metadata.namespace === namespace)
    .map((other) => usageError(undefined, {
      what: 'autohealing',
      got: `${other.kind} "${other.name}" in the same namespace ${namespace ?? '(none)'}`,
      allowed: 'a namespace with nothing but this pool',
      fix: 'Give the pool a namespace of its own: autohealing deletes every VM of its namespace that fails to start.',
    }).message);
}

/** An image without a tag is pulled at every start, which undoes the pool. */
export function untaggedImages({ disks }: VirtualMachineWorkload): string[] {
  return disks.filter(({ image, pullPolicy }) => image !== undefined && !pullPolicy && !/(@sha256:[0-9a-f]{64}|:(?!latest$)[\w][\w.-]*)$/.test(image))
    .map(({ image }) => usageError(undefined, {
      what: 'container disk',
      got: image,
      allowed: 'an image with a tag other than latest, or with a digest, or with a pull policy',
      fix: 'Pin the image: an unpinned one is pulled at every start, which undoes the pool.',
    }).message);
}
