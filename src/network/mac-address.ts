import { UsageError } from '../usage-error';

/** What is no MAC address that one card can have. */
export function* macAddressProblems(macAddress: string | undefined): Generator<UsageError> {
  const unicast = /^[0-9a-f][02468ace]([:-][0-9a-f]{2}){5}$/i;
  if (macAddress !== undefined && (!unicast.test(macAddress) || /^[0:-]+$/.test(macAddress))) {
    yield {
      what: 'macAddress',
      got: macAddress,
      allowed: 'six octets in hex, unicast (the first octet even), not all zero',
      fix: "Write '02:00:00:56:00:0a', or leave it out to have one derived.",
    };
  }
}
