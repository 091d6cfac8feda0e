import { ApiObject, ApiObjectProps, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { visited } from './manifest-visitor';
import { apiVersionOf, ResourceType } from './resource-type';
import { Admission } from '../admission/synth';
import { nameFromId } from '../name-from-id';
import { Platform } from '../platform/platform';
import { renderApiObject } from '../render-api-object';
import { usageError, Words } from '../usage-error';

/** What an object says besides its kind. */
type Content = Omit<ApiObjectProps, 'apiVersion' | 'kind'>;

/**
 * The object that a resource stands for, judged at synthesis with all others of the app.
 *
 * @param resource the resource, which becomes its parent
 * @param id the resource's id, and the object's name unless `metadata.name` is given
 * @param content its metadata, and its spec or whatever else its kind has; what depends on later calls is lazy
 * @throws if there is no name and the id is none; outside of a chart
 */
export function createApiObject(resource: Construct, id: string, type: ResourceType, { metadata, ...content }: Content): ApiObject {
  if (!resource.node.scopes.some(Chart.isChart)) {
    throw usageError(resource, {
      what: 'scope',
      got: new Words('a construct without a Chart above it'),
      allowed: 'a Chart, or a construct in one',
      fix: "Make one, `new Chart(app, 'vms', { namespace: 'demo' })`, and give it in place of the app.",
    });
  }
  Admission.guard(resource);
  return new ServedApiObject(resource, type, { ...content, metadata: { ...metadata, name: metadata?.name ?? nameFromId(resource, id) } });
}

/** An object in the version that the cluster serves, which is known when it is written. */
class ServedApiObject extends ApiObject {
  constructor(scope: Construct, private readonly type: ResourceType, content: Content) {
    super(scope, 'Resource', { apiVersion: apiVersionOf(type), kind: type.kind, ...content });
  }

  public toJson(): any {
    return visited(this, { ...renderApiObject(this), apiVersion: Platform.of(this)._servedApiVersion(this.type) });
  }
}
