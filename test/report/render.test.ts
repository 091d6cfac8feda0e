import { createHash } from 'node:crypto';
import { claim, onClaim, reportOn, tenant, vm } from './report-on';
import { renderHtml } from '../../src/report/html';
import { renderMarkdown } from '../../src/report/markdown';

const data = reportOn([...tenant('erp', { 'requests.memory': '5Gi' }), claim('erp', 'disk', 'ReadWriteOnce'), vm('erp', 'db', '4Gi', {
  evictionStrategy: 'LiveMigrate', ...onClaim('disk'),
})]);
const HOSTILE = '</script><img src=x onerror=alert(1)>\u2028<!--';

function element(html: string, tag: string): string[] {
  return [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text]) => text);
}

test('the policy of the page names its program and its style by their hashes, and nothing else', () => {
  const html = renderHtml(data);
  const [script, style] = ['script', 'style'].map((tag) => `'sha256-${createHash('sha256').update(element(html, tag)[0]).digest('base64')}'`);
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  expect(policy).toBe(`default-src 'none'; script-src ${script}; style-src ${style}; img-src data:; base-uri 'none'; form-action 'none'`);
});

test('what manifests and users say stays text', () => {
  const html = renderHtml({ ...data, title: HOSTILE });
  const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? [];
  expect(json).not.toMatch(/[<>\u2028]/);
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ ...data, title: HOSTILE })));
  expect(html.match(/<img|<!--/g)).toBeNull();
});

test('the same input gives the same bytes', () => {
  expect(renderHtml(data)).toBe(renderHtml(data));
});

test('Markdown for a pull request', () => {
  expect(renderMarkdown(data)).toBe(`\
## test

4 objects, 1 running VM and 0 pods of containers, judged for KubeVirt 1.9 and Kubernetes 1.34.

### Quotas, the fullest first

| namespace | resource | used | of | with a migration | headroom |
| --- | --- | --- | --- | --- | --- |
| erp | \`requests.memory\` | 4397.4Mi (86 %) | 5Gi | 172 % | **-3674.7Mi** |

### VMs that cannot migrate

| VM | why | when its node is drained |
| --- | --- | --- |
| erp/db | disk is ReadWriteOnce | **blocks the drain** |

### Findings

2 advised.

| level | object | rule | is |
| --- | --- | --- | --- |
| advised | VirtualMachine erp/db | A VM with evictionStrategy LiveMigrate must have storage that is ReadWriteMany | disk is ReadWriteOnce |
| advised | ResourceQuota erp/quota | A quota must leave room for a second launcher pod of the largest VM that migrates | 5Gi |
`);
});

test('no name of a manifest is Markdown or HTML', () => {
  const [workload] = data.workloads;
  const text = renderMarkdown({ ...data, title: HOSTILE, workloads: [{ ...workload, name: 'a|b\n# c [d](e) **f**' }] });
  expect(text).toContain('&#60;/script&#62;&#60;img src=x onerror=alert(1)&#62;');
  expect(text.split('\n').filter((line) => line.includes('erp/a'))).toHaveLength(1);
  expect(text).toContain('a&#124;b');
});

describe('who reaches another namespace', () => {
  const policy = (namespace: string, ingress: readonly object[]) => (
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { namespace, name: 'policy' }, spec: { podSelector: {}, policyTypes: ['Ingress'], ingress } }
  );
  const of = (...policies: readonly object[]) => (
    renderMarkdown(reportOn([vm('erp', 'db', '1Gi'), vm('web', 'shop', '1Gi'), ...policies])).split('\n\n### ')
      .find((part) => part.startsWith('Who reaches another namespace'))?.split('\n\n')[1]
  );

  test.each<[string, readonly object[], string | undefined]>([
    ['nothing restricts', [], 'Everybody: no policy restricts pods.'],
    ['closed', [policy('erp', []), policy('web', [])], undefined],
    ['one way', [policy('erp', [{ ports: [{ port: 5432 }] }]), policy('web', [])], [
      '| from | to | on | by |', '| --- | --- | --- | --- |', '| web/shop | erp/db | TCP 5432 | NetworkPolicy erp/policy, spec.ingress&#91;0&#93; |',
    ].join('\n')],
  ])('%s', (_, policies, told) => {
    expect(of(...policies)).toBe(told);
  });
});
