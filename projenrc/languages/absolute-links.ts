import { repository, version } from '../../package.json';

const REPOSITORY = repository.url.replace(/\.git$/, '');
const LINK = /(\]\(|src(?:set)?=")(?!#|https?:)([^)"]+)/g;

/** Markdown whose links and pictures are those of the repository at this version, where nothing lies beside it. */
export function absoluteLinks(markdown: string): string {
  return markdown.replace(LINK, (_, before: string, path: string) => `${before}${REPOSITORY}/${before.startsWith('src') ? 'raw' : 'blob'}/v${version}/${path}`);
}
