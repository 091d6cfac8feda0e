import { IpAddressAdvertisementProps } from './ip-address-advertisement';
import type { BGPAdvertisementSpec, L2AdvertisementSpec } from '../../imports/metallb.io';
import { UsageError } from '../usage-error';

/** What all advertisements say. */
export function renderAdvertisement({ ipAddressPools, nodeSelector }: IpAddressAdvertisementProps): L2AdvertisementSpec & BGPAdvertisementSpec {
  return {
    ipAddressPools: ipAddressPools?.map(({ name }) => name),
    nodeSelectors: nodeSelector && [{ matchLabels: { ...nodeSelector } }],
  };
}

/** Lists that MetalLB would read as all. */
export function* emptyProblems(lists: { readonly [what: string]: readonly unknown[] | undefined }): Generator<UsageError> {
  for (const [what, got] of Object.entries(lists)) {
    if (got?.length === 0) yield { what, got, allowed: 'at least one', fix: 'Leave it out for all: MetalLB reads an empty list as that.' };
  }
}
