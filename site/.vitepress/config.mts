import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { sidebarOf } from '../../projenrc/site/sidebar';

const docs = (path: string) => fileURLToPath(new URL(`../../docs/${path}`, import.meta.url));

const names = (folder: string) => readdirSync(docs(folder)).map((file) => file.replace(/\.md$/, '')).sort();

const item = (text: string, link: string) => ({ text, link });

/** The documentation site. Its pages are staged from docs/ by projenrc/site. */
export default defineConfig({
  title: 'cdk8s-kubevirt',
  description: 'Virtual machines as first-class cdk8s workloads, on KubeVirt',
  lang: 'en',
  head: [['link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }]],
  srcDir: 'pages',
  outDir: '../dist/site',
  cleanUrls: true,
  metaChunk: true,
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [item('Start', '/start/typescript'), item('Guides', '/guides/golden-images'), item('Commands', '/commands'), item('Rules', '/rules'), item('API', '/api/')],
    socialLinks: [{ icon: 'github', link: 'https://github.com/cdk8s-kubevirt/cdk8s-kubevirt' }],
    sidebar: {
      '/rules': [item('All rules', '/rules'), ...names('rules').map((area) => item(area, `/rules#${area}`))],
      '/api/': [item('All rooms', '/api/'), ...names('api').map((room) => item(room, `/api/${room}`))],
      '/': sidebarOf(readFileSync(docs('README.md'), 'utf8')),
    },
  },
});
