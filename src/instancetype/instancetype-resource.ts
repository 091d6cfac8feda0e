import { ApiObject, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { instancetypeProblems } from './instancetype-problems';
import { InstancetypeProps } from './instancetype-props';
import { renderInstancetype } from './render-instancetype';
import { GuestCpu, IInstancetype } from '../compute';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

/** What both kinds of instancetype have in common: they differ in nothing but who may refer to them. */
export abstract class InstancetypeResource extends kplus.Resource implements IInstancetype {
  public readonly resourceType: string;
  /** The virtual CPUs. */
  public readonly cpu: GuestCpu;
  /** Memory that the guest sees. */
  public readonly memory: Size;
  protected readonly apiObject: ApiObject;

  protected constructor(scope: Construct, id: string, props: InstancetypeProps) {
    super(scope, id);
    const type = this._type();
    throwIfAny(this, instancetypeProblems(props));
    this.resourceType = type.resourceType;
    this.cpu = props.cpu;
    this.memory = props.memory;
    this.apiObject = createApiObject(this, id, type, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderInstancetype(props) }) });
  }

  /** @internal */
  protected abstract _type(): ResourceType;
}
