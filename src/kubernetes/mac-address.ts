const MAC = /^(?:[\da-f]{2}(?::[\da-f]{2}){5}|[\da-f]{2}(?:-[\da-f]{2}){5}|[\da-f]{4}(?:\.[\da-f]{4}){2}|[\da-f]{12})$/i;

export const MAC_WORDS = 'six bytes as 02:00:5e:10:00:01, 02-00-5e-10-00-01, 0200.5e10.0001 or 02005e100001';

/** Whether Go's `net.ParseMAC` reads six bytes from it. */
export function isMacAddress(address: string): boolean {
  return MAC.test(address);
}

/** Whether it is the address of a group of cards: the lowest bit of the first byte is 1. */
export function isMulticastMacAddress(address: string): boolean {
  return isMacAddress(address) && parseInt(address.slice(0, 2), 16) % 2 === 1;
}

/** Whether it is the address of a single card: the lowest bit of the first byte is 0, and not all bits are. */
export function isUnicastMacAddress(address: string): boolean {
  return isMacAddress(address) && !isMulticastMacAddress(address) && /[1-9a-f]/i.test(address);
}

/** The form in which Linux writes it: lower case, `:` between bytes. Text that is no MAC address stays as it is. */
export function canonicalMacAddress(address: string): string {
  if (!isMacAddress(address)) return address;
  return address.toLowerCase().replace(/[^\da-f]/g, '').replace(/(..)(?!$)/g, '$1:');
}
