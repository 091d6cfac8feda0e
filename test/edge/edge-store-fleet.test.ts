import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { objectsOf, STORE } from './fixture';
import { EdgeFootprint, EdgeNode, EdgeStoreFleet, EdgeStoreFleetProps, StoreInventory } from '../../src/edge';
import { PlatformApp } from '../../src/platform';

const fleetOf = (props: Partial<EdgeStoreFleetProps> = {}, app = new App()) => (
  new EdgeStoreFleet(app, 'fleet', { inventory: StoreInventory.numbered(2), store: STORE, ...props }));
const said = (props: Partial<EdgeStoreFleetProps>) => {
  try {
    fleetOf(props);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

test('a file for each store, called by its name', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'fleet-'));
  const app = new PlatformApp({ outdir, printAdvice: false });
  fleetOf({}, app);
  app.synth();
  expect(readdirSync(outdir).sort()).toEqual(['store-001.k8s.yaml', 'store-002.k8s.yaml']);
  rmSync(outdir, { recursive: true });
});

test('stores differ in their names only', () => {
  const [one, two] = fleetOf({ store: { ...STORE, monitor: { image: 'r.example.com/monitor:1.0.0' } } }).stores.map((store) => JSON.stringify(objectsOf(store)));
  const withoutIdentity = (text: string) => text.replace(/"(uuid|serial|cdk8s\.io\/metadata\.addr)":"[^"]*"/g, '');
  expect(withoutIdentity(two.replaceAll('store-002', 'store-001'))).toBe(withoutIdentity(one));
});

test('labels and a namespace that all share', () => {
  const inventory = StoreInventory.of({ id: 'berlin', labels: { region: 'east' } }, { id: 'madrid' });
  const stores = fleetOf({ inventory, namespace: 'store', locationLabel: 'site' }).stores.map((store) => objectsOf(store)['VirtualMachine/pos'].metadata);
  expect(stores.map(({ namespace, labels }) => [namespace, labels])).toEqual([
    ['store', { region: 'east', site: 'berlin' }], ['store', { site: 'madrid' }],
  ]);
});

test('what the inventory says of a store counts for it alone', () => {
  const { stores } = fleetOf({
    store: { ...STORE, monitor: { image: 'r.example.com/monitor:1.0.0' } },
    inventory: StoreInventory.of({
      id: 'large',
      cores: 2,
      memory: Size.gibibytes(8),
      disk: Size.gibibytes(40),
      image: 'r.example.com/pos:2.0.0',
      monitorImage: 'r.example.com/monitor:2.0.0',
      nodeCpus: 8,
      nodeMemory: Size.gibibytes(16),
    }, { id: 'usual' }),
  });
  const seen = stores.map((store) => {
    const { 'VirtualMachine/pos': { spec: { template: { spec: { domain } }, dataVolumeTemplates: [{ spec }] } }, 'Deployment/monitor': monitor } = objectsOf(store);
    return [
      domain.cpu.cores, domain.memory.guest, spec.storage.resources.requests.storage, spec.source.registry.url,
      monitor.spec.template.spec.containers[0].image, store.edgeNode.cpus, store.edgeNode.memory.toGibibytes(),
    ];
  });
  expect(seen).toEqual([
    [2, '8Gi', '40Gi', 'docker://r.example.com/pos:2.0.0', 'r.example.com/monitor:2.0.0', 8, 16],
    [1, '2Gi', '20Gi', 'docker://registry.example.com/pos:1.0.0', 'r.example.com/monitor:1.0.0', 4, 8],
  ]);
});

test('what does not fit is told once for all stores that are alike', () => {
  const node = new EdgeNode({ footprint: [EdgeFootprint.k3s()] });
  const inventory = StoreInventory.of({ id: 'a' }, { id: 'b' }, { id: 'c', nodeMemory: Size.gibibytes(2) }, { id: 'd', nodeMemory: Size.gibibytes(2) }, { id: 'e', cores: 5 });
  const messages = said({ inventory, store: { ...STORE, node } });
  expect(messages.filter((line) => line.startsWith('['))).toEqual([
    '[fleet] capacity of c: got "3961Mi, 1305m"; allowed: what its node has, 2048Mi and 4000m. Ask for less, or take a larger node:',
    '[fleet] capacity of e: got "3993Mi, 5305m"; allowed: what its node has, 8192Mi and 4000m. Ask for less, or take a larger node:',
  ]);
  expect(messages.slice(1, 5)).toEqual(['K3s server  1515Mi   300m', 'pos         2446Mi  1005m', 'sum         3961Mi  1305m', 'node        2048Mi  4000m']);
});

test('what is added to a store is judged against what its node has left', () => {
  const app = new App();
  const { stores: [store] } = fleetOf({}, app);
  new kplus.Deployment(store, 'more', {
    metadata: { name: 'more' },
    replicas: 1,
    containers: [{ image: 'r.example.com/more:1.0.0', resources: { memory: { request: Size.gibibytes(3) } } }],
  });
  expect(() => app.synthYaml()).toThrow('node-room/fits-pods');
  expect(ApiObject.of(store.virtualMachine).name).toBe('pos');
});

test.each<[string, Partial<EdgeStoreFleetProps>, string]>([
  ['a wave that is none', { waves: [{ name: 'Main' }] }, 'waves[0].name: got "Main"; allowed: at most 63 lower-case letters'],
  ['a wave twice', { waves: [{ name: 'main', stores: 1 }, { name: 'main' }] }, 'waves[1].name: got "main"; allowed: a name that no other wave has. Rename it, or make one wave of both.'],
  ['half a store', { waves: [{ name: 'main', stores: 0.5 }] }, 'waves[0].stores: got 0.5; allowed: a whole number from 0. Count the stores.'],
  ['stores that are left', { waves: [{ name: 'main', stores: 1 }] }, 'waves: got "1 stores that no wave takes"; allowed: a wave for each store.'],
  ['a wave that is not there', { inventory: StoreInventory.of({ id: 'a', wave: 'cannary' }) }, 'wave of a store: got "cannary"; allowed: canary, main. Correct the inventory, or add the wave to `waves`.'],
  ['a monitor for stores without', { inventory: StoreInventory.of({ id: 'a', monitorImage: 'm:1' }) }, 'monitorImage of a: got "m:1"; allowed: none, as stores have no monitor. Give `store.monitor`, or empty the column.'],
])('%s is refused', (_, props, message) => expect(said(props).join()).toContain(`[fleet] ${message}`));

test('a fleet belongs into the app, where its charts are called by the ids of stores', () => {
  expect(() => new EdgeStoreFleet(new Chart(new App(), 'chart'), 'fleet', { inventory: StoreInventory.numbered(1), store: STORE })).toThrow(
    '[chart/fleet] scope: got "chart"; allowed: the App.',
  );
});
