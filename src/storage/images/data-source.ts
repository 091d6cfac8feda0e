import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CloneGrant, GrantCloneOptions } from './clone-grant';
import { CloneGrantee } from './clone-grantee';
import { DataSourceSource } from './data-source-source';
import { grantClone } from './grant-clone';
import { DATA_SOURCE_SOURCES, DataSourceTarget } from './wire-forms';
import type { DataSourceSpec } from '../../../imports/cdi.kubevirt.io';
import { Platform } from '../../platform/platform';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny, usageError, UsageError } from '../../usage-error';
import { IDataSource, ImportedImageOptions } from '../data-volumes/data-source-interface';

const TYPE: ResourceType = { apiGroup: 'cdi.kubevirt.io', version: 'v1beta1', kind: 'DataSource', resourceType: 'datasources' };

/** Properties of a `DataSource`. */
export interface DataSourceProps extends kplus.ResourceProps {
  /** What it points to. It may be changed at any time; disks that are there stay as they are. */
  readonly source: DataSourceSource;
}

/**
 * A name by which disks are cloned from a golden image, while the image behind it changes. One that a `DataImportCron` keeps up to date is made by
 * CDI, not here; `GoldenImage` has both.
 *
 * Labels `instancetype.kubevirt.io/default-instancetype` and `…/default-preference` tell virtctl, consoles and `Instancetype.inferFromVolume` what
 * fits. The last is for VMs that are created once: KubeVirt writes the names into the VM, and refuses a manifest that asks it to infer them again.
 *
 * @example
 * const image = new DataVolume(chart, 'rhel-9-6', {
 *   source: DataVolumeSource.http('https://images.example.com/rhel-9.6.qcow2'),
 *   size: Size.gibibytes(20),
 * });
 * new DataSource(chart, 'rhel-9', { source: DataSourceSource.dataVolume(image) });
 */
export class DataSource extends kplus.Resource implements IDataSource {
  /**
   * A DataSource that this app does not create, or that CDI does.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the DataSource's name
   */
  public static fromDataSourceName(scope: Construct, id: string, name: string, options: ImportedImageOptions = {}): IDataSource {
    return new ImportedDataSource(scope, id, name, options.namespace);
  }

  /**
   * A golden image that the platform brings, such as `fedora` of OpenShift Virtualization, in the namespace of those: `namespaces.goldenImages` of the
   * Platform, which comes before this.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the DataSource's name
   * @throws where the Platform has no such namespace
   */
  public static fromPlatform(scope: Construct, id: string, name: string): IDataSource {
    const { goldenImages: namespace } = Platform.of(scope).namespaces;
    if (namespace === undefined) {
      throw usageError(scope, {
        what: 'golden images of the platform', got: undefined, allowed: 'namespaces.goldenImages of the Platform', fix: 'State the namespace that they are in.',
      });
    }
    return new ImportedDataSource(scope, id, name, namespace);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;
  private readonly target: DataSourceTarget;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it points to
   * @throws if the namespace of what it points to is not known
   */
  constructor(scope: Construct, id: string, props: DataSourceProps) {
    super(scope, id);
    this.target = DATA_SOURCE_SOURCES.of(props.source);
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => this.render() }) });
    throwIfAny(this, targetProblems(this.target, this.namespace));
  }

  /** Its namespace, where the chart or its metadata has one. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /**
   * Lets others clone from where this points to, by a RoleBinding in that namespace. It permits to clone all images there.
   *
   * @param grantee who
   */
  public grantCloneTo(grantee: CloneGrantee, options: GrantCloneOptions = {}): CloneGrant {
    return grantClone(this, grantee, { name: this.name, namespace: this.target.namespace ?? this.namespace }, options);
  }

  private render(): DataSourceSpec {
    const { kind, name, namespace = this.namespace } = this.target;
    return { source: { [kind]: { name, namespace } } };
  }
}

function* targetProblems({ namespace, name }: DataSourceTarget, own: string | undefined): Generator<UsageError> {
  if (namespace ?? own) return;
  yield {
    what: 'source',
    got: name,
    allowed: 'an image whose namespace is known',
    fix: 'Give the chart a namespace, or name that of the image: CDI wants it in every DataSource.',
  };
}

class ImportedDataSource extends ImportedResource implements IDataSource {
  constructor(scope: Construct, id: string, name: string, public readonly namespace?: string) {
    super(scope, id, TYPE, name);
  }
}
