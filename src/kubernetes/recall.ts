/** What is kept for something, made where nothing is yet; without a store it is made each time. */
export function recall<K extends object, V>(store: WeakMap<K, V> | undefined, key: K, make: () => V): V {
  const known = store?.get(key);
  if (known !== undefined) return known;
  const made = make();
  store?.set(key, made);
  return made;
}
