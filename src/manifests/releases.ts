/** The releases that rules, schemas and defaults are taken from. */
export const UPSTREAM = { kubevirt: '1.9.0', cdi: '1.66.0', kubernetes: '1.34.0' };

/** The first and last Kubernetes release that a KubeVirt release supports (github.com/kubevirt/sig-release, releases/k8s-support-matrix.md). */
export const SUPPORTED_KUBERNETES: readonly (readonly [kubevirt: string, kubernetes: readonly [first: string, last: string]])[] = [
  ['1.7', ['1.32', '1.34']],
  ['1.8', ['1.33', '1.35']],
  ['1.9', ['1.34', '1.36']],
];
