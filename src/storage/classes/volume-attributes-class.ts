import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { VolumeAttributesClass as VolumeAttributesClassWire } from '../../../imports/kubernetes';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny, UsageError } from '../../usage-error';

/** A class of attributes of volumes, of this app or imported. */
export interface IVolumeAttributesClass extends kplus.IResource {}

/** Properties of a `VolumeAttributesClass`. */
export interface VolumeAttributesClassProps extends kplus.ResourceProps {
  /** The CSI driver, which must support changes of volumes (ModifyVolume): the provisioner of the StorageClasses that it is for. */
  readonly driverName: string;

  /** What the driver is told, at least one key, such as IOPS and throughput. All values are texts: `"5000"`. */
  readonly parameters: { [key: string]: string };
}

const TYPE: ResourceType = {
  apiGroup: 'storage.k8s.io', version: 'v1', kind: 'VolumeAttributesClass', resourceType: 'volumeattributesclasses',
};

/**
 * What of a volume can be changed while it is in use, such as IOPS and throughput: a claim names the class, and another one later; the class itself cannot
 * be changed. Neither KubeVirt nor a claim has a limit of IOPS of its own. In Kubernetes since 1.34; from 1.31 on as v1beta1, behind the feature gate
 * VolumeAttributesClass.
 *
 * @example
 * new VolumeAttributesClass(chart, 'fast', { driverName: 'ebs.csi.aws.com', parameters: { iops: '6000', throughput: '250' } });
 */
export class VolumeAttributesClass extends kplus.Resource implements IVolumeAttributesClass {
  /**
   * A class that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the class
   */
  public static fromVolumeAttributesClassName(scope: Construct, id: string, name: string): IVolumeAttributesClass {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the driver, and what it is told
   * @throws without any parameter
   */
  constructor(scope: Construct, id: string, props: VolumeAttributesClassProps) {
    super(scope, id);
    throwIfAny(this, parameterProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, ...renderVolumeAttributesClass(props) });
  }
}

function* parameterProblems({ parameters }: VolumeAttributesClassProps): Generator<UsageError> {
  if (Object.keys(parameters).length) return;
  yield { what: 'parameters', got: parameters, allowed: 'at least one', fix: 'Write what the driver of the class knows, such as iops and throughput.' };
}

function renderVolumeAttributesClass(
  { driverName, parameters }: VolumeAttributesClassProps,
): Omit<VolumeAttributesClassWire, 'apiVersion' | 'kind' | 'metadata'> {
  return { driverName, parameters };
}
