import * as kplus from 'cdk8s-plus-28';
import { GoldenImageUpdates } from './golden-image-updates';
import { DataVolumeClaimOptions } from '../data-volumes/data-volume-claim-options';
import { DataVolumeSource } from '../data-volumes/data-volume-source';

/** Properties of a `GoldenImage`. */
export interface GoldenImageProps extends kplus.ResourceProps, DataVolumeClaimOptions {
  /** Where the image comes from. */
  readonly source: DataVolumeSource;

  /**
   * When it is imported anew.
   *
   * @default - `GoldenImageUpdates.scheduled()` for a tag of a registry, an image stream and a claim, `versioned()` for all else, a digest included
   */
  readonly updates?: GoldenImageUpdates;
}
