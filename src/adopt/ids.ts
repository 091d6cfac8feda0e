/** The ids of the constructs of a chart. */
export class Ids {
  private readonly taken = new Set<string>();

  /** The first that is free, else the last with a number. */
  public fresh(...hints: readonly string[]): string {
    const words = hints.map((hint) => hint.replace(/\//g, '-') || 'object');
    const last = words[words.length - 1];
    let id = words.find((word) => this.isFree(word)) ?? last;
    for (let count = 2; !this.isFree(id); count++) id = `${last}-${count}`;
    this.taken.add(id);
    return id;
  }

  /** Constructs look their children up in an object, which inherits some. */
  private isFree(id: string): boolean {
    return !this.taken.has(id) && !(id in {});
  }
}
