import { ApiObject, JsonPatch } from 'cdk8s';

/** Leaves the name of an object to the API server, which adds five characters to the prefix: cdk8s itself gives every object a name. */
export function nameByServer(object: ApiObject, prefix: string): void {
  object.addJsonPatch(JsonPatch.remove('/metadata/name'), JsonPatch.add('/metadata/generateName', prefix));
}
