import type { Cluster, Manifest } from './manifest';

type Question<T> = (manifests: readonly Manifest[], cluster: Cluster) => T;

/** A question about all manifests together that several rules ask: it is answered once for a list of manifests and its cluster. */
export function oncePerInput<T>(question: Question<T>): Question<T> {
  const answers = new WeakMap<readonly Manifest[], { readonly cluster: Cluster; readonly answer: T }>();
  return (manifests, cluster) => {
    const known = answers.get(manifests);
    if (known?.cluster === cluster) return known.answer;
    const answer = question(manifests, cluster);
    answers.set(manifests, { cluster, answer });
    return answer;
  };
}
