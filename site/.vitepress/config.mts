import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const names = (folder: string) => readdirSync(fileURLToPath(new URL(`../../docs/${folder}`, import.meta.url))).map((file) => file.replace(/\.md$/, '')).sort();

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
      '/': [
        { text: 'Start', items: [
          item('In TypeScript', '/start/typescript'), item('In Python', '/start/python'), item('In Go', '/start/go'), item('In Java', '/start/java'),
          item('Moving here', '/guides/moving-here'),
        ] },
        { text: 'Concepts', items: [
          item('A VM where a pod would be', '/concepts/virtual-machines-as-workloads'), item('Platform', '/concepts/platform'),
          item('Findings', '/concepts/findings'), item('Who a VM is', '/concepts/identity-and-drift'),
        ] },
        { text: 'Guests', items: [item('Windows', '/guides/windows'), item('Golden images', '/guides/golden-images'), item('Snapshots and backup', '/guides/backup')] },
        { text: 'Networks', items: [item('SR-IOV', '/guides/sriov'), item('Networks of a tenant’s own', '/guides/user-defined-networks')] },
        { text: 'Platform teams', items: [
          item('Tenants and quota', '/guides/tenants-and-quota'), item('Live migration and lost nodes', '/guides/migration'),
          item('Alerts, dashboards and logs', '/guides/alerts'),
        ] },
        { text: 'Scale', items: [item('Start in seconds', '/guides/fast-start'), item('Autoscaling', '/guides/autoscaling'), item('A fleet of small clusters', '/guides/edge-fleet')] },
        { text: 'Delivery', items: [item('Argo CD, Flux and Fleet', '/guides/argocd-and-flux'), item('Build in containers, test in VMs', '/guides/ci-pipeline'), item('Check in pipelines', '/pipelines')] },
        { text: 'Reference', items: [
          item('Commands', '/commands'), item('The config of check', '/check'), item('Rules', '/rules'), item('API', '/api/'), item('Distributions', '/distributions'),
          item('What tenants may do', '/tenant-access'), item('virtctl create in constructs', '/virtctl'),
        ] },
      ],
    },
  },
});
