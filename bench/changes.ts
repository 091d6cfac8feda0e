import { spawnSync } from 'node:child_process';
import { table } from './markdown';
import { checkObjects, readSources } from '../src/admission/check';
import { USUAL_SITUATION } from '../src/analysis/changes/situation';
import { reviewOf } from '../src/changes/review';

/** What the comparison of two sets costs: of so many VMs, ten in each namespace, of which each changes. */
interface Figure {
  readonly machines: number;
  readonly objects: number;
  readonly judged: number;
  readonly compared: number;
  readonly memory: number;
}

const PER_NAMESPACE = 10;
const [SMALL, LARGE] = [2_500, 10_000];
/** What 10,000 VMs may take to compare: seconds, and how many times what a quarter of them takes. */
const BOUNDS = { compared: 20, growth: 1.25 * LARGE / SMALL };

const [size] = process.argv.slice(2);
if (size) console.log(JSON.stringify(measured(Number(size))));
else report([SMALL, LARGE].map(inProcess));

function inProcess(machines: number): Figure {
  const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, __filename, String(machines)], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

function measured(machines: number): Figure {
  const start = performance.now();
  const [before, after] = [2, 4].map((sockets) => {
    const sources = readSources([{ file: 'set.yaml', text: textOf(machines, sockets) }]);
    const { judged, manifests, cluster } = checkObjects(sources, {});
    return { objects: sources.objects, findings: judged.map(({ findings }) => findings), manifests, cluster };
  });
  const judged = (performance.now() - start) / 1e3;
  const { objects } = reviewOf(before, after, { situation: USUAL_SITUATION, prunes: true, remakes: false });
  const compared = (performance.now() - start) / 1e3 - judged;
  const found = objects.filter(({ effect }) => effect === 'migration').length;
  if (found !== machines) throw new Error(`${found} of ${machines} VMs are migrated`);
  return { machines, objects: before.objects.length, judged, compared, memory: process.resourceUsage().maxRSS / 1024 };
}

/** Besides VMs a namespace has what refers to them: a Service, a policy, and a Secret that each reads. */
function textOf(machines: number, sockets: number): string {
  const manifests: object[] = [];
  for (let i = 0; i < machines / PER_NAMESPACE; i++) {
    const namespace = `team-${i}`;
    manifests.push(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'init', namespace }, stringData: { userdata: `#cloud-config # ${sockets}` } },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace }, spec: { selector: { app: `web-${sockets}` }, ports: [{ port: 80 }] } },
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'web', namespace },
        spec: { podSelector: { matchLabels: { app: `web-${sockets}` } } },
      },
    );
    for (let j = 0; j < PER_NAMESPACE; j++) manifests.push(machine(`vm-${j}`, namespace, sockets));
  }
  return manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
}

function machine(name: string, namespace: string, sockets: number): object {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace },
    spec: {
      runStrategy: 'Always',
      dataVolumeTemplates: [{
        metadata: { name: `${name}-root` },
        spec: { source: { http: { url: 'https://images.example.com/a.qcow2' } }, storage: { resources: { requests: { storage: '10Gi' } } } },
      }],
      template: {
        metadata: { labels: { app: `web-${sockets}` } },
        spec: {
          domain: {
            cpu: { sockets, maxSockets: 8 },
            memory: { guest: '2Gi' },
            devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'init', disk: { bus: 'virtio' } }] },
          },
          volumes: [{ name: 'root', dataVolume: { name: `${name}-root` } }, { name: 'init', cloudInitNoCloud: { secretRef: { name: 'init' } } }],
        },
      },
    },
  };
}

function report(figures: readonly Figure[]): void {
  const columns = ['VMs', 'objects', 'read and judged twice (s)', 'compared (s)', 'memory (MiB)'];
  console.log(table(columns, figures.map(({ machines, objects, judged, compared, memory }) => (
    [machines, objects, judged.toFixed(1), compared.toFixed(1), memory.toFixed(0)].map(String)))));
  const [small, large] = figures;
  const growth = large.compared / small.compared;
  console.log(`\nOf ${LARGE} VMs at most ${BOUNDS.compared} s: ${large.compared.toFixed(1)}; growth at most ${BOUNDS.growth}: ${growth.toFixed(2)}`);
  if (large.compared > BOUNDS.compared || growth > BOUNDS.growth) process.exitCode = 1;
}
