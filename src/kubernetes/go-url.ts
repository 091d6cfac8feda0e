/** A URL as Go's net/url takes it apart, as far as admission looks at it. */
export interface GoUrl {
  /** In lower case; empty where there is none. */
  readonly scheme: string;
  /** What follows the scheme where no slash does. */
  readonly opaque?: string;
  readonly host: string;
  /** As written. */
  readonly path: string;
}

// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x1f\x7f]/;
const SCHEME = /^([A-Za-z][A-Za-z\d+.-]*):/;
const BROKEN_ESCAPE = /%(?![\da-f]{2})/i;
const USER = /^[\w\-.:~!$&'()*+,;=%@]*$/;
const HOST = /^[\w\-.~!$&'()*+,;=:[\]<>"%\u0080-\uffff]*$/;
const PORT = /^(?::\d*)?$/;
/** In a host only bytes that are not ASCII are escaped, and the percent sign of a zone. */
const HOST_ESCAPE = /%(?!25)[0-7][\da-f]/i;

/** `url.Parse` of Go, or `url.ParseRequestURI`, which takes no relative reference; `undefined` where they answer an error. */
export function parseGoUrl(text: string, how: 'reference' | 'request'): GoUrl | undefined {
  const [raw, fragment = ''] = how === 'reference' ? splitAt(text, '#') : [text];
  if (CONTROL.test(raw) || (how === 'request' && raw === '') || BROKEN_ESCAPE.test(fragment)) return undefined;
  if (raw.startsWith(':')) return undefined;
  const scheme = SCHEME.exec(raw)?.[1] ?? '';
  const [rest] = splitAt(scheme ? raw.slice(scheme.length + 1) : raw, '?');
  if (!rest.startsWith('/') && raw !== '*') {
    if (scheme) return { scheme: scheme.toLowerCase(), opaque: rest, host: '', path: '' };
    if (how === 'request' || splitAt(rest, '/')[0].includes(':')) return undefined;
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (how === 'reference' && !rest.startsWith('///')));
  const slash = hasAuthority ? rest.indexOf('/', 2) : 0;
  const authority = hasAuthority ? rest.slice(2, slash < 0 ? undefined : slash) : '';
  const path = slash < 0 ? '' : rest.slice(slash);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const user = at < 0 ? '' : authority.slice(0, at);
  if (!USER.test(user) || BROKEN_ESCAPE.test(user) || !isHost(host) || BROKEN_ESCAPE.test(path)) return undefined;
  return { scheme: scheme.toLowerCase(), host, path };
}

function isHost(host: string): boolean {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return false;
  const end = bracket === 0 ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
  if (bracket === 0 && end === 0) return false;
  if (end >= 0 && !PORT.test(host.slice(end))) return false;
  return HOST.test(host) && !BROKEN_ESCAPE.test(host) && !HOST_ESCAPE.test(host);
}

/** The text before and after the first such character; the second is missing where it does not occur. */
function splitAt(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
