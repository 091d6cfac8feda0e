import type * as net from 'node:net';

/** Whether it is an IPv4 or IPv6 address. */
export function isIpAddress(text: string): boolean {
  return load().isIP(text) > 0;
}

export function isIpv6Address(text: string): boolean {
  return load().isIPv6(text);
}

/** Loaded where somebody writes an address: sockets and streams come with it. */
function load(): typeof net {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('node:net') as typeof net;
}
