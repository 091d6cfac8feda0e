import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { MigrationPolicyProps } from './migration-policy-props';
import type { MigrationStallDetector } from './migration-stall-detector';
import type { MigrationPolicySpec, StallDetectorOptions } from '../../imports/migrations.kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';

const TYPE: ResourceType = {
  apiGroup: 'migrations.kubevirt.io', version: 'v1alpha1', kind: 'MigrationPolicy', resourceType: 'migrationpolicies',
};

/** A migration policy, of this app or imported. */
export interface IMigrationPolicy extends kplus.IResource {}

/**
 * How some VMs migrate, other than the KubeVirt CR says for all: bandwidth, budget of time, and what may be done to a guest that does not get across. How many
 * migrate at a time, over which network, and when no progress ends it are matters of the KubeVirt CR alone.
 *
 * It protects nothing: whether a VM moves when its node is drained is its `evictionStrategy`. An object of the whole cluster, which belongs to those who run it.
 * Of several policies for a VM, the one that names the most labels holds, of equal ones the first by name.
 *
 * @example
 * new MigrationPolicy(chart, 'databases', {
 *   virtualMachineLabels: { tier: 'database' },
 *   bandwidthPerMigration: Size.gibibytes(1),
 *   allowAutoConverge: true,
 * });
 */
export class MigrationPolicy extends kplus.Resource implements IMigrationPolicy {
  /**
   * A policy that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the policy's name
   */
  public static fromMigrationPolicyName(scope: Construct, id: string, name: string): IMigrationPolicy {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props which VMs, and how they migrate
   */
  constructor(scope: Construct, id: string, props: MigrationPolicyProps) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderMigrationPolicy(props) }) });
  }
}

function renderMigrationPolicy(props: MigrationPolicyProps): MigrationPolicySpec {
  const { bandwidthPerMigration, compression, stallDetector } = props;
  return {
    selectors: { namespaceSelector: props.namespaceLabels, virtualMachineInstanceSelector: props.virtualMachineLabels },
    bandwidthPerMigration: bandwidthPerMigration && formatQuantity(bandwidthPerMigration),
    completionTimeoutPerGiB: props.completionTimeoutPerGiB?.toSeconds(),
    allowAutoConverge: props.allowAutoConverge,
    allowPostCopy: props.allowPostCopy,
    allowWorkloadDisruption: props.allowWorkloadDisruption,
    maxDowntimeMs: props.maxDowntime?.toMilliseconds(),
    ...compression || stallDetector ? { experimental: { compression, stallDetector: stallDetector && renderStallDetector(stallDetector) } } : {},
  };
}

function renderStallDetector(detector: MigrationStallDetector): StallDetectorOptions {
  return {
    stallMargin: detector.marginPercent,
    ewmaAlpha: textOf(detector.smoothing),
    stallProgressTimeout: detector.progressTimeout?.toSeconds(),
    switchoverTimeout: detector.switchoverTimeout?.toSeconds(),
    precopyPossibleFactor: textOf(detector.precopyPossibleFactor),
    patienceWindowDecayFactor: textOf(detector.patienceDecayFactor),
    searchLocalMinima: detector.searchLocalMinima,
    completionTimeoutFactor: textOf(detector.completionTimeoutFactor),
  };
}

function textOf(factor: number | undefined): string | undefined {
  return factor === undefined ? undefined : `${factor}`;
}
