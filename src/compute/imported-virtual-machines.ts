import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { markAsLauncherPods } from './launcher-pods';
import { WorkloadType } from './workload-type';
import { Platform } from '../platform/platform';
import { ImportedResource } from '../resource/imported-resource';
import { usageError } from '../usage-error';
import { ImportedVirtualMachineOptions, IVirtualMachineWorkload } from '../virtual-machine-reference';

/** Virtual machines that this app does not make. */
export class ImportedVirtualMachines extends ImportedResource implements IVirtualMachineWorkload, kplus.IScalable {
  public hasAutoscaler: boolean = false;

  constructor(
    scope: Construct, id: string, private readonly type: WorkloadType, name: string, private readonly options: ImportedVirtualMachineOptions,
  ) {
    super(scope, id, type, name);
    markAsLauncherPods(this);
  }

  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { labels = {}, namespace } = this.options;
    if (Object.keys(labels).length === 0) {
      throw usageError(this, {
        what: 'labels',
        got: labels,
        allowed: `at least one label of the launcher pods of ${this.kind} "${this.name}"`,
        fix: 'Pass the `labels` of its template where you import it: KubeVirt copies them to the pods.',
      });
    }
    return { labelSelector: kplus.LabelSelector.of({ labels }), namespaces: namespace ? { names: [namespace] } : undefined };
  }

  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }

  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** Its containers and replicas are for the app that makes it to know. */
  public toScalingTarget(): kplus.ScalingTarget {
    return { apiVersion: Platform.of(this)._servedApiVersion(this.type), kind: this.kind, name: this.name, containers: [] };
  }
}
