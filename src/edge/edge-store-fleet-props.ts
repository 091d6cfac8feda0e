import { EdgeDelivery } from './edge-delivery';
import { EdgeStoreDefinition } from './edge-store-workload-props';
import { EdgeWave } from './edge-wave';
import { StoreInventory } from './store-inventory';

/** Properties of an `EdgeStoreFleet`. */
export interface EdgeStoreFleetProps {
  /** All stores, and what is different in each. */
  readonly inventory: StoreInventory;

  /** What each of them runs. */
  readonly store: EdgeStoreDefinition;

  /**
   * How the stores get their manifests.
   *
   * @default - not by this app: it writes one file for each store
   */
  readonly delivery?: EdgeDelivery;

  /**
   * In which order stores get changes.
   *
   * @default - a wave `canary` of one store, then a wave `main` of all others, a tenth at a time
   */
  readonly waves?: EdgeWave[];

  /**
   * The namespace, the same in all clusters.
   *
   * @default - the id of each store
   */
  readonly namespace?: string;

  /**
   * The key of the label of all objects of a store whose value is its id.
   *
   * @default 'location'
   */
  readonly locationLabel?: string;
}
