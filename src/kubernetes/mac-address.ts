const MAC = /^(?:[\da-f]{2}(?::[\da-f]{2}){5}|[\da-f]{2}(?:-[\da-f]{2}){5}|[\da-f]{4}(?:\.[\da-f]{4}){2}|[\da-f]{12})$/i;

export const MAC_WORDS = 'six bytes as 02:00:5e:10:00:01, 02-00-5e-10-00-01, 0200.5e10.0001 or 02005e100001';

/** Whether Go's `net.ParseMAC` reads six bytes from it. */
export function isMacAddress(address: string): boolean {
  return MAC.test(address);
}
