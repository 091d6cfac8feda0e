/** What is no element, with how it ends. */
const OTHERS = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>'], ['<!', '>']] as const;
const TAG = /^<(\/?)([A-Za-z_][\w:.-]{0,200})/;
/** To the end of a tag, which `>` in quotes is not. */
const TAG_END = /[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;
const BARE_AMPERSAND = /&(?!(?:#\d+|#x[\da-f]+|[a-z]\w*);)/i;

/** Why a text is not well-formed XML, as far as its elements and entities go; nothing where they do. */
export function xmlFault(text: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  for (let next = text.indexOf('<'); next >= 0; next = text.indexOf('<', at)) {
    if (BARE_AMPERSAND.test(text.slice(at, next))) return 'a & that is not written as &amp;';
    const [begin, end] = OTHERS.find(([each]) => text.startsWith(each, next)) ?? ['<', undefined];
    const close = end === undefined ? endOfTag(text, next) : endAt(text, end, next + begin.length);
    if (close < 0) return `${begin} without ${end ?? '>'}`;
    at = close;
    if (end !== undefined) continue;
    const [, closes, name] = TAG.exec(text.slice(next, next + 210)) ?? [];
    if (name === undefined) return 'a < that begins no element';
    if (closes) {
      const last = open.pop();
      if (last !== name) return last === undefined ? `</${name}> without <${name}>` : `</${name}> before </${last}>`;
    } else if (text[close - 2] !== '/') {
      open.push(name);
    }
  }
  return open.length ? `<${open.at(-1)}> without </${open.at(-1)}>` : undefined;
}

function endOfTag(text: string, from: number): number {
  TAG_END.lastIndex = from;
  return TAG_END.test(text) ? TAG_END.lastIndex : -1;
}

function endAt(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}
