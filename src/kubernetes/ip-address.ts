import type * as net from 'node:net';

/** The family of an IP address; `undefined` of any other text, and of an address with a zone (`fe80::1%eth0`), which is one of a single node. */
export function ipFamily(text: string): 4 | 6 | undefined {
  const family = text.includes('%') ? 0 : load().isIP(text);
  return family === 4 || family === 6 ? family : undefined;
}

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
