/** The kind that a VM's reference to an instancetype or a preference means; `undefined` where KubeVirt knows no such kind. */
export function referencedKind(field: 'instancetype' | 'preference', kind = ''): string | undefined {
  const noun = field === 'instancetype' ? 'Instancetype' : 'Preference';
  const [namespaced, clusterWide] = [`VirtualMachine${noun}`, `VirtualMachineCluster${noun}`];
  const word = kind.toLowerCase().replace(/s$/, '');
  if (word === namespaced.toLowerCase()) return namespaced;
  return kind === '' || word === clusterWide.toLowerCase() ? clusterWide : undefined;
}
