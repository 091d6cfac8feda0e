import type { ApiObject } from 'cdk8s';
import { renderOnce } from './render-once';

const late = new WeakSet<ApiObject>();

/** Has an object rendered after all others, since it depends on what they are. */
export function renderLast(apiObject: ApiObject): void {
  late.add(apiObject);
}

/** Objects in the order in which they are rendered. */
export function inRenderingOrder(apiObjects: readonly ApiObject[]): readonly ApiObject[] {
  const last = apiObjects.filter((apiObject) => late.has(apiObject));
  return last.length ? [...apiObjects.filter((apiObject) => !late.has(apiObject)), ...last] : apiObjects;
}

/** What an object is rendered as, and will be written as: nothing is rendered twice. */
export function renderedManifest(apiObject: ApiObject): unknown {
  const manifest: unknown = apiObject.toJson();
  return renderOnce(apiObject, () => manifest);
}
