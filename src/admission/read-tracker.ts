/** One place in an object that rules have read, what they found there, and the places below it that they read too. */
export class Place {
  /** Who read it. */
  public readonly readers = new Set<number>();
  /** Who read which fields there are. */
  public readonly listers = new Set<number>();
  private readonly below = new Map<string, Place>();
  private names?: string[];
  private entries?: [string, Place][];
  private present?: [string, Place][];

  constructor(public readonly found: unknown) {}

  /** What lies at the place, as a reader sees it: whatever it reads is remembered. The reader must not change it. */
  public shownTo(reader: number): unknown {
    this.readers.add(reader);
    const { found } = this;
    if (!isObject(found)) return found;
    const shown = new Map<string, unknown>();
    const read = (key: string): unknown => {
      if (!shown.has(key)) shown.set(key, this.at(key).shownTo(reader));
      return shown.get(key);
    };
    return new Proxy<object>(Array.isArray(found) ? [] : {}, {
      get: (_, key) => (typeof key === 'symbol' || typeof found[key] === 'function' ? Reflect.get(found, key) as unknown : read(key)),
      has: (_, key) => (typeof key === 'symbol' ? key in found : (read(key), key in found)),
      ownKeys: () => {
        this.listers.add(reader);
        return Reflect.ownKeys(found);
      },
      getOwnPropertyDescriptor: (_, key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(found, key);
        if (typeof key === 'symbol') return descriptor;
        const value = read(key);
        const fixed = Array.isArray(found) && key === 'length';
        return descriptor && { value, writable: true, enumerable: !fixed, configurable: !fixed };
      },
    });
  }

  /**
   * Tells every reader to whom something else than this would look different. It is called for every object, hence plain loops, and a look
   * at the names of the fields first: where they are the same, nothing that was missing is there now.
   */
  public compare(other: unknown, tell: (reader: number) => void): void {
    const { found } = this;
    if (!isObject(found) || !isObject(other) || Array.isArray(other) !== Array.isArray(found)) {
      if (other !== found) this.readers.forEach(tell);
      return;
    }
    this.entries ??= [...this.below];
    this.present ??= this.entries.filter(([key]) => key in found);
    const alike = this.hasFields(other);
    if (!alike) this.listers.forEach(tell);
    for (const [key, place] of alike ? this.present : this.entries) {
      const value = other[key];
      if (value !== place.found) place.compare(value, tell);
    }
  }

  /** Whether an object has the fields of this one, in the same order too: rules may report in it. */
  private hasFields(other: Fields): boolean {
    this.names ??= Object.keys(this.found as Fields);
    let count = 0;
    for (const name in other) {
      if (name !== this.names[count++]) return false;
    }
    return count === this.names.length;
  }

  private at(key: string): Place {
    const known = this.below.get(key) ?? new Place((this.found as Fields)[key]);
    this.below.set(key, known);
    return known;
  }
}

interface Fields { readonly [key: string]: unknown }

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
