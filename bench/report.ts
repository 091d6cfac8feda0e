import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dump } from 'js-yaml';
import { linux } from './virtual-machines';
import { Reader } from '../test/page/browser';

/** What a report of many VMs costs to write, to open, and to search: `npx tsx bench/report.ts`, after `npm run compile`. */
const COUNT = 5000;
const PROGRAM = resolve(__dirname, '..', 'lib', 'cli', 'main.js');

/** Milliseconds from a key to the frame that shows what it changes, the median of several. */
const TYPING = `(async () => {
  const input = document.querySelector('#part-workloads ~ form input');
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times = [];
  for (const text of ['v', 'vm', 'vm-4', 'vm-49', 'vm-499', '', '7', '']) {
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
})()`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const reader = await Reader.start();
  try {
    const [input, output] = [join(folder, 'vms.yaml'), join(folder, 'report.html')];
    const tenants = Array.from({ length: 500 }, (_, i) => ({
      apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota', namespace: `tenant-${i}` }, spec: { hard: { 'requests.memory': '64Gi' } },
    }));
    const vms = Array.from({ length: COUNT }, (_, i) => {
      const vm = linux(i);
      return { ...vm, metadata: { ...vm.metadata, namespace: `tenant-${i % tenants.length}` } };
    });
    writeFileSync(input, [...tenants, ...vms].map((each) => dump(each, { skipInvalid: true })).join('---\n'));
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'report', input, '--output', output], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const written = performance.now() - start;
    const html = readFileSync(output, 'utf8');
    const opening = performance.now();
    const { page } = await reader.open(html);
    const opened = performance.now() - opening;
    const times = await page.evaluate(TYPING) as number[];
    console.table({
      'written, s': (written / 1000).toFixed(2),
      'size, MB': (statSync(output).size / 1e6).toFixed(1),
      'opened, ms': opened.toFixed(0),
      'a key in the search, median ms': times[Math.floor(times.length / 2)].toFixed(0),
      'the slowest key, ms': times[times.length - 1].toFixed(0),
    });
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true });
  }
}

void main();
