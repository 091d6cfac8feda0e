import { App, Size } from 'cdk8s';
import { overfull } from './node.shared';
import { EdgeStoreFleet, StoreInventory } from '../../../src';
import { refused } from '../refused';

refused({
  '10-edge-fleet/R7': [
    (_, app: App) => {
      const virtualMachine = { image: 'registry.example.com/images/pos:1.0.0', memory: Size.gibibytes(4) };
      new EdgeStoreFleet(app, 'fleet', { inventory: StoreInventory.of({ id: 'store-001' }), store: { virtualMachine } });
    },
    ...overfull(4494, 1005),
  ],
});
