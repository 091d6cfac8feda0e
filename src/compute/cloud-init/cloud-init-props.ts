import type * as kplus from 'cdk8s-plus-28';
import type { CloudInitCommand } from './cloud-init-command';
import type { CloudInitDataSource } from './cloud-init-data-source';
import type { CloudInitFile } from './cloud-init-file';
import type { CloudInitMount } from './cloud-init-mount';
import type { CloudInitUser } from './cloud-init-user';
import type { NetworkData } from './network-data';

/** What every form of cloud-init data has. */
export interface CloudInitOptions {
  /**
   * How the guest finds the data.
   *
   * @default CloudInitDataSource.NO_CLOUD
   */
  readonly dataSource?: CloudInitDataSource;
  /**
   * Network configuration of the guest, rendered in the format of the data source.
   *
   * @default - the guest's own default, usually DHCP on the first interface
   */
  readonly networkData?: NetworkData;
  /**
   * Existing Secret that holds the network configuration under the key `networkdata`, instead of `networkData`.
   *
   * @default - none
   */
  readonly networkDataSecret?: kplus.ISecret;
}

/** Properties of `CloudInit`, in the order in which the guest applies them. */
export interface CloudInitProps extends CloudInitOptions {
  /**
   * Commands run very early on every boot (`bootcmd`).
   *
   * @default - none
   */
  readonly bootCommands?: CloudInitCommand[];
  /**
   * Files written on the first boot (`write_files`).
   *
   * @default - none
   */
  readonly files?: CloudInitFile[];
  /**
   * File systems to mount (`mounts`).
   *
   * @default - none
   */
  readonly mounts?: CloudInitMount[];
  /**
   * Host name of the guest.
   *
   * @default - the name that KubeVirt puts into the metadata: `spec.hostname`, else the name of the virtual machine
   */
  readonly hostname?: string;
  /**
   * Keep the default user of the image, such as `fedora` or `ubuntu`, beside `users`.
   *
   * @default true
   */
  readonly defaultUser?: boolean;
  /**
   * Users that cloud-init creates at the first boot.
   *
   * @default - none but the default user of the image
   */
  readonly users?: CloudInitUser[];
  /**
   * Public keys that may log in as the default user of the image.
   *
   * @default - none
   */
  readonly sshAuthorizedKeys?: string[];
  /**
   * Let sshd accept passwords (`ssh_pwauth`).
   *
   * @default - as the image has it
   */
  readonly allowPasswordAuthentication?: boolean;
  /**
   * System locale, such as `en_US.UTF-8`.
   *
   * @default - as the image has it
   */
  readonly locale?: string;
  /**
   * NTP servers to synchronise with (`ntp.servers`).
   *
   * @default - as the image has it
   */
  readonly ntpServers?: string[];
  /**
   * NTP pools to synchronise with (`ntp.pools`).
   *
   * @default - as the image has it
   */
  readonly ntpPools?: string[];
  /**
   * Time zone as in `/usr/share/zoneinfo`, such as `Europe/Berlin`.
   *
   * @default - as the image has it
   */
  readonly timezone?: string;
  /**
   * Refresh the package index before anything is installed.
   *
   * @default - cloud-init refreshes when `packages` or `packageUpgrade` ask for it
   */
  readonly packageUpdate?: boolean;
  /**
   * Whether the guest upgrades all of its packages at its first boot.
   *
   * @default false
   */
  readonly packageUpgrade?: boolean;
  /**
   * Packages that the guest installs at its first boot, by the names of its distribution.
   *
   * @default - none
   */
  readonly packages?: string[];
  /**
   * Commands run once, at the end of the first boot, after packages were installed (`runcmd`).
   *
   * @default - none
   */
  readonly runCommands?: CloudInitCommand[];
  /**
   * Further top-level keys of `#cloud-config` as cloud-init spells them, such as `growpart` or `ca_certs`.
   * A key that a prop above sets already is refused.
   *
   * @default - none
   */
  readonly extra?: { [key: string]: any };
}
