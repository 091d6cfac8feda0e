import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { table } from './markdown';
import { EdgeDelivery, EdgeStoreFleet, ExternalSecretStore, PlatformApp, StoreInventory } from '../lib';

/** What a fleet of so many stores costs. */
interface Figure {
  readonly stores: number;
  readonly files: number;
  readonly constructed: number;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

const [SMALL, LARGE] = [100, 5_000];
/** What a fleet of 5,000 may take: seconds, mebibytes, and how many times what 100 stores take. */
const BOUNDS = { wall: 60, memory: 1024, growth: LARGE / SMALL };
/** V8 lets garbage lie as long as the machine has memory: under a limit a process takes what it needs. */
const LIMIT = '--max-old-space-size=640';

const [size] = process.argv.slice(2);
if (size) console.log(JSON.stringify(measured(Number(size))));
else report([SMALL, LARGE].map(inProcess));

/** In a process of its own, from the first construct to the last byte, everything judged. */
function inProcess(stores: number): Figure {
  const { stdout, stderr } = spawnSync(process.execPath, [LIMIT, ...process.execArgv, __filename, String(stores)], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

function measured(stores: number): Figure {
  const outdir = mkdtempSync(join(tmpdir(), 'edge-'));
  const start = performance.now();
  const app = new PlatformApp({ outdir, printAdvice: false });
  new EdgeStoreFleet(app, 'fleet', {
    inventory: StoreInventory.numbered(stores, { digits: 4 }),
    store: {
      virtualMachine: { image: 'registry.example.com/images/pos-arm64:2025.11.1', memory: Size.gibibytes(2) },
      monitor: { image: 'registry.example.com/edge/edge-monitor:1.4.2' },
      kubevirt: {},
    },
    delivery: EdgeDelivery.argoCd({
      repoUrl: 'https://git.example.com/retail/edge.git',
      credentials: {
        store: ExternalSecretStore.clusterSecretStore('vault'), key: 'stores/{id}', endpointTemplate: 'https://{id}.example.com:6443',
      },
    }),
  });
  const constructed = (performance.now() - start) / 1e3;
  app.synth();
  const wall = (performance.now() - start) / 1e3;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const files = readdirSync(outdir).length;
  rmSync(outdir, { recursive: true });
  return { stores, files, constructed, wall, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}

function report(figures: readonly Figure[]): void {
  console.log(table(
    ['stores', 'files', 'constructed, s', 'written, s', 'processor, s', 'peak, MiB'],
    figures.map(({ stores, files, constructed, wall, cpu, memory }) => (
      [String(stores), String(files), ...[constructed, wall, cpu].map((seconds) => seconds.toFixed(2)), memory.toFixed(0)])),
  ));
  const [small, large] = figures;
  const target = (text: string, bound: number, value: number) => [text, `at most ${bound}`, value.toFixed(1), value <= bound ? 'yes' : 'no'];
  console.log(`\n${table(['target', 'bound', 'measured', 'met'], [
    target(`${LARGE} stores: seconds`, BOUNDS.wall, large.wall),
    target(`${LARGE} stores: peak of memory, MiB`, BOUNDS.memory, large.memory),
    target(`growth of processor time from ${SMALL} to ${LARGE} stores`, BOUNDS.growth, large.cpu / small.cpu),
  ])}`);
}
