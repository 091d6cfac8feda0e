import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { hyperConvergedProblems } from './hyperconverged-problems';
import { HyperConvergedProps } from './hyperconverged-props';
import { patchAnnotations, renderHyperConverged } from './render-hyperconverged';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

/** In `v1beta1`, which every release serves; v1.18 brings `v1`, of another shape, beside it. */
const TYPE: ResourceType = { apiGroup: 'hco.kubevirt.io', version: 'v1beta1', kind: 'HyperConverged', resourceType: 'hyperconvergeds' };

/** The HyperConverged of a cluster, of this app or imported. */
export interface IHyperConverged extends kplus.IResource {}

/**
 * KubeVirt, CDI and what belongs to them as one, as on OpenShift: its operator writes the CRs of KubeVirt and CDI, and undoes changes of others there. One for a
 * cluster, named `kubevirt-hyperconverged`, in the namespace of its operator: `openshift-cnv` on OpenShift, `kubevirt-hyperconverged` elsewhere.
 *
 * It lets one set less than KubeVirt does: seccomp, smbios, most feature gates and others are its own decision. `kubevirtPatches` changes them all the same.
 * VMs of the same app are judged by its gates, ratios, devices and bindings where the Platform says nothing; patches are not looked at.
 *
 * @example
 * new HyperConverged(chart, 'kubevirt-hyperconverged', { featureGates: { downwardMetrics: true }, applicationAwareQuota: true });
 */
export class HyperConverged extends kplus.Resource implements IHyperConverged {
  /**
   * A HyperConverged that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name, `kubevirt-hyperconverged`
   */
  public static fromHyperConvergedName(scope: Construct, id: string, name: string): IHyperConverged {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to, in the namespace of the operator
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how the cluster is configured
   * @throws on what HyperConverged has no field for, with the patch that sets it, and where `KubeVirt` does
   */
  constructor(scope: Construct, id: string, props: HyperConvergedProps = {}) {
    super(scope, id);
    throwIfAny(this, hyperConvergedProblems(props));
    const annotations = patchAnnotations(props);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: annotations ? { ...props.metadata, annotations: { ...props.metadata?.annotations, ...annotations } } : props.metadata,
      spec: Lazy.any({ produce: () => renderHyperConverged(props) }),
    });
  }
}
