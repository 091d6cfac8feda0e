import * as accessCredential from './access-credential';
import * as accessSecret from './access-secret';
import * as blockSize from './block-size';
import * as bootDisk from './boot-disk';
import * as bootOrder from './boot-order';
import * as bootSource from './boot-source';
import * as claimBinding from './claim-binding';
import * as claimNode from './claim-node';
import * as claimSize from './claim-size';
import * as claimSource from './claim-source';
import * as claimUse from './claim-use';
import * as cloudInit from './cloud-init';
import * as cloudInitSecret from './cloud-init-secret';
import * as containerPath from './container-path';
import * as csiParameter from './csi-parameter';
import * as disk from './disk';
import * as diskBus from './disk-bus';
import * as diskCache from './disk-cache';
import * as downwardApi from './downward-api';
import * as hostDisk from './host-disk';
import * as hotplug from './hotplug';
import * as ignition from './ignition';
import * as image from './image';
import * as imageReference from './image-reference';
import * as importedClaim from './imported-claim';
import * as lun from './lun';
import * as networkData from './network-data';
import * as password from './password';
import * as podVolume from './pod-volume';
import * as sharedClaim from './shared-claim';
import * as staticAddress from './static-address';
import * as sysprep from './sysprep';
import * as userData from './user-data';
import * as userLogin from './user-login';
import * as vmState from './vm-state';
import * as volume from './volume';
import * as volumeUse from './volume-use';
import * as windowsDriver from './windows-driver';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...accessCredential.rules,
  ...blockSize.rules,
  ...claimSize.rules,
  ...claimSource.rules,
  ...bootDisk.rules,
  ...bootOrder.rules,
  ...bootSource.rules,
  ...cloudInit.rules,
  ...cloudInitSecret.rules,
  ...containerPath.rules,
  ...disk.rules,
  ...csiParameter.rules,
  ...diskBus.rules,
  ...diskCache.rules,
  ...downwardApi.rules,
  ...hostDisk.rules,
  ...hotplug.rules,
  ...image.rules,
  ...imageReference.rules,
  ...lun.rules,
  ...password.rules,
  ...podVolume.rules,
  ...sysprep.rules,
  ...volume.rules,
  ...volumeUse.rules,
  ...windowsDriver.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...accessSecret.crossObjectRules,
  ...claimBinding.crossObjectRules,
  ...claimNode.crossObjectRules,
  ...claimUse.crossObjectRules,
  ...cloudInitSecret.crossObjectRules,
  ...ignition.crossObjectRules,
  ...importedClaim.crossObjectRules,
  ...lun.crossObjectRules,
  ...networkData.crossObjectRules,
  ...sharedClaim.crossObjectRules,
  ...sysprep.crossObjectRules,
  ...staticAddress.crossObjectRules,
  ...userData.crossObjectRules,
  ...userLogin.crossObjectRules,
  ...vmState.crossObjectRules,
];
