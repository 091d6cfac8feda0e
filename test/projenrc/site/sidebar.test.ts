import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidebarOf } from '../../../projenrc/site/sidebar';

const DOCS = join(__dirname, '..', '..', '..', 'docs');

test('a heading is a group, a link below it an item; what is said besides is left out', () => {
  const readme = '# Documentation\n\nOn [KubeVirt](https://kubevirt.io).\n\n## Start\n\n- [In Go](start/go.md): with modules\n- [Moving here](guides/moving-here.md)\n\n'
    + '## Reference\n\n- [Commands](commands.md)\n- [API](../API.md)\n';
  expect(sidebarOf(readme)).toEqual([
    { text: 'Start', items: [{ text: 'In Go', link: '/start/go' }, { text: 'Moving here', link: '/guides/moving-here' }] },
    { text: 'Reference', items: [{ text: 'Commands', link: '/commands' }, { text: 'API', link: '/api/' }] },
  ]);
});

test('docs/README.md lists each page once; rules and rooms of the API have lists of their own', () => {
  const links = sidebarOf(readFileSync(join(DOCS, 'README.md'), 'utf8')).flatMap(({ items }) => items.map(({ link }) => link));
  const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((file) => /^(?!README|api\/|rules\/).*\.md$/.test(file));
  expect(links.sort()).toEqual(['/api/', ...pages.map((file) => `/${file.replace(/\.md$/, '')}`)].sort());
});
