import { remembered } from '../../kubernetes/remembered';

/** What was read of documents that are alike. */
export class BlockMemory {
  public readonly root = new BlockPlace();
  /** A text that comes again and again, such as a kind or a namespace, as the same string: two of them are compared at once, and its hash is known. */
  public readonly word = remembered((word) => word);
}

/** A place in documents: the block that was read there last, and the places below it. */
export class BlockPlace {
  private text = '';
  private column = -1;
  private value: object | undefined;
  private readonly places = new Map<string | number, BlockPlace>();

  /** The place of a key or an entry. */
  public below(key: string | number): BlockPlace {
    let place = this.places.get(key);
    if (!place) this.places.set(key, place = new BlockPlace());
    return place;
  }

  public keep(text: string, column: number, value: object): void {
    this.text = text;
    this.column = column;
    this.value = value;
  }

  /** The block, if its text stands somewhere. */
  public at(text: string, start: number, column: number): { readonly end: number; readonly value: object } | undefined {
    if (!this.value || this.column !== column || !text.startsWith(this.text, start)) return undefined;
    return { end: start + this.text.length, value: this.value };
  }
}
