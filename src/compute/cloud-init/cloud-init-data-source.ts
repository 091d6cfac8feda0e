/** How the guest finds its cloud-init data: the kind of volume, and with it the format of the network data. */
export enum CloudInitDataSource {
  /** `cloudInitNoCloud`: a volume labelled `cidata`; network data in version 2 (netplan) format. */
  NO_CLOUD = 'NoCloud',
  /** `cloudInitConfigDrive`: a volume labelled `config-2`; network data in OpenStack's `network_data.json` format. */
  CONFIG_DRIVE = 'ConfigDrive',
}
