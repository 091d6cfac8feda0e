/** What the API calls a kind of object. */
export interface ResourceType {
  readonly apiGroup: string;
  /** The version that is written where the cluster serves it. */
  readonly version: string;
  readonly kind: string;
  /** The plural, as paths and roles have it. */
  readonly resourceType: string;
}

/** The `apiVersion` of an object of this kind. */
export function apiVersionOf({ apiGroup, version }: ResourceType): string {
  return apiGroup ? `${apiGroup}/${version}` : version;
}
