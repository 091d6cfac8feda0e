/** A value of which rules have read parts: it knows which rule read what, and finds the rules to which another value looks different. */
export class TrackedValue {
  /** Those that read the value itself. */
  private readonly readers = new Set<number>();
  /** Those that listed its keys. */
  private readonly keyReaders = new Set<number>();
  private readonly children = new Map<string, TrackedValue>();
  private keys?: string[];
  private entries?: [string, TrackedValue][];
  private presentEntries?: [string, TrackedValue][];

  constructor(private readonly value: unknown) {}

  /** The value for one reader: a proxy that records each read. The reader must not change it. */
  public readBy(reader: number): unknown {
    this.readers.add(reader);
    const { value } = this;
    if (!isObject(value)) return value;
    const proxies = new Map<string, unknown>();
    const read = (key: string): unknown => {
      if (!proxies.has(key)) proxies.set(key, this.child(key).readBy(reader));
      return proxies.get(key);
    };
    const isInherited = (key: string) => !Object.hasOwn(value, key) && typeof value[key] === 'function';
    return new Proxy<object>(Array.isArray(value) ? [] : {}, {
      get: (_, key) => {
        if (typeof key === 'symbol') return Reflect.get(value, key) as unknown;
        if (!isInherited(key)) return read(key);
        // A method of arrays is not data, but whether a mapping has a key of such a name is.
        if (!Array.isArray(value)) read(key);
        return Reflect.get(value, key) as unknown;
      },
      has: (_, key) => (typeof key === 'symbol' ? key in value : (read(key), key in value)),
      ownKeys: () => {
        this.keyReaders.add(reader);
        return Reflect.ownKeys(value);
      },
      getOwnPropertyDescriptor: (_, key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
        if (typeof key === 'symbol') return descriptor;
        const current = read(key);
        const isLength = Array.isArray(value) && key === 'length';
        return descriptor && { value: current, writable: true, enumerable: !isLength, configurable: !isLength };
      },
    });
  }

  /**
   * Calls back with every reader to which `other` looks different. It runs for every object, hence plain loops, and compares keys first:
   * where they are the same, nothing that was missing here is there now.
   */
  public forEachChanged(other: unknown, changed: (reader: number) => void): void {
    const { value } = this;
    if (!isObject(value) || !isObject(other) || Array.isArray(other) !== Array.isArray(value)) {
      if (other !== value) this.readers.forEach(changed);
      return;
    }
    this.entries ??= [...this.children];
    this.presentEntries ??= this.entries.filter(([key]) => Object.hasOwn(value, key));
    const sameKeys = this.hasKeysOf(other);
    if (!sameKeys) this.keyReaders.forEach(changed);
    for (const [key, child] of sameKeys ? this.presentEntries : this.entries) {
      const current = other[key];
      if (current !== child.value) child.forEachChanged(current, changed);
    }
  }

  /** Whether another object has the keys of this one, in the same order: rules may report in it. */
  private hasKeysOf(other: Fields): boolean {
    this.keys ??= Object.keys(this.value as Fields);
    let count = 0;
    for (const key in other) {
      if (key !== this.keys[count++]) return false;
    }
    return count === this.keys.length;
  }

  private child(key: string): TrackedValue {
    const known = this.children.get(key) ?? new TrackedValue((this.value as Fields)[key]);
    this.children.set(key, known);
    return known;
  }
}

interface Fields { readonly [key: string]: unknown }

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
