import { Construct } from 'constructs';
import { InstancetypeProps } from './instancetype-props';
import { InstancetypeResource } from './instancetype-resource';
import { IInstancetype } from '../compute';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';

const TYPE: ResourceType = {
  apiGroup: 'instancetype.kubevirt.io', version: 'v1beta1', kind: 'VirtualMachineInstancetype', resourceType: 'virtualmachineinstancetypes',
};

/**
 * A size for VMs of its namespace, which refer to it: `instancetype: Instancetype.of(…)`. A VM keeps the size that it started with when this is
 * changed, until its reference is.
 *
 * @example
 * const size = new VirtualMachineInstancetype(chart, 'small', { cpu: GuestCpu.cores(2), memory: Size.gibibytes(4) });
 * const instancetype = Instancetype.of(size);
 */
export class VirtualMachineInstancetype extends InstancetypeResource {
  /**
   * An instancetype that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the instancetype's name
   */
  public static fromVirtualMachineInstancetypeName(scope: Construct, id: string, name: string): IInstancetype {
    return new ImportedResource(scope, id, TYPE, name);
  }

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the size
   * @throws if the CPUs have a layout or features, which only a preference has; if numbers are malformed or names of devices taken
   */
  constructor(scope: Construct, id: string, props: InstancetypeProps) {
    super(scope, id, props);
  }

  /** @internal */
  protected _type(): ResourceType {
    return TYPE;
  }
}
