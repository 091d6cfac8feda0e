import { ApiObject } from 'cdk8s';
import { deepCopy } from '../kubernetes/deep-copy';
import { manifestOf } from '../render-api-object';

const { toJson } = ApiObject.prototype;
const kept = new WeakMap<ApiObject, unknown>();

/**
 * Renders an object and keeps the manifest for the next caller of `toJson`, which is cdk8s when it writes the object.
 *
 * What is judged is then what is written, and nothing is rendered twice: rendering changes some constructs, a workload of cdk8s-plus with
 * `spread` repeats its affinity terms each time. A manifest that is not written is dropped when the running code has ended.
 *
 * @param render the manifest, from the `toJson` of the class
 */
export function renderOnce(apiObject: ApiObject, render: () => unknown): unknown {
  restore(apiObject);
  const sharesValues = apiObject.toJson === toJson;
  const manifest = render();
  kept.set(apiObject, manifest);
  apiObject.toJson = () => {
    restore(apiObject);
    return sharesValues ? deepCopy(manifest) : manifest;
  };
  queueMicrotask(() => restore(apiObject));
  return manifest;
}

/** What a writer takes that changes nothing: the manifest that was kept, of which parts may stand in others too; else a new one. */
export function manifestToWrite(apiObject: ApiObject): unknown {
  if (!kept.has(apiObject)) return manifestOf(apiObject);
  const manifest = kept.get(apiObject);
  restore(apiObject);
  return manifest;
}

/** Uncovers the method of the class. */
function restore(apiObject: ApiObject): void {
  kept.delete(apiObject);
  delete (apiObject as { toJson?: unknown }).toJson;
}
