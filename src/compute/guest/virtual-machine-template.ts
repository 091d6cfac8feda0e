import { GuestProps } from './guest-props';
import { Instancetype, Preference } from './instancetype';
import { RunStrategy, UpdateVolumesStrategy } from './policies';

/** A guest whose size and devices may come from an instancetype and a preference. */
export interface InstancetypeGuestProps extends GuestProps {
  /**
   * Size by reference: `CommonInstancetype.U1_MEDIUM`, or one of your own by `Instancetype.of`. Excludes `cpu`, `memory`, `hugepages`, `maxGuest` and
   * `resources`; memory is a fallback beside `InferFromVolumeFailurePolicy.IGNORE`.
   *
   * @default - none
   */
  readonly instancetype?: Instancetype;

  /**
   * Device preferences by reference: `CommonPreference.FEDORA`, or one of your own by `Preference.of`.
   *
   * @default - none
   */
  readonly preference?: Preference;
}

/** What virtual machines and pools have beyond a guest: they decide when it runs, and own its disks. */
export interface VirtualMachineTemplateProps extends InstancetypeGuestProps {
  /**
   * Whether and when the VM runs.
   *
   * @default RunStrategy.ALWAYS
   */
  readonly runStrategy?: RunStrategy;

  /**
   * What happens to a running VM when its volumes are replaced in the manifest.
   *
   * @default - KubeVirt's: UpdateVolumesStrategy.REPLACEMENT
   */
  readonly updateVolumesStrategy?: UpdateVolumesStrategy;
}
