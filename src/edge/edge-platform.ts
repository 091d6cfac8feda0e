import { EdgeNode } from './edge-node';
import { EdgeStorage } from './edge-storage';
import { EdgeStoreWorkloadProps } from './edge-store-workload-props';
import { PlatformProps } from '../platform';

/** The cluster of a store. Two stores whose VMs have one name are two machines: the salt of their identities is the name of the store. */
export function edgePlatform(store: string, { platform = {}, virtualMachine }: EdgeStoreWorkloadProps, node: EdgeNode): PlatformProps {
  const { storage = EdgeStorage.localPath() } = virtualMachine;
  return {
    architecture: node.architecture,
    nodes: [node.allocatable],
    storageClasses: [storage.facts],
    ...platform,
    identitySalt: `${platform.identitySalt ?? ''}${store}`,
  };
}
