import { posix } from 'node:path';
import { pageOf } from './pages';

/** A group of the sidebar. */
export interface SidebarGroup {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** What docs/README.md lists, as VitePress takes it: a group for each heading, an item for each link below it. */
export function sidebarOf(readme: string): SidebarGroup[] {
  const [, ...sections] = readme.split(/^## /m);
  return sections.map((section) => ({
    text: section.slice(0, section.indexOf('\n')),
    items: [...section.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, text, path]) => ({ text, link: linkTo(path) })),
  }));
}

/** The address of a page, by how docs/README.md links to it. */
function linkTo(path: string): string {
  return `/${pageOf(posix.join('docs', path))}`.replace(/(?<=\/)index\.md$|\.md$/, '');
}
