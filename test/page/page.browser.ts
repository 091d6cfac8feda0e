import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { Reader } from './browser';
import { htmlOnExample, pageOfExample } from './examples';
import { renderHtml } from '../../src/report/html';
import { claim, onClaim, reportOn, RESTART, tenant, vm } from '../report/report-on';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** What axe finds. */
interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[];
}

const HOSTILE = '</script><img src=x onerror=alert(1)><b>\u2028';

/** Two tenants: one that is nearly full, with a database that cannot move, and one with many VMs that can. */
const crowded = reportOn([
  ...tenant('erp', { 'requests.memory': '10Gi' }), claim('erp', 'disk', 'ReadWriteOnce'),
  vm('erp', 'erp-db', '4Gi', { evictionStrategy: 'LiveMigrate', ...onClaim('disk') }),
  ...tenant('web', { 'requests.memory': '1000Gi' }), ...Array.from({ length: 120 }, (_, i) => vm('web', `front-${i}`, '1Gi')),
], {}, RESTART);

let reader: Reader;
beforeAll(async () => { reader = await Reader.start(); });
afterAll(async () => reader.close());

/** What a reader sees of an element, on one line. */
async function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => (element as unknown as { readonly innerText: string }).innerText.replace(/\s+/g, ' ').trim());
}

/** The answer to a question of the overview. */
async function answer(page: Page, question: string): Promise<string> {
  const answers = await page.$$eval('.answer', (all) => all.map((each) => (each as unknown as { innerText: string }).innerText.replace(/\s+/g, ' ')));
  return answers.find((text) => text.startsWith(question)) ?? '';
}

async function visibleRows(page: Page): Promise<number> {
  return (await page.$$('#part-workloads ~ .scroll tbody tr')).length;
}

describe('what it tells', () => {
  test('which tenant is near its quota, and why', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    expect(await answer(page, 'Which tenant is near its quota?')).toBe(
      'Which tenant is near its quota? erp It uses 4.3 GiB of 10 GiB memory requests (43 %), 86 % while erp-db migrates.',
    );
    await page.click('details.quota summary');
    expect(await textOf(page, 'details.quota[open] .calculation')).toBe('VirtualMachine erp-db: 4397.4Mi VirtualMachine erp-db, migrating: 4397.4Mi together 8794.8Mi; hard is 10Gi');
  });

  test('which VM cannot migrate, and why', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    expect(await answer(page, 'Which VM cannot migrate?')).toBe('Which VM cannot migrate? erp-db disk is ReadWriteOnce. It keeps its node from being drained.');
    await page.click('.answer a[href="#/workloads/VirtualMachine/erp/erp-db"]');
    await page.waitForSelector('.unfolded');
    expect(await textOf(page, '.unfolded')).toContain('It cannot migrate. The drain of its node waits for it, for good.');
  });

  test('who reaches the database, and by which rule', async () => {
    const { page } = await reader.open(htmlOnExample('three-tenants'));
    expect(await answer(page, 'Who can reach another tenant?')).toMatch(/^Who can reach another tenant\? web\/shop → erp\/erp-db On TCP 5432, by NetworkPolicy erp\/\S+, spec.ingress\[0\]\. Nothing outside the cluster reaches in\.$/);
    await page.click('.answer a[href^="#/reachability/"]');
    await page.waitForSelector('.reasons .card');
    expect(await textOf(page, '.reasons .card')).toMatch(/^web\/shop → erp\/erp-db: TCP 5432 web\/shop may call .*NetworkPolicy web\/\S+, spec\.egress\[0\], allows TCP 5432/);
  });

  test('what a pending change restarts', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    expect(await answer(page, 'What does the pending change do to what runs?')).toMatch(
      /erp-db: restart needed.* cores are those of the start\. 1 restart needed, 1 without effect, compared with main\.$/,
    );
    expect(await textOf(page, '#part-changes ~ details[open]')).toContain('spec.template.spec.domain.cpu.cores 2 -> 4 cores are those of the start Restart the VM.');
  });

  test('all of it, of the report that an example writes', async () => {
    const { page, requests, complaints } = await reader.open(pageOfExample('three-tenants', 'report.html'));
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    expect(await answer(page, 'What does the pending change do to what runs?')).toMatch(
      /erp-db: restart needed \(VirtualMachine erp\) , shop: reboot.* spec\.template\.spec\.domain\.cpu\.cores 2 -> 4 .*RestartRequired.* 1 reboot, 1 restart needed, compared with what is applied now\.$/,
    );
    expect(await answer(page, 'Which tenant is near its quota?')).toBe(
      'Which tenant is near its quota? erp It uses 44.6 GiB of 96 GiB memory requests (46 %), 84 % while erp-db migrates.',
    );
    expect(await answer(page, 'Which VM cannot migrate?')).toBe(
      'Which VM cannot migrate? erp-search erp-search-index is ReadWriteOnce. It is stopped when its node is drained.',
    );
    expect(await answer(page, 'Who can reach another tenant?')).toMatch(/ web\/shop → erp\/erp-db On TCP 5432, by NetworkPolicy erp\//);
    expect(await answer(page, 'Is it admitted, and does it run?')).toBe('Is it admitted, and does it run? Yes 73 objects: nothing was found');
  });

  test('who reaches whom, drawn', async () => {
    const { page } = await reader.open(htmlOnExample('three-tenants'));
    const ports = async () => page.$$eval('.drawing .ports', (all) => all.map(({ textContent }) => textContent));
    expect(await ports()).toEqual(['TCP 9200', 'TCP 5432', 'TCP 5432']);
    await page.select('#part-topology ~ form label:nth-of-type(2) select', await page.$$eval('#part-topology ~ form label:nth-of-type(2) option', (all) => (
      all.map((each) => each as unknown as { value: string; innerText: string }).find(({ innerText }) => innerText === 'Deployment shop')!.value
    )));
    expect(await ports()).toEqual(['TCP 5432']);
    expect(await page.evaluate('location.hash')).toBe('#/topology/Deployment/web/shop');
    expect(await textOf(page, '#part-topology ~ form [role=status]')).toBe('1 of 3 flows');
    await page.select('#part-topology ~ form label:nth-of-type(1) select', 'relations');
    expect(await ports()).toEqual([]);
  });

  test('who does not, and what keeps them away', async () => {
    const { page } = await reader.open(htmlOnExample('three-tenants'));
    await page.click('button[aria-label="build/agents to erp/erp-db: no port"]');
    expect(await textOf(page, '.reasons .card')).toContain(
      'NetworkPolicies build/allow-dns, build/allow-same-tenant, build/default-deny select build/VirtualMachineInstanceReplicaSet agents and have no rule',
    );
  });

  test('how long a start takes, and what would shorten it', async () => {
    const { page } = await reader.open(htmlOnExample('three-tenants'));
    expect(await textOf(page, '.starts summary')).toContain('build/agents');
    await page.click('.starts summary .start-total');
    expect(await textOf(page, '.starts details[open]')).toContain('What would shorten it:');
  });

  test('findings by rule, with what to do', async () => {
    const { page } = await reader.open(renderHtml(crowded), { hash: '#/findings/live-migration/requires-shared-storage' });
    const rule = await textOf(page, '#part-findings ~ details[open]');
    expect(rule).toContain('A VM with evictionStrategy LiveMigrate must have storage that is ReadWriteMany');
    expect(rule).toContain('VirtualMachine erp/erp-db');
  });
});

