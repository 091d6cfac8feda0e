import { ApiObject, Duration, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ttlProblems } from './ttl-problems';
import { VirtualMachineExportSource } from './virtual-machine-export-source';
import { RECOVERY_SOURCES } from './wire-forms';
import type { VirtualMachineExportSpec } from '../../../imports/export.kubevirt.io';
import { formatGoDuration } from '../../kubernetes/go-duration';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems, referencesOf } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { problemsOf, throwIfAny } from '../../usage-error';

/** An export of disks, of this app or imported. */
export interface IVirtualMachineExport extends kplus.IResource {}

/** Properties of a `VirtualMachineExport`. */
export interface VirtualMachineExportProps extends kplus.ResourceProps {
  /** The VM, snapshot or claim whose volumes are offered for download. */
  readonly source: VirtualMachineExportSource;

  /**
   * The Secret whose key `token` opens the download.
   *
   * @default - KubeVirt makes up a token, in a Secret that `status.tokenSecretRef` names
   */
  readonly tokenSecret?: kplus.ISecret;

  /**
   * Time after which the export is deleted, counted from its creation, in whole seconds.
   *
   * @default - KubeVirt's: Duration.hours(2)
   */
  readonly ttlDuration?: Duration;
}

const TYPE: ResourceType = { apiGroup: 'export.kubevirt.io', version: 'v1', kind: 'VirtualMachineExport', resourceType: 'virtualmachineexports' };

/**
 * Offers disks for download, with `virtctl vmexport download` or over the links in its status, until its time is over. A VM must be halted and a claim
 * unused meanwhile; snapshots are ready at any time. Before KubeVirt 1.9 it needs the feature gate VMExport.
 *
 * @example
 * new VirtualMachineExport(chart, 'off-site', { source: VirtualMachineExportSource.virtualMachine(vm), ttlDuration: Duration.hours(8) });
 */
export class VirtualMachineExport extends kplus.Resource implements IVirtualMachineExport {
  /**
   * An export that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the export
   */
  public static fromVirtualMachineExportName(scope: Construct, id: string, name: string): IVirtualMachineExport {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is exported, and for how long
   * @throws if the source is a pool or a replica set, and where its time is over at once
   */
  constructor(scope: Construct, id: string, props: VirtualMachineExportProps) {
    super(scope, id);
    throwIfAny(this, [...problemsOf(props.source), ...ttlProblems('ttlDuration', props.ttlDuration)]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVirtualMachineExport(props) }),
    });
    throwIfAny(this, namespaceProblems(this, { source: referencesOf(props.source), tokenSecret: [props.tokenSecret] }));
  }
}

function renderVirtualMachineExport({ source, tokenSecret, ttlDuration }: VirtualMachineExportProps): VirtualMachineExportSpec {
  return {
    source: RECOVERY_SOURCES.of(source),
    tokenSecretRef: tokenSecret?.name,
    ttlDuration: ttlDuration && formatGoDuration(ttlDuration.toSeconds()),
  };
}
