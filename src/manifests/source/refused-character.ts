import type { SourceDocument } from './document';
import type { TextProblem } from './text-problem';

/** What go-yaml's reader refuses anywhere, and ours not inside comments or quotes: C0, DEL, C1 except NEL, and what is no character. */
// eslint-disable-next-line no-control-regex
const REFUSED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;
/** What begins so is read as JSON, by a reader that takes these characters in texts. */
const JSON_TEXT = /^\s*\{/;

/** The first character at which Kubernetes stops reading a document that is readable otherwise. */
export function refusedCharacter({ text, line, problems }: SourceDocument): TextProblem | undefined {
  if (problems.length || JSON_TEXT.test(text)) return undefined;
  const at = text.search(REFUSED);
  if (at < 0) return undefined;
  const before = text.slice(0, at).split('\n');
  const position = { line: line + before.length, column: before[before.length - 1].length + 1 };
  return { position, reason: 'control characters are not allowed', fix: 'Remove it, or write it as an escape in double quotes.' };
}
