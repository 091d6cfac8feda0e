import type { ApiObject } from 'cdk8s';

/**
 * Renders an object and hands the same manifest to whoever renders it next, which is cdk8s when it writes the object.
 *
 * What is judged is then what is written, and nothing is rendered twice: rendering changes some constructs, a workload of
 * cdk8s-plus with `spread` repeats its affinity terms each time. An object that nobody writes forgets its manifest as soon as the
 * running code comes to its end.
 */
export function renderOnce(apiObject: ApiObject): unknown {
  forget(apiObject);
  const manifest = apiObject.toJson();
  apiObject.toJson = () => {
    forget(apiObject);
    return manifest;
  };
  queueMicrotask(() => forget(apiObject));
  return manifest;
}

/** Uncovers the method of the class. */
function forget(apiObject: { toJson?: unknown }): void {
  delete apiObject.toJson;
}
