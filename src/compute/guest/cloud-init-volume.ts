import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Guest } from './guest';
import { networkDataOf } from './guest-network-data';
import { CloudInitPlacement } from './guest-props';
import { DiskDevice } from '../../storage/disks/disk-options';
import { diskProblems } from '../../storage/disks/disk-problems';
import { PresentedDisk } from '../../storage/disks/presented-disk';
import { problemsOf, throwIfAny, UsageError } from '../../usage-error';
import { CloudInitDataSource } from '../cloud-init/cloud-init-data-source';
import { byteLength, INLINE_MAX_BYTES } from '../cloud-init/text';

/** The cloud-init disk and its volume, unless they are named; and what the Secret of the text is called after. */
const CLOUD_INIT = 'cloudinit';

const NO_SALT = '';

/** The object that has a cloud-init volume. */
interface Owner {
  readonly name: string;
  readonly namespace?: string;
}

/** A text of cloud-init: where it is, if there is any. */
export interface CloudInitText {
  readonly inline?: string;
  readonly secretName?: string;
}

/** The cloud-init volume of a guest: its texts, and whether they are inline or in a Secret. */
export class CloudInitVolume {
  private readonly userDataText?: string;
  /** As long as what is written, whose MAC addresses depend on the Platform, which may come later. */
  private draftOfNetworkData?: string;
  private secret?: ApiObject;

  constructor(private readonly scope: Construct, private readonly owner: Owner, private readonly guest: Guest) {
    this.userDataText = guest.props.cloudInit?.toUserData();
    this.place();
  }

  /**
   * Validates the network data, and makes the Secret if a text needs one. To be called whenever networks were added: there are only ever
   * more of them, so a Secret that was made stays.
   */
  public place(): void {
    this.draftOfNetworkData = this.renderNetworkData(NO_SALT);
    if (this.secret || !this.needsSecret()) return;
    this.secret = new ApiObject(this.scope, 'CloudInit', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${this.owner.name}-${CLOUD_INIT}`, namespace: this.owner.namespace },
      type: 'Opaque',
      stringData: Lazy.any({ produce: () => ({ userdata: this.userDataText, networkdata: this.renderNetworkData() }) }),
    });
  }

  /** Name of the disk and of the volume. */
  public get name(): string {
    return this.guest.props.cloudInitDisk?.name ?? CLOUD_INIT;
  }

  /** How the guest sees the disk. */
  public get disk(): PresentedDisk {
    const { cloudInitDisk, cloudInitReadOnly: readOnly } = this.guest.props;
    return { device: DiskDevice.DISK, ...readOnly === undefined ? {} : { readOnly }, ...cloudInitDisk };
  }

  public get dataSource(): CloudInitDataSource {
    return this.guest.props.cloudInit?.dataSource ?? CloudInitDataSource.NO_CLOUD;
  }

  public get userData(): CloudInitText | undefined {
    return this.textOf(this.guest.props.cloudInit?.userDataSecret?.name, this.userDataText);
  }

  public get networkData(): CloudInitText | undefined {
    return this.textOf(this.guest.props.cloudInit?.networkDataSecret?.name, this.draftOfNetworkData && this.renderNetworkData());
  }

  /** Whether the text is in a Secret that was made for it. */
  public get hasOwnSecret(): boolean {
    return this.secret !== undefined;
  }

  /** Whether there is nothing for the guest to read, and so no disk. */
  public get isEmpty(): boolean {
    const { cloudInit } = this.guest.props;
    return !this.userData && !cloudInit?.networkDataSecret && this.draftOfNetworkData === undefined;
  }

  /** A disk that has the name of this one, and options that are none of its device. */
  public *problems(): Generator<UsageError> {
    if (this.isEmpty) return;
    const { name, disk } = this;
    yield* diskProblems(name, disk.device, disk);
    if (disk.device === DiskDevice.FILESYSTEM) {
      yield { what: 'cloudInitDisk.device', got: disk.device, allowed: 'disk, cdrom or lun', fix: 'Leave it out: cloud-init looks for a disk.' };
    }
    if (![...this.guest.disks].some((other) => other.name === name)) return;
    yield {
      what: 'name of a disk',
      got: name,
      allowed: 'any but that of the cloud-init disk',
      fix: 'Rename it. Networks with `addresses` make a cloud-init disk too.',
    };
  }

  private textOf(usersSecret: string | undefined, text: string | undefined): CloudInitText | undefined {
    const secretName = usersSecret ?? (text && this.secret?.name);
    if (secretName) return { secretName };
    return text === undefined ? undefined : { inline: text };
  }

  private needsSecret(): boolean {
    const texts = [this.userDataText, this.draftOfNetworkData].filter((text): text is string => text !== undefined);
    switch (this.guest.props.cloudInitPlacement ?? CloudInitPlacement.AUTO) {
      case CloudInitPlacement.INLINE:
        return false;
      case CloudInitPlacement.SECRET:
        return texts.length > 0;
      default:
        return texts.some((text) => byteLength(text) > INLINE_MAX_BYTES);
    }
  }

  /** What the user wrote, or what the networks demand. */
  private renderNetworkData(salt?: string): string | undefined {
    const { cloudInit } = this.guest.props;
    const data = networkDataOf(this.guest, salt);
    if (!data) return cloudInit?.toNetworkData();
    throwIfAny(this.scope, problemsOf(data));
    if (cloudInit?.networkData || cloudInit?.networkDataSecret) {
      throwIfAny(this.scope, [{
        what: 'networks.addresses, networks.dhcp',
        got: 'networks to configure beside network data of cloudInit',
        allowed: 'one source of network data',
        fix: 'Drop `addresses` and `dhcp` of the networks, or the network data of `cloudInit`.',
      }]);
    }
    return this.dataSource === CloudInitDataSource.CONFIG_DRIVE ? data.toOpenStackJson() : data.toYaml();
  }
}
