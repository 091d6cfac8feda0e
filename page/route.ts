import { useEffect, useState } from 'preact/hooks';

/** What of the report the address asks for: `#/workloads/VirtualMachine/erp/db?q=web`. */
export interface Route {
  readonly section: string;
  /** What follows the section. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [section = '', ...rest] = path.split('/').map(decoded);
  return { section, path: rest, query: new URLSearchParams(query) };
}

/** The address of a part of the report. */
export function linkTo(section: string, path: readonly string[] = [], query: { readonly [key: string]: string } = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${[section, ...path].map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

/** The route that the address bar shows, whenever it changes by a link or by the buttons of the browser. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

/** Writes what is chosen into the address, so that it can be sent to others, without a step in the history. */
export function remember(link: string): void {
  history.replaceState(null, '', link);
}

/** The id of the element that a part of the report is in. */
export function anchor(section: string, path: readonly string[] = []): string {
  return ['part', section, ...path].map(encodeURIComponent).join('-');
}

/** Brings what the address asks for into view, and moves the focus there. */
export function useArrival({ section, path }: Route): void {
  const key = [section, ...path].join('/');
  useEffect(() => {
    if (!section) return;
    const wanted = document.getElementById(anchor(section, path)) ?? document.getElementById(anchor(section));
    wanted?.scrollIntoView({ block: 'start' });
    wanted?.focus({ preventScroll: true });
  }, [key]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
