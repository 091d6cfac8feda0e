import * as kplus from 'cdk8s-plus-28';
import { CompleteFastStart } from './fast-start-defaults';
import { StandbyState } from './fast-start-lever-props';
import { CloudInit, GuestProbe, RunStrategy, ScaleIn, ScaleInOrder, StatePreservation, VirtualMachinePoolProps } from '../compute';
import { Platform } from '../platform';

const NEWEST_WITHOUT_DISKS = ScaleIn.proactive({ order: ScaleInOrder.NEWEST, statePreservation: StatePreservation.DISABLED });

/** The pool below the pattern. */
export function poolProps(platform: Platform, pool: CompleteFastStart, shared: CloudInit | undefined): VirtualMachinePoolProps {
  const { autoscaling, standby, latency, readinessPort, most } = pool;
  return {
    ...pool,
    replicas: autoscaling ? undefined : most,
    paused: pool.autoReplenish === false ? true : undefined,
    runStrategy: standby === StandbyState.STOPPED ? RunStrategy.MANUAL : RunStrategy.ALWAYS,
    startPaused: standby === StandbyState.PAUSED ? true : pool.startPaused,
    readinessProbe: readinessPort === undefined ? pool.readinessProbe : GuestProbe.tcpSocket(readinessPort, {
      initialDelay: latency.readinessInitialDelay,
      failureThreshold: latency.readinessFailureThreshold(),
    }),
    maxUnavailable: pool.maxUnavailable ?? kplus.PercentOrAbsolute.percent(25),
    scaleIn: pool.scaleIn ?? (platform.kubevirtAtLeast('1.7') ? NEWEST_WITHOUT_DISKS : undefined),
    autohealing: pool.autohealing && { minFailingToStartDuration: latency.minFailingToStartDuration, ...pool.autohealing },
    cloudInit: shared ?? pool.cloudInit,
    appendIndexToSecretRefs: shared ? true : undefined,
  };
}
