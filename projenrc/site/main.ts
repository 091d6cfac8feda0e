import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pagesOf } from './pages';
import { ROOT } from '../assembly';

const SITE = join(ROOT, 'site');
const PAGES = join(SITE, 'pages');

/** Builds the documentation site into dist/site. */
const documents = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).sort();
const sources = new Map(['API.md', ...documents.map((file) => `docs/${file}`)].map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

rmSync(PAGES, { recursive: true, force: true });
for (const [page, text] of pagesOf(sources)) {
  mkdirSync(dirname(join(PAGES, page)), { recursive: true });
  writeFileSync(join(PAGES, page), text);
}
cpSync(join(ROOT, 'docs', 'report'), join(PAGES, 'report'), { recursive: true });
cpSync(join(SITE, 'public'), join(PAGES, 'public'), { recursive: true });
execFileSync('npx', ['vitepress', 'build'], { cwd: SITE, stdio: 'inherit' });
