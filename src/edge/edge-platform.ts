import { EdgeNode } from './edge-node';
import { EdgeStorage } from './edge-storage';
import { EdgeStoreWorkloadProps } from './edge-store-workload-props';
import { PlatformProps } from '../platform';

/** The cluster of a store. Two stores whose VMs have one name are two machines: the salt of their identities is the name of the store. */
export function edgePlatform(store: string, { platform = {}, virtualMachine }: EdgeStoreWorkloadProps, node: EdgeNode): PlatformProps {
  const ofK3s = EdgeStorage.localPath();
  const { storage = ofK3s } = virtualMachine;
  return {
    architecture: node.architecture,
    nodes: [node.allocatable],
    storageClasses: [...storage.className === ofK3s.className ? [] : [ofK3s.facts], storage.facts],
    ...platform,
    identitySalt: `${platform.identitySalt ?? ''}${store}`,
  };
}
