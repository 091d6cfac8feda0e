import type { ApiObject } from 'cdk8s';

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
  const manifest = render();
  apiObject.toJson = () => {
    restore(apiObject);
    return manifest;
  };
  queueMicrotask(() => restore(apiObject));
  return manifest;
}

/** Uncovers the method of the class. */
function restore(apiObject: { toJson?: unknown }): void {
  delete apiObject.toJson;
}
