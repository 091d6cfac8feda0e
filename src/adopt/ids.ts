/** The ids of the constructs of a chart. */
export class Ids {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** The first that is free, else the last with a number. */
  public fresh(...hints: readonly string[]): string {
    const words = hints.map((hint) => hint.replace(/\//g, '-') || 'object');
    const last = words[words.length - 1];
    const id = words.find((word) => this.isFree(word)) ?? this.numbered(last);
    this.taken.add(id);
    return id;
  }

  /** What was taken and is not used. */
  public release(ids: readonly string[]): void {
    for (const id of ids) this.taken.delete(id);
  }

  private numbered(word: string): string {
    let count = this.counts.get(word) ?? 2;
    while (!this.isFree(`${word}-${count}`)) count++;
    this.counts.set(word, count);
    return `${word}-${count}`;
  }

  /** Constructs look their children up in an object, which inherits some. */
  private isFree(id: string): boolean {
    return !this.taken.has(id) && !(id in {});
  }
}
