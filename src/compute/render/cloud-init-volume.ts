import type { CloudInitNoCloudSource, Volume } from '../../../imports/kubevirt.io';
import { CloudInitDataSource } from '../cloud-init/cloud-init-data-source';
import { CloudInitVolume } from '../guest/cloud-init-volume';

/** Renders the volume of the cloud-init disk, if there is one. */
export function renderCloudInitVolume({ name, dataSource, userData, networkData, isEmpty }: CloudInitVolume): Volume | undefined {
  if (isEmpty) return undefined;
  const source: CloudInitNoCloudSource = {
    secretRef: userData?.secretName ? { name: userData.secretName } : undefined,
    userData: userData?.inline,
    networkDataSecretRef: networkData?.secretName ? { name: networkData.secretName } : undefined,
    networkData: networkData?.inline,
  };
  return dataSource === CloudInitDataSource.CONFIG_DRIVE
    ? { name, cloudInitConfigDrive: source }
    : { name, cloudInitNoCloud: source };
}
