/** The annotation of a VMI with a list of containers for its launcher pod. */
export const HOOK_SIDECARS = 'hooks.kubevirt.io/hookSidecars';

/** How many hook sidecars a VMI asks for (`hooks.UnmarshalHookSidecarList`): none where the annotation is not a list, for such a pod is never made. */
export function annotatedSidecars(annotations: { readonly [name: string]: string }): number {
  try {
    const sidecars: unknown = JSON.parse(annotations[HOOK_SIDECARS] ?? '[]');
    return Array.isArray(sidecars) ? sidecars.length : 0;
  } catch {
    return 0;
  }
}
