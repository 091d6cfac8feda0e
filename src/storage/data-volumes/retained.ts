const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const RETAINED = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'helm.sh/resource-policy': 'keep' };

/** Annotations by which Argo CD, Flux and Helm leave an object where it is. Argo CD has one for all its options: those of the user stay. */
export function retained(annotations: { readonly [key: string]: string } = {}): { [key: string]: string } {
  const options = [annotations[SYNC_OPTIONS], 'Prune=false', 'Delete=false'].filter(Boolean).join(',');
  return { ...RETAINED, ...annotations, [SYNC_OPTIONS]: options };
}
