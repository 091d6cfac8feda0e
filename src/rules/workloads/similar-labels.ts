import { nearMiss } from '../../kubernetes/closest-match';
import type { Labelled, Labels } from '../../manifests/label-index';

/** Of more keys or values none is meant for sure: a fleet has names that are alike. */
const MOST = 50;

/** Labels as they are spelt on a pod, and the one that was misspelt in words. */
interface Meant {
  readonly labels: { readonly [key: string]: string };
  readonly text: string;
}

/** The labels of pods, among which a misspelt one is recognised. */
export class SimilarLabels {
  private readonly keys = new Map<string | undefined, Set<string>>();
  private readonly values = new Map<string, Set<string>>();

  constructor(labelled: readonly Labelled[]) {
    for (const { manifest: { metadata: { namespace } }, labels } of labelled) {
      for (const [key, value = ''] of Object.entries(labels)) {
        added(this.keys, namespace, key);
        added(this.values, placeOf(namespace, key), value);
      }
    }
  }

  /** What was meant by labels of which one is misspelt, and that one as it is spelt; the others must stand so on some pod. */
  public meantBy(labels: Labels, namespace: string | undefined): Meant | undefined {
    const unknown = Object.entries(labels).filter(([key, value = '']) => !this.values.get(placeOf(namespace, key))?.has(value));
    if (unknown.length !== 1) return undefined;
    const [[key, value = '']] = unknown;
    const values = this.values.get(placeOf(namespace, key));
    const meant = values ? { key, value: near(value, values) } : { key: near(key, this.keys.get(namespace)), value };
    if (meant.key === undefined || meant.value === undefined) return undefined;
    const { [key]: _, ...others } = labels;
    return { labels: { ...others as { [key: string]: string }, [meant.key]: meant.value }, text: `${meant.key}: ${meant.value}` };
  }
}

function added<K>(sets: Map<K, Set<string>>, key: K, value: string): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}

function near(text: string, candidates: ReadonlySet<string> = new Set()): string | undefined {
  return candidates.size > MOST ? undefined : nearMiss(text, candidates);
}

function placeOf(namespace: string | undefined, key: string): string {
  return `${namespace}/${key}`;
}
