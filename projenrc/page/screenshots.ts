import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { Reader } from '../../test/page/browser';
import { htmlOnExample } from '../../test/page/examples';
import { ROOT } from '../assembly';

const FOLDER = join(ROOT, 'docs', 'report');

/** The pictures of reports in the documentation. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const reader = await Reader.start();
  try {
    const profile = { nodes: [{ count: 6, cpus: 32, memory: Size.gibibytes(256) }] };
    // The database is about to get two CPUs more.
    const pages = new Map([
      ['three-tenants', htmlOnExample('three-tenants', { profile, before: (text) => text.replace('cores: 4', 'cores: 2') })],
      ['hybrid-banking', htmlOnExample('hybrid-banking', { profile })],
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
