import { EdgeNode } from './edge-node';
import { EdgeStore } from './edge-store';
import { EdgeStoreDefinition } from './edge-store-workload-props';
import { GuestCpu } from '../compute';
import { Architecture } from '../platform';

/** What decides what a store needs: stores that are alike in it need the same. */
export function shapeOf({ cores, memory, disk, nodeCpus, nodeMemory }: EdgeStore): string {
  return JSON.stringify([cores, memory?.toKibibytes(), disk?.toKibibytes(), nodeCpus, nodeMemory?.toKibibytes()]);
}

/** What a store runs: as all do, but for what the inventory says of it. */
export function definitionOf(definition: EdgeStoreDefinition, store: EdgeStore, node: EdgeNode): EdgeStoreDefinition {
  const { cores, memory, disk, image, monitorImage, nodeCpus, nodeMemory } = store;
  const { virtualMachine, monitor } = definition;
  const isArm = (virtualMachine.architecture ?? Architecture.ARM64) === Architecture.ARM64;
  return {
    ...definition,
    node: node._withSize(nodeCpus, nodeMemory),
    virtualMachine: {
      ...virtualMachine,
      ...cores === undefined ? {} : { cpu: GuestCpu.cores(cores, isArm ? { model: 'host-passthrough' } : {}) },
      ...memory && { memory },
      ...disk && { diskSize: disk },
      ...image ? { image } : {},
    },
    ...monitor && { monitor: { ...monitor, ...monitorImage ? { image: monitorImage } : {} } },
  };
}
