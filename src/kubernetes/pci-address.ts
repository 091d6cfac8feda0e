const PCI_ADDRESS = /^[\da-f]{4}:[\da-f]{2}:[\da-f]{2}\.[0-7]$/i;

export const PCI_WORDS = 'domain:bus:slot.function in hexadecimal, such as 0000:81:01.0';

/** Whether it is a PCI address as KubeVirt reads one. */
export function isPciAddress(address: string): boolean {
  return PCI_ADDRESS.test(address);
}