describe('what a reader does', () => {
  test('search finds, and says how many', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    expect(await visibleRows(page)).toBe(25);
    await page.type('#part-workloads ~ form input', 'front-11');
    expect(await textOf(page, '#part-workloads ~ form [role=status]')).toBe('11 of 121 workloads');
    expect(await visibleRows(page)).toBe(11);
    expect(await page.evaluate('location.hash')).toBe('#/workloads?q=front-11');
  });

  test('a link leads to what it was taken from', async () => {
    const { page } = await reader.open(renderHtml(crowded), { hash: '#/workloads?only=stuck' });
    expect(await textOf(page, '#part-workloads ~ form [role=status]')).toBe('1 of 121 workloads');
  });

  test('a link to one of many VMs turns to its page', async () => {
    const { page } = await reader.open(renderHtml(crowded), { hash: '#/workloads/VirtualMachine/web/front-99' });
    expect(await textOf(page, 'tr.selected th')).toBe('▸ web/front-99 VirtualMachine'.replace('▸ ', ''));
  });

  test('it can be used by keyboard: links first, then what unfolds', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    await page.focus('#part-workloads ~ .scroll .fold');
    await page.keyboard.press('Enter');
    expect(await page.$$('.unfolded')).toHaveLength(1);
  });

  test('a column sorts both ways, and says so', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    await page.evaluate('[...document.querySelectorAll(".sort")].find(({ innerText }) => innerText.startsWith("Pod requests")).click()');
    await page.waitForSelector('th[aria-sort=descending]');
    expect(await textOf(page, '#part-workloads ~ .scroll tbody tr th')).toContain('erp-db');
  });

  test('on paper everything is unfolded', async () => {
    const { page } = await reader.open(renderHtml(crowded));
    await page.pdf();
    expect(await page.evaluate('dispatchEvent(new Event("beforeprint")); document.querySelectorAll("details:not([open])").length')).toBe(0);
  });
});

describe('what it must not do', () => {
  test.each(['three-tenants', 'hybrid-banking', 'resilient-vms'])('%s asks for nothing and complains of nothing', async (example) => {
    const { requests, complaints } = await reader.open(htmlOnExample(example));
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
  });

  test('names are text, whatever they are', async () => {
    const data = { ...crowded, title: HOSTILE, namespaces: crowded.namespaces.map((each) => ({ ...each, name: HOSTILE })) };
    const { page, requests, complaints } = await reader.open(renderHtml(data));
    expect({ requests, complaints, images: (await page.$$('img, b')).length }).toEqual({ requests: [], complaints: [], images: 0 });
    expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe(HOSTILE);
  });

  test('the policy refuses what would be put in', async () => {
    const { page, complaints, requests } = await reader.open(renderHtml(crowded));
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script, Object.assign(document.createElement('img'), { src: 'https://example.com/a.png' }));
    }`);
    expect(await page.title()).toBe('test');
    expect(complaints.length).toBeGreaterThan(0);
    expect(requests).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  test.each([['crowded', 1280], ['crowded', 390], ['three-tenants', 1280], ['hybrid-banking', 1280], ['resilient-vms', 1280]])('%s at %d pixels is accessible', async (what, width) => {
    const html = what === 'crowded' ? renderHtml(crowded) : htmlOnExample(what);
    const { page } = await reader.open(html, { scheme, width, hash: '#/workloads/VirtualMachine/erp/erp-db' });
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    await page.evaluate(AXE);
    const { violations } = await page.evaluate('axe.run()') as AxeResult;
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))).toEqual([]);
  });
});
