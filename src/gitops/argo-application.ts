import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ArgoApplicationSpecProps } from './argo-application-spec-props';
import { argoApplicationProblems, renderArgoApplication } from './render-argo-application';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'Application', resourceType: 'applications' };
const CASCADE = 'resources-finalizer.argocd.argoproj.io';

/** Properties of an `ArgoApplication`. */
export interface ArgoApplicationProps extends kplus.ResourceProps, ArgoApplicationSpecProps {
  /**
   * Whether its objects are deleted with it: VMs and their disks, too.
   *
   * @default false
   */
  readonly cascadingDeletion?: boolean;
}

/** An application of Argo CD, of this app or imported. */
export interface IArgoApplication extends kplus.IResource {}

/**
 * What Argo CD deploys to a cluster, and keeps as the repository has it. It belongs into the namespace of Argo CD, or one that its project allows.
 *
 * Its objects are applied in sync waves, see `ArgoSyncWave`: a wave begins when all of the one before is healthy.
 *
 * @example
 * new ArgoApplication(chart, 'shop', {
 *   source: ArgoSource.directory('https://git.example.com/shop/vms.git', 'dist', { targetRevision: 'release' }),
 *   destination: ArgoDestination.inCluster('webshop'),
 *   syncPolicy: { automated: {}, syncOptions: { serverSideApply: true } },
 * });
 */
export class ArgoApplication extends kplus.Resource implements IArgoApplication {
  /**
   * An application that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the application's name
   */
  public static fromArgoApplicationName(scope: Construct, id: string, name: string): IArgoApplication {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is deployed, where and how
   * @throws on numbers and durations that Argo CD does not take, metadata of a namespace that is not made, and differences without fields
   */
  constructor(scope: Construct, id: string, props: ArgoApplicationProps) {
    super(scope, id);
    throwIfAny(this, argoApplicationProblems(props));
    const { finalizers = [] } = props.metadata ?? {};
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...props.metadata, ...props.cascadingDeletion ? { finalizers: [...finalizers, CASCADE] } : {} },
      spec: Lazy.any({ produce: () => renderArgoApplication(props) }),
    });
  }
}
