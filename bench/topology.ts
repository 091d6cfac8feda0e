import { startLatencies } from '../src/analysis/start/start-latencies';
import { topologyOf } from '../src/analysis/topology/topology';
import { renderSvg } from '../src/diagram/svg';
import { clusterOf } from '../src/manifests/cluster';
import { Catalog } from '../src/manifests/effective/catalog';
import type { Manifest } from '../src/manifests/manifest';

/**
 * What the graph of an input and the starts of its workloads cost, and how they grow: VMs in namespaces of ten, each with a disk of its own and a
 * Service; alike, with names that nothing has in common, and all of one namespace, which every Service selects.
 */
const COUNTS = [5_000, 10_000];
const SHAPES = ['alike', 'unlike', 'selected by all'] as const;

for (const shape of SHAPES) {
  const times = COUNTS.map((count) => measure(fleet(shape, count)));
  COUNTS.forEach((count, i) => console.log(`${shape}, ${count} VMs: ${times[i].text}`));
  console.log(`${shape}: twice as many take ${(times[1].seconds / times[0].seconds).toFixed(1)} times as long`);
}

function fleet(shape: typeof SHAPES[number], count: number): Manifest[] {
  return Array.from({ length: count }, (_, i) => {
    const word = letters(i * 7919 + 17);
    const name = shape === 'unlike' ? `${word}-vm` : `vm-${i}`;
    const namespace = shape === 'selected by all' ? 'shop' : shape === 'unlike' ? letters(Math.floor(i / 10) * 104_729 + 3) : `tenant-${Math.floor(i / 10)}`;
    const labels = shape === 'selected by all' ? { app: 'all' } : { app: name };
    return [
      { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector: labels, ports: [{ port: 80 }] } },
      {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { name, namespace },
        spec: {
          runStrategy: 'Always',
          dataVolumeTemplates: [{ metadata: { name: `${name}-root` }, spec: { sourceRef: { kind: 'DataSource', name: 'rhel', namespace: 'golden' }, storage: {} } }],
          template: {
            metadata: { labels },
            spec: {
              domain: { cpu: { cores: 2 }, memory: { guest: '1Gi' }, devices: {} },
              networks: [{ name: 'default', pod: {} }],
              volumes: [{ name: 'root', dataVolume: { name: `${name}-root` } }],
            },
          },
        },
      },
    ] satisfies Manifest[];
  }).flat();
}

/** A name without numbers, as many as there are numbers. */
function letters(value: number): string {
  return value.toString(36).replace(/\d/g, (digit) => String.fromCharCode('k'.charCodeAt(0) + Number(digit)));
}

function measure(manifests: readonly Manifest[]): { readonly text: string; readonly seconds: number } {
  const cluster = clusterOf({}, new Catalog(manifests), manifests);
  const begin = performance.now();
  const topology = topologyOf(manifests, cluster);
  const drawn = performance.now();
  const starts = startLatencies(manifests, cluster);
  const end = performance.now();
  const { nodes, edges, clusters } = topology;
  const picture = nodes.length <= 500 ? `, SVG in ${timed(() => renderSvg(topology))} s` : '';
  const text = `graph in ${seconds(drawn - begin)} s (${nodes.length} nodes, ${edges.length} edges, ${clusters.length} clusters)${picture}; `
    + `${starts.length} starts in ${seconds(end - drawn)} s`;
  return { text, seconds: end - begin };
}

function timed(work: () => unknown): string {
  const begin = performance.now();
  work();
  return seconds(performance.now() - begin);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
