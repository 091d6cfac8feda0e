import { ApiObject } from 'cdk8s';
import { CompleteFastStart } from './fast-start-defaults';
import { StandbyState } from './fast-start-lever-props';
import { VirtualMachinePool } from '../compute';
import { ContainerDiskPrePull, Disk } from '../storage';
import { UsageError } from '../usage-error';

/** A tag other than `latest`, or a digest. */
const PINNED = /(@sha256:[0-9a-f]{64}|:(?!latest$)[\w][\w.-]*)$/;

/** Props that contradict each other. */
export function* fastStartProblems(pool: CompleteFastStart): Generator<UsageError> {
  const { autoscaling, standby, minAvailable, fewest, size, readinessPort } = pool;
  if (autoscaling && size !== undefined) {
    yield { what: 'size', got: size, allowed: 'no size beside `autoscaling`', fix: 'Give the autoscaler `minReplicas` and `maxReplicas` instead.' };
  }
  if (!(Number.isInteger(minAvailable) && minAvailable >= 0 && minAvailable <= fewest)) {
    yield {
      what: 'minAvailable',
      got: minAvailable,
      allowed: `a whole number from 0 to ${fewest}, the fewest VMs of the pool`,
      fix: 'A budget that can never be met makes every drain hang: lower it, or enlarge the pool.',
    };
  }
  if (minAvailable && standby !== StandbyState.RUNNING) {
    yield {
      what: 'minAvailable',
      got: minAvailable,
      allowed: `0 with standby state ${standby}`,
      fix: 'Leave it out: paused and stopped VMs have no ready pods, so the budget would block every drain.',
    };
  }
  if (autoscaling && standby !== StandbyState.RUNNING) {
    yield {
      what: 'standby', got: standby, allowed: 'StandbyState.RUNNING beside `autoscaling`', fix: 'VMs that do not run have no load to measure.',
    };
  }
  if (pool.livenessProbe && standby === StandbyState.PAUSED) {
    yield {
      what: 'livenessProbe',
      got: `a probe with standby state ${standby}`,
      allowed: 'none',
      fix: 'Leave it out: it would kill the VMs before they boot.',
    };
  }
  if (readinessPort !== undefined && pool.readinessProbe) {
    yield { what: 'readinessPort', got: readinessPort, allowed: 'one of `readinessPort` and `readinessProbe`', fix: 'Drop one of them.' };
  }
  if (pool.prePull && ContainerDiskPrePull.imagesOf(pool.disks ?? []).length === 0) {
    yield { what: 'prePull', got: 'no container disk', allowed: 'at least one in `disks`', fix: 'Leave it out: disks of CDI are made by clones, see `golden`.' };
  }
  if (pool.cloudInitPerVm && pool.cloudInit) {
    yield {
      what: 'cloudInit', got: 'cloudInit and cloudInitPerVm', allowed: 'one of them', fix: 'Put what all VMs share into what `cloudInitFor` returns.',
    };
  }
}

/** An image that is not pinned is pulled at every start, unless it has a pull policy. */
export function* imageProblems(disks: readonly Disk[]): Generator<UsageError> {
  for (const { image, pullPolicy } of disks) {
    if (image === undefined || pullPolicy || PINNED.test(image)) continue;
    yield {
      what: 'container disk',
      got: image,
      allowed: 'an image with a tag other than latest, or with a digest, or with a pull policy',
      fix: 'Pin the image: an unpinned one is pulled at every start, which undoes the pool.',
    };
  }
}

/** Autohealing deletes every VM of its namespace that fails to start, not only those of the pool (KubeVirt v1.9.0). */
export function* autohealingProblems(pool: VirtualMachinePool): Generator<UsageError> {
  const { namespace } = pool.metadata;
  for (const other of pool.node.root.node.findAll()) {
    if (!ApiObject.isApiObject(other) || !['VirtualMachine', 'VirtualMachinePool'].includes(other.kind)) continue;
    if (other.metadata.namespace !== namespace || other.node.scopes.includes(pool)) continue;
    yield {
      what: 'autohealing',
      got: `${other.kind} "${other.name}" in the same namespace ${namespace ?? '(none)'}`,
      allowed: 'a namespace with nothing but this pool',
      fix: 'Give the pool a namespace of its own: autohealing deletes every VM of its namespace that fails to start.',
    };
  }
}
