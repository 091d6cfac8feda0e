import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { Reader } from '../../test/page/browser';
import { htmlOnExample, pageOfExample } from '../../test/page/examples';
import { ROOT } from '../assembly';

const FOLDER = join(ROOT, 'docs', 'report');

/** The pictures of reports in the documentation. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const reader = await Reader.start();
  try {
    const pages = new Map([
      ['three-tenants', pageOfExample('three-tenants', 'report.html')],
      ['hybrid-banking', htmlOnExample('hybrid-banking', { profile: { nodes: [{ count: 6, cpus: 32, memory: Size.gibibytes(256) }] } })],
    ]);
    for (const [name, html] of pages) {
      for (const scheme of ['light', 'dark'] as const) {
        const { page } = await reader.open(html, { scheme, width: 1200 });
        await page.setViewport({ width: 1200, height: 1100 });
        await page.screenshot({ path: join(FOLDER, `${name}-${scheme}.png`) as `${string}.png` });
      }
    }
  } finally {
    await reader.close();
  }
}

void main();
