import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { source as axe } from 'axe-core';
import { Reader } from './browser';

/** What `npm run site` wrote, served as hosts of static files do. */
const SITE = resolve(__dirname, '..', '..', 'dist', 'site');
const TYPES = new Map([['js', 'text/javascript'], ['css', 'text/css'], ['html', 'text/html'], ['svg', 'image/svg+xml'], ['woff2', 'font/woff2']]);

let server: Server;
let address: string;
let reader: Reader;
beforeAll(async () => {
  server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = ['', '.html', 'index.html'].map((end) => join(SITE, `${path}${end}`)).find((each) => /\.\w+$/.test(each) && existsSync(each));
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': TYPES.get(file?.split('.').pop() ?? '') ?? 'text/plain' });
    response.end(file === undefined ? '' : readFileSync(file));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => { server.once('listening', done); });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  reader = await Reader.start();
}, 60_000);
afterAll(async () => {
  await reader.close();
  server.close();
});

test.each([
  ['/', 'Documentation'],
  ['/start/typescript', 'Start in TypeScript'],
  ['/guides/windows', 'Windows guests'],
  ['/rules', 'Rules'],
  ['/rules/volume/has-unique-name', 'volume/has-unique-name'],
  ['/api/', 'API'],
  ['/api/compute', 'API: compute'],
])('%s is there, in both schemes, without an error', async (path, title) => {
  for (const scheme of ['light', 'dark'] as const) {
    const { page, complaints } = await reader.visit(`${address}${path}`, { scheme });
    expect(await page.$eval('h1', ({ textContent }) => textContent)).toContain(title);
    expect(complaints).toEqual([]);
    await page.close();
  }
}, 60_000);

test('a rule is found by what it is about', async () => {
  const { page } = await reader.visit(`${address}/`);
  await page.keyboard.down('Control');
  await page.keyboard.press('k');
  await page.keyboard.up('Control');
  await page.waitForSelector('.VPLocalSearchBox input');
  await page.type('.VPLocalSearchBox input', 'hidden snapshot class');
  await page.waitForSelector('.VPLocalSearchBox .result');
  const results = await page.$$eval('.VPLocalSearchBox .result', (all) => all.map((each) => each.getAttribute('href')));
  expect(results.filter((href) => href?.startsWith('/rules/')).length).toBeGreaterThan(0);
  await page.close();
}, 60_000);

test.each(['/', '/guides/windows', '/rules/volume/has-unique-name'])('%s is read by everybody', async (path) => {
  const { page } = await reader.visit(`${address}${path}`);
  await page.evaluate(axe);
  expect(await page.evaluate('axe.run("main").then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))')).toEqual([]);
  await page.close();
}, 60_000);
