import type * as kplus from 'cdk8s-plus-28';
import { renderCloudConfig } from './cloud-config';
import { CloudInitDataSource } from './cloud-init-data-source';
import { cloudConfigProblems, dataSourceProblems } from './cloud-init-problems';
import type { CloudInitOptions, CloudInitProps } from './cloud-init-props';
import type { NetworkData } from './network-data';
import { toYaml } from './text';
import { userDataProblems } from './user-data';
import { keepProblems } from '../../usage-error';

/**
 * The first-boot configuration of a guest, written as `#cloud-config`; other forms have a static factory. It does not change once made.
 * The virtual machine that takes it places the text inline or in a Secret.
 */
export class CloudInit {
  /**
   * User data as it is: a script, a MIME archive, Ignition JSON, … The workload that takes it throws if its header is unknown.
   *
   * @param userData text beginning with a header that cloud-init knows, or Ignition JSON
   * @param options data source and network data
   */
  public static fromUserData(userData: string, options: CloudInitOptions = {}): CloudInit {
    const cloudInit = new CloudInit(options);
    cloudInit.userData = userData;
    keepProblems(cloudInit, userDataProblems(userData));
    return cloudInit;
  }

  /**
   * User data that lives in a Secret of the virtual machine's namespace, under the key `userdata`.
   *
   * @param secret the Secret
   * @param options data source and network data
   */
  public static fromSecret(secret: kplus.ISecret, options: CloudInitOptions = {}): CloudInit {
    const cloudInit = new CloudInit(options);
    cloudInit.secret = secret;
    return cloudInit;
  }

  /** How the guest finds the data. */
  public readonly dataSource: CloudInitDataSource;

  /** Network configuration of the guest, if given. */
  public readonly networkData?: NetworkData;

  /** Secret that holds the network data under the key `networkdata`, if given. */
  public readonly networkDataSecret?: kplus.ISecret;

  private readonly props: CloudInitProps;
  private userData?: string;
  private secret?: kplus.ISecret;

  /**
   * @param props the configuration. The workload that takes it throws if a user's name is taken or malformed; if a key is not a public key, or
   * a hashed password not a crypt hash; if a path is relative, or content, base64 or permissions of a file are malformed; if a file that is not
   * deferred belongs to a user created here; if `extra` repeats a key that a prop sets
   */
  constructor(props: CloudInitProps = {}) {
    this.props = props;
    this.dataSource = props.dataSource ?? CloudInitDataSource.NO_CLOUD;
    this.networkData = props.networkData;
    this.networkDataSecret = props.networkDataSecret;
    keepProblems(this, [...dataSourceProblems(props), ...cloudConfigProblems(props)]);
  }

  /** Secret that holds the user data under the key `userdata`, if it was made by `fromSecret`. */
  public get userDataSecret(): kplus.ISecret | undefined {
    return this.secret;
  }

  /**
   * The user data: text as given, or `#cloud-config` and deterministic YAML.
   *
   * @returns undefined if nothing is set, or if the text lives in a Secret
   */
  public toUserData(): string | undefined {
    if (this.userData !== undefined || this.secret) return this.userData;
    const config = renderCloudConfig(this.props);
    return Object.keys(config).length > 0 ? `#cloud-config\n${toYaml(config)}` : undefined;
  }

  /**
   * The network data in the format of the data source: netplan YAML for NoCloud, OpenStack JSON for ConfigDrive.
   *
   * @returns undefined if there is none, or if it lives in a Secret
   */
  public toNetworkData(): string | undefined {
    return this.dataSource === CloudInitDataSource.CONFIG_DRIVE ? this.networkData?.toOpenStackJson() : this.networkData?.toYaml();
  }
}
