import * as kplus from 'cdk8s-plus-28';
import { DataVolumeClaimOptions } from './data-volume-claim-options';
import { DataVolumeSource } from './data-volume-source';
import { GoldenImageUpdates } from './golden-image-updates';

/** Properties of a `GoldenImage`. */
export interface GoldenImageProps extends kplus.ResourceProps, DataVolumeClaimOptions {
  /** The image. */
  readonly source: DataVolumeSource;

  /**
   * When it is imported anew.
   *
   * @default - `GoldenImageUpdates.scheduled()` for a tag of a registry, an image stream and a claim, `versioned()` for all else, a digest included
   */
  readonly updates?: GoldenImageUpdates;
}
