const NAMES: ReadonlyMap<string, string> = new Map([
  ['cpu', 'CPU requests'], ['requests.cpu', 'CPU requests'], ['limits.cpu', 'CPU limits'],
  ['memory', 'memory requests'], ['requests.memory', 'memory requests'], ['limits.memory', 'memory limits'],
  ['requests.storage', 'storage'], ['persistentvolumeclaims', 'volume claims'], ['pods', 'running pods'], ['count/pods', 'pods'],
  ['count/virtualmachines.kubevirt.io', 'virtual machines'], ['count/virtualmachineinstances.kubevirt.io', 'running VMs'],
]);

/** What people call a resource of a quota; what has no such name is called as it is written. */
export function resourceName(key: string): string {
  const [, page] = /^(?:requests\.)?hugepages-(.+)$/.exec(key) ?? [];
  if (page) return `huge pages of ${page}`;
  return NAMES.get(key) ?? key.replace(/^count\/([^.]+).*$/, '$1');
}
