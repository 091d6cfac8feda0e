import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { capacityProblem } from './capacity-problem';
import { nodeOf } from './default-node';
import { DeliveredFleet } from './delivered-fleet';
import { EdgeStore } from './edge-store';
import { EdgeStoreFleetProps } from './edge-store-fleet-props';
import { EdgeStoreWorkload } from './edge-store-workload';
import { EdgeStoreDefinition } from './edge-store-workload-props';
import { KUBEVIRT_NAMESPACE } from './kubevirt-namespace';
import { definitionOf, shapeOf } from './store-overrides';
import { WAVES, waveProblems, wavesOf } from './waves';
import { throwIfAny, UsageError } from '../usage-error';

/**
 * Stores of one definition, each a cluster of one small node that lives on when its uplink is down: a chart for each store, beside the fleet in the
 * app, so that its file is called `<store>.k8s.yaml`, and a chart `<fleet>-delivery` for head office.
 *
 * A store that does not fit its node is refused, with the calculation line by line.
 *
 * @example
 * new EdgeStoreFleet(app, 'stores', {
 *   inventory: StoreInventory.fromCsv('id,wave\nberlin-01,canary\nmadrid-01,main\n'),
 *   store: { virtualMachine: { image: 'registry.example.com/images/pos-arm64:2025.11.1', memory: Size.gibibytes(2) } },
 *   waves: [{ name: 'canary' }, { name: 'main' }],
 * });
 */
export class EdgeStoreFleet extends Construct {
  /** The stores, in the order of the inventory. */
  public readonly stores: EdgeStoreWorkload[];
  /** What the delivery needs beside the manifests, by its path in the output: with Rancher Fleet a `fleet.yaml` for each store. */
  public readonly bundleFiles: { readonly [path: string]: string };

  /**
   * @param scope the App
   * @param id the construct's id
   * @param props which stores, what they run, how they get it
   * @throws on a store that does not fit its node; on waves that do not take all stores; where a store, the delivery or the VM does
   */
  constructor(scope: Construct, id: string, props: EdgeStoreFleetProps) {
    super(scope, id);
    const { inventory: { stores }, store: definition, waves = [...WAVES], delivery, namespace, locationLabel = 'location' } = props;
    throwIfAny(this, [...scopeProblems(scope), ...waveProblems(stores, waves), ...monitorProblems(props)]);
    const node = nodeOf(definition);
    this.stores = stores.map((store) => new EdgeStoreWorkload(scope, store.id, {
      ...definitionOf(definition, store, node), namespace: namespace ?? store.id, labels: { ...store.labels, [locationLabel]: store.id },
    }));
    throwIfAny(this, this.capacityProblems(stores));
    const waveOf = wavesOf(stores, waves);
    const delivered = stores.map((store) => ({ ...store, wave: waveOf.get(store.id)!.name }));
    this.bundleFiles = delivery?._deliver(scope, { id, waves, namespace, locationLabel, stores: delivered, ...objectsOf(definition) }) ?? {};
  }

  /**
   * Writes `bundleFiles` into the output of the app, beside the manifests: after `app.synth()`.
   */
  public writeBundleFiles(): void {
    for (const [path, text] of Object.entries(this.bundleFiles)) {
      const file = join(App.of(this).outdir, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** What does not fit, once for all stores that need and have the same. */
  private *capacityProblems(stores: readonly EdgeStore[]): Generator<UsageError> {
    const seen = new Set<string>();
    for (const [i, store] of stores.entries()) {
      const shape = shapeOf(store);
      if (seen.has(shape)) continue;
      seen.add(shape);
      const { capacity, edgeNode } = this.stores[i];
      if (!capacity.fits) yield capacityProblem(`capacity of ${store.id}`, capacity, edgeNode);
    }
  }
}

/** Charts elsewhere are called by their path, which no delivery knows. */
function* scopeProblems(scope: Construct): Generator<UsageError> {
  if (!scope.node.scope) return;
  yield { what: 'scope', got: scope.node.path, allowed: 'the App', fix: 'Create the fleet in the App: the files of its stores are called by their ids then.' };
}

function* monitorProblems({ inventory: { stores }, store }: EdgeStoreFleetProps): Generator<UsageError> {
  const [named] = store.monitor ? [] : stores.filter(({ monitorImage }) => monitorImage);
  if (!named) return;
  const fix = 'Give `store.monitor`, or empty the column.';
  yield { what: `monitorImage of ${named.id}`, got: named.monitorImage, allowed: 'none, as stores have no monitor', fix };
}

/** What the objects of each store are besides those of its namespace. */
function objectsOf({ kubevirt, virtualMachine }: EdgeStoreDefinition): Pick<DeliveredFleet, 'otherNamespaces' | 'clusterKinds'> {
  const local = virtualMachine.storage?._localVolume ? [{ group: 'storage.k8s.io', kind: 'StorageClass' }, { kind: 'PersistentVolume' }] : [];
  return { otherNamespaces: kubevirt ? [kubevirt.metadata?.namespace ?? KUBEVIRT_NAMESPACE] : [], clusterKinds: [{ kind: 'Namespace' }, ...local] };
}
