/** The label of a claim that CDI completes by the StorageProfile of its class. */
export const COMPLETED_BY_CDI = 'cdi.kubevirt.io/applyStorageProfile';

export function isCompletedByCdi(labels: { readonly [key: string]: unknown } | undefined): boolean {
  return labels?.[COMPLETED_BY_CDI] === 'true';
}
