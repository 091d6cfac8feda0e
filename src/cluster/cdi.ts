import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { cdiProblems } from './cdi-problems';
import { CdiProps } from './cdi-props';
import { operatorProblems } from './operator-problems';
import { renderCdi } from './render-cdi';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { messagesOf, throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'cdi.kubevirt.io', version: 'v1beta1', kind: 'CDI', resourceType: 'cdis' };

/** The CDI of a cluster, of this app or imported. */
export interface ICdi extends kplus.IResource {}

/**
 * The Containerized Data Importer itself, as cdi-operator installs and configures it: one for a cluster, without a namespace. It belongs to those who run
 * the cluster, in an app of its own. What imports cost in the same app is computed by what it says.
 *
 * On OpenShift, and wherever HyperConverged runs, its operator owns this object and undoes changes: use `HyperConverged`.
 *
 * @example
 * new Cdi(chart, 'cdi', { featureGates: [CdiFeatureGate.HONOR_WAIT_FOR_FIRST_CONSUMER], insecureRegistries: ['registry.lab.example:5000'] });
 */
export class Cdi extends kplus.Resource implements ICdi {
  /**
   * A CDI that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name, `cdi` as a rule
   */
  public static fromCdiName(scope: Construct, id: string, name: string): ICdi {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how CDI is configured
   * @throws on overheads that are no part of a disk, and on replicas and levels that cannot be
   */
  constructor(scope: Construct, id: string, props: CdiProps = {}) {
    super(scope, id);
    throwIfAny(this, cdiProblems(props));
    this.node.addValidation({ validate: () => messagesOf(operatorProblems('CDI', Platform.of(this))) });
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderCdi(props) }) });
  }
}
