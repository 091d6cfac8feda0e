const WIDTH = 150;
/** Up to how many rules are named; more are counted, and stand on the page. */
const NAMED = 12;
/** What has all of them, with links. */
export const PAGE = 'docs/platform-readers.md';
const GENERATED = /^Read by /;

/** Who reads a prop, each in alphabetical order. */
export interface Readers {
  readonly constructs: readonly string[];
  readonly rules: readonly string[];
}

/** Who reads the prop at a path, as its docstring says it. */
export function readBy({ constructs, rules }: Readers, path: string): string {
  const listed = rules.length > NAMED ? `${rules.length} rules: ${PAGE}#${path}` : `the rule${rules.length > 1 ? 's' : ''} ${code(rules)}`;
  return `Read by ${[...constructs.length ? [code(constructs)] : [], ...rules.length ? [listed] : []].join(', and by ')}.`;
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The docstring with this paragraph at the end of its text, before its tags, in place of the one that was generated before. */
export function withParagraph(docstring: string, paragraph: string, indent: string): string {
  const lines = docstring.replace(/^\/\*\*|\*\/$/g, '').split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const firstTag = lines.findIndex((line) => line.startsWith('@'));
  const text = paragraphs(firstTag < 0 ? lines : lines.slice(0, firstTag)).filter((one) => !GENERATED.test(one));
  const tags = firstTag < 0 ? [] : paragraphs(lines.slice(firstTag));
  const written = [...text, wrapped(paragraph, WIDTH - indent.length - ' * '.length), ...tags].join('\n\n').split('\n');
  return ['/**', ...written.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
}

function paragraphs(lines: readonly string[]): string[] {
  return lines.join('\n').split(/\n{2,}/).map((one) => one.trim()).filter(Boolean);
}

function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + 1 + word.length > width) lines.push(word);
    else lines[last] += lines[last] ? ` ${word}` : word;
  }
  return lines.join('\n');
}
