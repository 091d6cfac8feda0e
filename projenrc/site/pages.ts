import { posix } from 'node:path';

/** Where links out of the pages lead. */
export const REPOSITORY = 'https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/main/';

/** The head of a rule on the page of its area. */
const RULE = /^<a id="([^"]+)"><\/a>\n### .*\n/gm;

/**
 * The pages of the site, by their paths: those of `docs/` and API.md, with a page for each rule, which the search then finds, in place of one for each area.
 *
 * @param sources the Markdown of the repository, by path
 */
export function pagesOf(sources: ReadonlyMap<string, string>): Map<string, string> {
  const rules = rulePages(sources);
  const pages = new Map([...sources].map(([source, text]) => [pageOf(source), text] as const).filter(([page]) => !isArea(page)));
  for (const [page, text] of rules) pages.set(page, text);
  const targets = new Map([...sources.keys()].map((source) => [source, pageOf(source)]));
  return new Map([...pages].map(([page, text]) => [page, verbatim(linked(text, sourceOf(page), page, targets))]));
}

/** Text in which `{{ }}` of templates is no expression of VitePress. */
function verbatim(text: string): string {
  return `::: v-pre\n${text}\n:::\n`;
}

function rulePages(sources: ReadonlyMap<string, string>): Map<string, string> {
  const pages = new Map<string, string>();
  for (const [source, text] of sources) {
    if (!isArea(pageOf(source))) continue;
    const [, ...parts] = text.split(/(?=^<a id=")/m);
    for (const part of parts) {
      const [head, id] = new RegExp(RULE.source, 'm').exec(part) ?? [];
      if (id !== undefined) pages.set(`rules/${id}.md`, `# ${id}\n${part.slice(head!.length).replace('<details>', '<details open>')}`);
    }
  }
  return pages;
}

function isArea(page: string): boolean {
  return /^rules\/[^/]+\.md$/.test(page);
}

/** The page that a file of the repository is. */
export function pageOf(source: string): string {
  if (source === 'API.md') return 'api/index.md';
  return source.replace(/^docs\//, '').replace(/^README\.md$/, 'index.md');
}

/** The folder of the repository that links of a page start from: those of a rule have none. */
function sourceOf(page: string): string {
  if (page === 'api/index.md') return 'API.md';
  return page === 'index.md' ? 'docs/README.md' : `docs/${page}`;
}

/** A text whose links lead to pages, or to files of the repository. */
function linked(text: string, source: string, page: string, targets: ReadonlyMap<string, string>): string {
  return text.replace(/(\]\(|src(?:set)?=")(?![a-z]+:|#|\/)([^)"\s#]+)(#[^)"\s]*)?/g, (whole, before: string, path: string, anchor = '') => {
    const target = posix.normalize(posix.join(posix.dirname(source), path));
    if (/\.(?:png|svg)$/.test(target)) return whole;
    const to = targets.get(target);
    if (to === undefined) return `${before}${REPOSITORY}${target}${anchor}`;
    if (isArea(to)) return `${before}/rules/${(anchor as string).slice(1)}`;
    return `${before}${posix.relative(posix.dirname(page), to) || posix.basename(to)}${anchor}`;
  });
}
