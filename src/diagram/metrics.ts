/** Sizes in pixels: a letter on average, a wide one, lines of a node, and the room around them. */
export const METRICS = { letter: 6.7, wide: 13, small: 5.7, line: 16, padding: 10, title: 15, margin: 16 };
/** Chinese, Japanese and Korean writing, and pictographs. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How wide a text is, about: the font is the reader's. */
export function widthOf(text: string, letter: number): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? METRICS.wide : letter;
  return width;
}
