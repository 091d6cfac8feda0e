import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { preferenceProblems } from './preference-problems';
import { PreferenceProps } from './preference-props';
import { renderPreference } from './render-preference';
import { IPreference } from '../compute';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

/** What both kinds of preference have in common: they differ in nothing but who may refer to them. */
export abstract class PreferenceResource extends kplus.Resource implements IPreference {
  public readonly resourceType: string;
  protected readonly apiObject: ApiObject;

  protected constructor(scope: Construct, id: string, props: PreferenceProps) {
    super(scope, id);
    const type = this._type();
    throwIfAny(this, preferenceProblems(props));
    this.resourceType = type.resourceType;
    this.apiObject = createApiObject(this, id, type, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderPreference(props, Platform.of(this).architecture) }),
    });
  }

  /** @internal */
  protected abstract _type(): ResourceType;
}
