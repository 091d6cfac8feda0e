import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { contentHash } from './content-hash';
import { ImportedImageOptions } from './data-source-interface';
import { dataVolumeProblems } from './data-volume-problems';
import { DataVolumeProps } from './data-volume-props';
import { IMMEDIATE_BINDING, renderDataVolume } from './render-data-volume';
import { retained } from './retained';
import { nameFromId } from '../../name-from-id';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems, referencesOf } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny } from '../../usage-error';

const TYPE: ResourceType = { apiGroup: 'cdi.kubevirt.io', version: 'v1beta1', kind: 'DataVolume', resourceType: 'datavolumes' };

/** A DataVolume, of this app or imported. */
export interface IDataVolume extends kplus.IResource {
  /** Its namespace, where it is known. */
  readonly namespace?: string;

  /** The claim that it makes, which has its name: for a pod, or to clone from. */
  readonly claim: kplus.IPersistentVolumeClaim;
}

/**
 * A volume that CDI fills: with an image from elsewhere, by a clone, or with nothing. It makes a PersistentVolumeClaim of its own name, and takes it
 * along when it is deleted. Unlike a disk of `Disk.dataVolumeTemplate` it is no part of a VM: it outlives those that use it.
 *
 * CDI refuses changes of its spec but for checkpoints; see `hasContentHash`. A disk is made larger by its claim.
 *
 * @example
 * const data = new DataVolume(chart, 'data', {
 *   source: DataVolumeSource.http('https://images.example.com/data.qcow2', {
 *     checksum: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
 *   }),
 *   size: Size.gibibytes(50),
 * });
 * const disk = Disk.dataVolume('data', data.name);
 */
export class DataVolume extends kplus.Resource implements IDataVolume {
  /**
   * A DataVolume that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the DataVolume's name
   */
  public static fromDataVolumeName(scope: Construct, id: string, name: string, options: ImportedImageOptions = {}): IDataVolume {
    return new ImportedDataVolume(scope, id, name, options.namespace);
  }

  public readonly resourceType: string = TYPE.resourceType;
  public readonly claim: kplus.IPersistentVolumeClaim;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it is filled with, and its claim
   * @throws if the size is missing, or too small; if the claim is not what its stanza takes
   */
  constructor(scope: Construct, id: string, props: DataVolumeProps) {
    super(scope, id);
    throwIfAny(this, dataVolumeProblems(props.source, props));
    const annotations = { ...props.immediateBinding ? IMMEDIATE_BINDING : {}, ...props.metadata?.annotations };
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: {
        ...props.metadata,
        ...props.hasContentHash ? { name: `${props.metadata?.name ?? nameFromId(this, id)}-${hashOf(props)}` } : {},
        ...Object.keys(annotations).length > 0 || props.retain ? { annotations: props.retain ? retained(annotations) : annotations } : {},
      },
      spec: Lazy.any({ produce: () => renderDataVolume(props) }),
    });
    throwIfAny(this, namespaceProblems(this, { source: referencesOf(props.source), serviceAccount: [props.serviceAccount] }));
    this.claim = kplus.PersistentVolumeClaim.fromClaimName(this, 'Claim', this.name);
  }

  /** Its namespace, where the chart or its metadata has one. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }
}

/** Of all that CDI refuses to change. */
function hashOf(props: DataVolumeProps): string {
  return contentHash(renderDataVolume({ ...props, checkpoints: undefined, finalCheckpoint: undefined }));
}

class ImportedDataVolume extends ImportedResource implements IDataVolume {
  public readonly claim: kplus.IPersistentVolumeClaim;

  constructor(scope: Construct, id: string, name: string, public readonly namespace?: string) {
    super(scope, id, TYPE, name);
    this.claim = kplus.PersistentVolumeClaim.fromClaimName(this, 'Claim', name);
  }
}
