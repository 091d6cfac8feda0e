import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { GuestProps } from './guest/guest-props';
import { VirtualMachineWorkload } from './virtual-machine-workload';
import { Platform } from '../platform/platform';
import { throwIfAny, UsageError } from '../usage-error';

/** A workload of several equal VMs. A HorizontalPodAutoscaler of cdk8s-plus takes it as its target. */
export abstract class ScalableWorkload extends VirtualMachineWorkload implements kplus.IScalable {
  /** Whether an autoscaler owns the number of VMs. */
  public hasAutoscaler: boolean = false;
  /** How many VMs there are, where that was said. */
  public readonly replicas?: number;

  protected constructor(scope: Construct, id: string, props: GuestProps, replicas?: number) {
    super(scope, id, props);
    this.replicas = replicas;
    throwIfAny(this, replicasProblems(replicas));
  }

  /** Called by autoscalers. */
  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** @internal Called by autoscalers that measure CPU utilization, which is in percent of the request: by default a tenth of the CPUs. */
  public _requestAllCpus(): void {
    this._guest.requestAllCpus();
  }

  /** What an autoscaler scales. */
  public toScalingTarget(): kplus.ScalingTarget {
    const apiVersion = Platform.of(this)._servedApiVersion(this._type());
    return { apiVersion, kind: this.kind, name: this.name, containers: this.containers, replicas: this.replicas };
  }
}

function* replicasProblems(replicas: number | undefined): Generator<UsageError> {
  if (replicas === undefined || (Number.isInteger(replicas) && replicas >= 0)) return;
  yield {
    what: 'replicas', got: replicas, allowed: 'a whole number from 0', fix: 'Write 0 for none, or leave it out where an autoscaler decides.',
  };
}
