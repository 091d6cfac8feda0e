import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { CloudInitNoCloudSource, Volume } from '../../imports/kubevirt.io';
import { usageError } from '../usage-error';
import { CloudInit } from './cloud-init/cloud-init';
import { CloudInitDataSource } from './cloud-init/cloud-init-data-source';
import { NetworkData } from './cloud-init/network-data';
import { byteLength, INLINE_MAX_BYTES } from './cloud-init/text';
import { Guest } from './guest';
import { CloudInitPlacement } from './guest-props';

/** Name of the cloud-init disk and its volume. */
export const CLOUD_INIT_VOLUME = 'cloudinit';

/** What the owner of a cloud-init volume is called. */
interface Owner {
  readonly name: string;
  readonly namespace?: string;
}

/**
 * The cloud-init volume of a guest: decides between inline text and a Secret.
 *
 * The builders it reads only ever grow, so the Secret is made as soon as the text outgrows the limit and never has to go again.
 */
export class CloudInitVolume {
  private secret?: ApiObject;

  constructor(private readonly scope: Construct, private readonly owner: Owner, private readonly guest: Guest) {
    this.config?._onChange(() => this.place());
    this.place();
  }

  /** Makes the Secret where the text needs one by now. To be called whenever networks were added. */
  public place(): void {
    if (!this.secret && this.needsSecret()) {
      this.secret = new ApiObject(this.scope, 'CloudInit', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: `${this.owner.name}-${CLOUD_INIT_VOLUME}`, namespace: this.owner.namespace },
        type: 'Opaque',
        stringData: Lazy.any({ produce: () => ({ userdata: this.userData(), networkdata: this.networkData() }) }),
      });
    }
  }

  /** Tells of a disk that has the name of this one. */
  public validate(): string[] {
    const taken = [...this.guest.disks].some(({ name }) => name === CLOUD_INIT_VOLUME);
    return taken && this.render() ? [usageError(undefined, {
      what: 'name of a disk',
      got: CLOUD_INIT_VOLUME,
      allowed: 'any but that of the cloud-init disk',
      fix: 'Rename it. Networks with `addresses` make a cloud-init disk too.',
    }).message] : [];
  }

  /** The volume, where there is anything to say to the guest. */
  public render(): Volume | undefined {
    const source = this.renderSource();
    if (Object.values(source).every((value) => value === undefined)) {
      return undefined;
    }
    return this.config?.dataSource === CloudInitDataSource.CONFIG_DRIVE
      ? { name: CLOUD_INIT_VOLUME, cloudInitConfigDrive: source }
      : { name: CLOUD_INIT_VOLUME, cloudInitNoCloud: source };
  }

  private renderSource(): CloudInitNoCloudSource {
    const userSecret = this.config?.userDataSecret?.name ?? (this.userData() && this.secret?.name);
    const networkSecret = this.config?.networkDataSecret?.name ?? (this.networkData() && this.secret?.name);
    return {
      secretRef: userSecret ? { name: userSecret } : undefined,
      userData: userSecret ? undefined : this.userData(),
      networkDataSecretRef: networkSecret ? { name: networkSecret } : undefined,
      networkData: networkSecret ? undefined : this.networkData(),
    };
  }

  private get config(): CloudInit | undefined {
    return this.guest.props.cloudInit;
  }

  private needsSecret(): boolean {
    const texts = [this.userData(), this.networkData()].filter((text): text is string => text !== undefined);
    switch (this.guest.props.cloudInitPlacement ?? CloudInitPlacement.AUTO) {
      case CloudInitPlacement.INLINE:
        return false;
      case CloudInitPlacement.SECRET:
        return texts.length > 0;
      default:
        return texts.some((text) => byteLength(text) > INLINE_MAX_BYTES);
    }
  }

  private userData(): string | undefined {
    return this.config?.toUserData();
  }

  /** What the user wrote, or what the networks say: then with DHCP for the pod network beside them. */
  private networkData(): string | undefined {
    const networks = this.guest.networks;
    if (!networks.some(({ isConfigured }) => isConfigured)) {
      return this.config?.toNetworkData();
    }
    if (this.config?.networkData || this.config?.networkDataSecret) {
      throw usageError(this.scope, {
        what: 'networks.addresses, networks.dhcp',
        got: 'networks to configure beside network data of cloudInit',
        allowed: 'one source of network data',
        fix: 'Drop `addresses` and `dhcp` of the networks, or the network data of `cloudInit`.',
      });
    }
    const data = new NetworkData();
    for (const network of networks) {
      const { addresses, gateway, nameservers } = network.options;
      const macAddress = this.guest.macAddress(network);
      if (addresses) {
        const family = gateway?.includes(':') ? { gateway6: gateway } : { gateway4: gateway };
        data.addEthernet(network.name, { macAddress, addresses, nameservers, ...family });
      } else if (network.isConfigured || network.isPodNetwork) {
        data.addEthernet(network.name, { macAddress, dhcp4: true });
      }
    }
    return this.config?.dataSource === CloudInitDataSource.CONFIG_DRIVE ? data.toOpenStackJson() : data.toYaml();
  }
}
