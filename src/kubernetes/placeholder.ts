/**
 * What stands for a value that somebody or a tool is to fill in: `${NAME}` with or without a default, `$NAME`, `$(NAME)`, `{{ name }}`, `__NAME__`, `@NAME@`, `%NAME%`,
 * `<your-name>`, and words such as CHANGEME. A text that has one may mean it: what is certain is only that a field that refuses the text would not.
 */
const SOURCE = [
  /\$\{[A-Za-z_][\w.-]*(?::?[-=?+][^{}]*)?\}/,
  /\$\([A-Za-z_]\w*\)/,
  /\$[A-Z_][A-Z0-9_]*(?!\w)/,
  /\{\{[^{}]*\}\}/,
  /(?<![A-Za-z0-9])__[A-Z](?:[A-Z0-9_]*?[A-Z0-9])?__(?![A-Za-z0-9])/,
  /@[A-Z][A-Z0-9_]*@/,
  /%[A-Z][A-Z0-9_]*%/,
  /<[A-Za-z][\w .-]+>(?!.*<\/)/,
  /\b(?:[Cc][Hh][Aa][Nn][Gg][Ee]|[Rr][Ee][Pp][Ll][Aa][Cc][Ee])[-_ ]?[Mm][Ee]\b/,
  /\bYOUR[-_][A-Z][A-Z0-9_-]*\b/,
  /^(?:TODO|FIXME|TBD)$/,
].map(({ source }) => source).join('|');
const PLACEHOLDER = new RegExp(SOURCE, 'g');
const ANY = new RegExp(SOURCE);

/** Whether a text of one line has a placeholder. */
export function hasPlaceholder(text: string): boolean {
  return ANY.test(text) && !text.includes('\n');
}

/** The placeholders in a text of one line; a text of several is a script or a file, which has variables of its own. */
export function placeholdersIn(text: string): string[] {
  return text.includes('\n') ? [] : text.match(PLACEHOLDER) ?? [];
}

/** The text with something in place of each. */
export function withoutPlaceholders(text: string, filling: string): string {
  return text.replace(PLACEHOLDER, () => filling);
}
