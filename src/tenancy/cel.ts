/** A string literal of CEL, whatever the text. */
export function celString(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, escaped)}'`;
}

/** A list of strings in CEL. */
export function celList(texts: readonly string[]): string {
  return `[${texts.map(celString).join(', ')}]`;
}

function escaped(control: string): string {
  return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
