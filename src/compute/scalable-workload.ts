import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { usageError } from '../usage-error';
import { GuestProps } from './guest-props';
import { VirtualMachineWorkload } from './virtual-machine-workload';

/** A workload of several equal VMs. A HorizontalPodAutoscaler of cdk8s-plus takes it as its target. */
export abstract class ScalableWorkload extends VirtualMachineWorkload implements kplus.IScalable {
  /** Whether an autoscaler owns the number of VMs. */
  public hasAutoscaler: boolean = false;
  /** How many VMs there are, where that was said. */
  public readonly replicas?: number;

  protected constructor(scope: Construct, id: string, props: GuestProps, replicas?: number) {
    super(scope, id, props);
    this.replicas = replicas;
    if (this.replicas !== undefined && !(Number.isInteger(this.replicas) && this.replicas >= 0)) {
      throw usageError(this, {
        what: 'replicas', got: this.replicas, allowed: 'a whole number from 0', fix: 'Write 0 for none, or leave it out where an autoscaler decides.',
      });
    }
  }

  /** Called by autoscalers. */
  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** What an autoscaler scales. */
  public toScalingTarget(): kplus.ScalingTarget {
    return { apiVersion: this.apiVersion, kind: this.kind, name: this.name, containers: this.containers, replicas: this.replicas };
  }
}
