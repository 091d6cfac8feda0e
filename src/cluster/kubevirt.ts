import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { featureGateProblems } from './feature-gate-problems';
import { kubeVirtProblems } from './kubevirt-problems';
import { KubeVirtProps } from './kubevirt-props';
import { operatorProblems } from './operator-problems';
import { renderKubeVirt } from './render-kubevirt';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { messagesOf, throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'kubevirt.io', version: 'v1', kind: 'KubeVirt', resourceType: 'kubevirts' };

/** The KubeVirt of a cluster, of this app or imported. */
export interface IKubeVirt extends kplus.IResource {}

/**
 * KubeVirt itself, as virt-operator installs and configures it: one for a cluster, in the namespace of virt-operator, which is `kubevirt` unless it
 * was changed. It belongs to those who run the cluster, in an app of its own.
 *
 * VMs of the same app are judged by what it says: its feature gates, ratios, devices and bindings count where the Platform says nothing.
 *
 * On OpenShift, and wherever HyperConverged runs, its operator owns this object and undoes changes: use `HyperConverged`.
 *
 * @example
 * new KubeVirt(chart, 'kubevirt', {
 *   featureGates: [KubeVirtFeatureGate.CPU_MANAGER],
 *   migrations: { bandwidthPerMigration: Size.mebibytes(512), parallelMigrationsPerCluster: 5 },
 *   workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE] },
 * });
 */
export class KubeVirt extends kplus.Resource implements IKubeVirt {
  /**
   * A KubeVirt that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name, `kubevirt` as a rule
   */
  public static fromKubeVirtName(scope: Construct, id: string, name: string): IKubeVirt {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to, in the namespace of virt-operator
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how KubeVirt is configured
   * @throws on ratios, counts and selectors that KubeVirt takes and misreads. Feature gates that decide nothing in the release of the Platform fail
   * synthesis.
   */
  constructor(scope: Construct, id: string, props: KubeVirtProps = {}) {
    super(scope, id);
    throwIfAny(this, kubeVirtProblems(props));
    this.node.addValidation({
      validate: () => {
        const platform = Platform.of(this);
        return messagesOf([...operatorProblems('KubeVirt', platform), ...featureGateProblems(props.featureGates ?? [], platform.kubevirtVersion)]);
      },
    });
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderKubeVirt(props) }) });
  }
}
