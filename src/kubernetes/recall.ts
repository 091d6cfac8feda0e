/** What is kept for something, made where nothing is yet; without a store it is made each time. */
export function recall<K extends object, V>(store: WeakMap<K, V> | undefined, key: K, make: () => V): V {
  const known = store?.get(key);
  if (known !== undefined) return known;
  const made = make();
  store?.set(key, made);
  return made;
}

let isKept = false;

/** Answers to questions that are `oncePer` object are kept while something is done that will be done again: who does it once pays more for keeping than for asking twice. */
export function keeping<T>(act: () => T): T {
  const before = isKept;
  isKept = true;
  try {
    return act();
  } finally {
    isKept = before;
  }
}

/** A pure question about an object. Where its answers are kept, it is answered once for the same object. */
export function oncePer<K extends object, V>(ask: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, V>();
  return (key) => (isKept ? recall(answers, key, () => ask(key)) : ask(key));
}
