import { Construct } from 'constructs';
import { PreferenceProps } from './preference-props';
import { PreferenceResource } from './preference-resource';
import { IPreference } from '../compute';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';

const TYPE: ResourceType = {
  apiGroup: 'instancetype.kubevirt.io', version: 'v1beta1', kind: 'VirtualMachinePreference', resourceType: 'virtualmachinepreferences',
};

/**
 * How a guest OS likes its devices, for VMs of its namespace, which refer to it: `preference: Preference.of(…)`. It fills what they leave
 * open. A VM keeps what it started with when this is changed, until its reference is.
 *
 * @example
 * const taste = new VirtualMachinePreference(chart, 'old-linux', { diskBus: DiskBus.SATA, interfaceModel: InterfaceModel.E1000 });
 * const preference = Preference.of(taste);
 */
export class VirtualMachinePreference extends PreferenceResource {
  /**
   * A preference that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the preference's name
   */
  public static fromVirtualMachinePreferenceName(scope: Construct, id: string, name: string): IPreference {
    return new ImportedResource(scope, id, TYPE, name);
  }

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what the guest OS prefers
   * @throws if numbers are malformed
   */
  constructor(scope: Construct, id: string, props: PreferenceProps = {}) {
    super(scope, id, props);
  }

  /** @internal */
  protected _type(): ResourceType {
    return TYPE;
  }
}
