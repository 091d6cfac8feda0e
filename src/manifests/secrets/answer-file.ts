import { isLiteralSecret, isPasswordName } from '../../kubernetes/secret-name';

const TAG = /^<(\/?)([\w:.-]{1,200})/;

/** Whether a text is an answer file of Windows Setup or sysprep. */
export function isAnswerFile(text: string): boolean {
  return text.includes('urn:schemas-microsoft-com:unattend') || /<unattend[\s>]/.test(text.slice(0, 2000));
}

/**
 * The paths of the passwords in an answer file: the text of an element such as `Password`, or of its `Value`. With `PlainText` false it is base64, which
 * everyone can read too.
 */
export function passwordsOfAnswerFile(text: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let written = '';
  for (let at = 0, next = text.indexOf('<'); next >= 0; next = text.indexOf('<', at)) {
    written += text.slice(at, next);
    const isComment = text.startsWith('<!--', next);
    const end = text.indexOf(isComment ? '-->' : '>', next);
    if (end < 0) break;
    const [, closes, name] = TAG.exec(text.slice(next, next + 210)) ?? [];
    at = end + (isComment ? 3 : 1);
    if (name === undefined) continue;
    if (closes) {
      const holder = open.at(-1) === 'Value' ? open.at(-2) : open.at(-1);
      if (holder !== undefined && isPasswordName(holder) && isLiteralSecret(written.trim())) found.push(pathOf(open));
      open.pop();
    } else if (text[end - 1] !== '/') {open.push(name);}
    written = '';
  }
  return found;
}

function pathOf(open: readonly string[]): string {
  return open.slice(-3).join('.');
}
