import type * as kplus from 'cdk8s-plus-28';
import { checkFile, checkSshKey, checkUser } from './checks';
import { renderCloudConfig } from './cloud-config';
import type { CloudInitCommand } from './cloud-init-command';
import { CloudInitDataSource } from './cloud-init-data-source';
import type { CloudInitFile } from './cloud-init-file';
import type { CloudInitOptions, CloudInitProps } from './cloud-init-props';
import type { CloudInitUser } from './cloud-init-user';
import type { NetworkData } from './network-data';
import { toYaml } from './text';
import { checkUserData } from './user-data';
import { usageError } from '../../usage-error';

/**
 * The first-boot configuration of a guest, built as `#cloud-config`; other forms have a static factory.
 * The virtual machine that takes it places the text inline or in a Secret.
 */
export class CloudInit {
  /**
   * User data as it is: a script, a MIME archive, Ignition JSON, … It can not be added to.
   *
   * @param userData text beginning with a header that cloud-init knows, or Ignition JSON
   * @param options data source and network data
   * @throws if the header is unknown
   */
  public static fromUserData(userData: string, options: CloudInitOptions = {}): CloudInit {
    const cloudInit = new CloudInit(options);
    cloudInit.userData = checkUserData(userData);
    return cloudInit;
  }

  /**
   * User data that lives in a Secret of the virtual machine's namespace, under the key `userdata`. It can not be added to.
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
  private readonly users: CloudInitUser[] = [];
  private readonly sshAuthorizedKeys: string[] = [];
  private readonly packages: string[] = [];
  private readonly runCommands: CloudInitCommand[] = [];
  private readonly files: CloudInitFile[] = [];
  private readonly listeners: (() => void)[] = [];
  private userData?: string;
  private secret?: kplus.ISecret;

  constructor(props: CloudInitProps = {}) {
    if (props.networkData && props.networkDataSecret) {
      throw usageError(undefined, {
        what: 'CloudInit', got: ['networkData', 'networkDataSecret'], allowed: 'one of them', fix: 'Drop the other one.',
      });
    }
    this.props = props;
    this.dataSource = props.dataSource ?? CloudInitDataSource.NO_CLOUD;
    this.networkData = props.networkData;
    this.networkDataSecret = props.networkDataSecret;
    props.users?.forEach((user) => this.addUser(user));
    props.sshAuthorizedKeys?.forEach((key) => this.addSshKey(key));
    props.files?.forEach((file) => this.addFile(file));
    this.addPackages(...props.packages ?? []);
    props.runCommands?.forEach((command) => this.addCommand(command));
  }

  /** Secret that holds the user data under the key `userdata`, if it was made by `fromSecret`. */
  public get userDataSecret(): kplus.ISecret | undefined {
    return this.secret;
  }

  /**
   * Creates a user in the guest.
   *
   * @param user the user
   * @throws if the name is taken or malformed, a key is no public key, or the hashed password is no crypt hash
   */
  public addUser(user: CloudInitUser): CloudInit {
    this.refuseUnlessBuilt('addUser');
    if (this.users.some(({ name }) => name === user.name)) {
      throw usageError(undefined, { what: 'users.name', got: user.name, allowed: 'one user of a name', fix: 'Merge the two.' });
    }
    this.users.push(checkUser(user));
    return this.changed();
  }

  /**
   * Lets a public key log in as the default user of the image.
   *
   * @param key one line of OpenSSH public key
   * @throws if it is no public key, or there is no default user
   */
  public addSshKey(key: string): CloudInit {
    this.refuseUnlessBuilt('addSshKey');
    if (this.props.defaultUser === false) {
      throw usageError(undefined, {
        what: 'sshAuthorizedKeys',
        got: 'a key for the default user, with defaultUser: false',
        allowed: 'keys while there is a default user',
        fix: 'Give the key to one of users.',
      });
    }
    this.sshAuthorizedKeys.push(checkSshKey(key));
    return this.changed();
  }

  /**
   * Installs packages, once each.
   *
   * @param packages names of packages
   */
  public addPackages(...packages: string[]): CloudInit {
    this.refuseUnlessBuilt('addPackages');
    this.packages.push(...new Set(packages.filter((name) => !this.packages.includes(name))));
    return this.changed();
  }

  /**
   * Runs a command at the end of the first boot, after those already added.
   *
   * @param command the command
   */
  public addCommand(command: CloudInitCommand): CloudInit {
    this.refuseUnlessBuilt('addCommand');
    this.runCommands.push(command);
    return this.changed();
  }

  /**
   * Writes a file.
   *
   * @param file the file
   * @throws if the path is relative, or content, base64 or permissions are malformed
   */
  public addFile(file: CloudInitFile): CloudInit {
    this.refuseUnlessBuilt('addFile');
    this.files.push(checkFile(file));
    return this.changed();
  }

  /**
   * The user data: text as given, or `#cloud-config` and deterministic YAML.
   *
   * @returns undefined if nothing is set, or if the text lives in a Secret
   * @throws if `extra` repeats a key that a prop sets, or a file that is not deferred belongs to a user created here
   */
  public toUserData(): string | undefined {
    if (this.userData !== undefined || this.secret) {
      return this.userData;
    }
    const { users, sshAuthorizedKeys, packages, runCommands, files } = this;
    const config = renderCloudConfig({ ...this.props, users, sshAuthorizedKeys, packages, runCommands, files });
    return Object.keys(config).length === 0 ? undefined : `#cloud-config\n${toYaml(config)}`;
  }

  /**
   * The network data in the format of the data source: netplan YAML for NoCloud, OpenStack JSON for ConfigDrive.
   *
   * @returns undefined if there is none, or if it lives in a Secret
   */
  public toNetworkData(): string | undefined {
    return this.dataSource === CloudInitDataSource.CONFIG_DRIVE ? this.networkData?.toOpenStackJson() : this.networkData?.toYaml();
  }

  /**
   * Calls back after every addition, also to the network data: the text may have outgrown its place.
   *
   * @internal
   */
  public _onChange(listener: () => void): void {
    this.listeners.push(listener);
    this.networkData?._onChange(listener);
  }

  private changed(): CloudInit {
    this.listeners.forEach((listener) => listener());
    return this;
  }

  private refuseUnlessBuilt(method: string): void {
    if (this.userData !== undefined || this.secret) {
      throw usageError(undefined, {
        what: `CloudInit.${method}`,
        got: this.secret ? 'user data in a Secret' : 'user data given as text',
        allowed: 'a CloudInit made by its constructor',
        fix: 'Put it into that user data.',
      });
    }
  }
}
