/** The major of cdk8s-plus that the sources are written against. */
export const REFERENCE = 28;

/** The version of cdk8s-plus that is built against, by its major: the Kubernetes of its types. */
export const PLUS_VERSIONS: ReadonlyMap<number, string> = new Map([
  [REFERENCE, '2.5.6'], [29, '2.6.0'], [30, '2.4.10'], [31, '2.6.43'], [32, '2.5.92'], [33, '2.5.57'], [34, '2.0.54'],
]);

/** What workloads of a later cdk8s-plus have that those of the reference leave to Kubernetes, which makes the same of it. */
export const WRITTEN_DEFAULTS: readonly { readonly since: number; readonly field: readonly string[]; readonly value: unknown }[] = [
  { since: 34, field: ['spec', 'revisionHistoryLimit'], value: 10 },
  { since: 34, field: ['spec', 'template', 'spec', 'shareProcessNamespace'], value: false },
  { since: 34, field: ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'shareProcessNamespace'], value: false },
];
