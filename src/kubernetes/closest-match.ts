/** The candidate that is most like `word`, if one is so like it that it was probably meant: within as many edits as are `tolerated`. */
export function closestMatch(
  word: string,
  candidates: readonly string[],
  tolerated: number = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // As many characters as one of them has more must go: long words are not compared with short ones.
    if (Math.abs(word.length - candidate.length) > tolerated) continue;
    const distance = edits(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= tolerated && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** The candidate that was probably meant by a name of somebody's own: of two short names that differ each may be right. */
export function misspelt(name: string, candidates: readonly string[]): string | undefined {
  return closestMatch(name, candidates, Math.floor(name.length / 3));
}

/** How many edits of a word are one slip of whoever wrote it: one, in a long word two. */
export function slipsIn(word: string): number {
  return word.length < 8 ? 1 : 2;
}

/** Names that differ in numbers, or in what they end in, are names of siblings. */
const OF_SIBLINGS = /\d+|-[a-z\d]$/gi;

/** The one of few names that was meant by one with a slip; siblings are not meant for one another. */
export function nearMiss(name: string, candidates: Iterable<string>): string | undefined {
  const others = [...candidates].filter((candidate) => candidate.replace(OF_SIBLINGS, '') !== name.replace(OF_SIBLINGS, ''));
  return name.length < 4 ? undefined : closestMatch(name, others, slipsIn(name));
}

/** No name is longer; what stands in its place may be. */
const LONGEST = 100;

/** So many of the candidates, those first that are most like `word`, or like its beginning where it is no name. */
export function mostAlike(word: string, candidates: readonly string[], count: number): string[] {
  const compared = word.slice(0, LONGEST).toLowerCase();
  const distances = candidates.map((candidate) => ({ candidate, distance: edits(compared, candidate.toLowerCase()) }));
  return distances.sort((a, b) => a.distance - b.distance).slice(0, count).map(({ candidate }) => candidate);
}

/** How many characters one must insert, remove, replace or swap with their neighbour to make `b` of `a`. */
function edits(a: string, b: string): number {
  let [older, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swapped ? older[j - 2] + 1 : Infinity);
    }
    [older, row] = [row, next];
  }
  return row[b.length];
}
