/** Labels of nodes by which pods and guests are placed. */
export const ARCHITECTURE = 'kubernetes.io/arch';
export const HOST_NAME = 'kubernetes.io/hostname';
export const CPU_MANAGER = 'kubevirt.io/cpumanager';
/** The label of KubeVirt before v1.7. */
export const OLD_CPU_MANAGER = 'cpumanager';
export const CPU_MODEL = 'cpu-model.node.kubevirt.io/';
export const HOST_CPU_MODEL = 'host-model-cpu.node.kubevirt.io/';

/** The devices that guests run on. */
export const HYPERVISORS: readonly string[] = ['devices.kubevirt.io/kvm', 'devices.kubevirt.io/mshv'];

const WELL_KNOWN = /^(?:[^/]+\.)?(?:kubernetes\.io|k8s\.io|kubevirt\.io)\//;

/** Whether Kubernetes, KubeVirt or their plugins write a label by themselves. */
export function isWellKnownLabel(key: string): boolean {
  return WELL_KNOWN.test(key);
}
