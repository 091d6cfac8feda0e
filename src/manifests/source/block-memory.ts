/** The block that was read last at one place of documents that are alike, and those below it. */
export class BlockMemory {
  private text = '';
  private column = -1;
  private value: object | undefined;
  private readonly blocks = new Map<string | number, BlockMemory>();

  /** The place of a key or an entry below. */
  public below(key: string | number): BlockMemory {
    let block = this.blocks.get(key);
    if (!block) this.blocks.set(key, block = new BlockMemory());
    return block;
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
