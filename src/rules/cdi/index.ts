import * as cloneSize from './clone-size';
import * as dataImportCron from './data-import-cron';
import * as dataSource from './data-source';
import * as dataVolume from './data-volume';
import * as dataVolumeClone from './data-volume-clone';
import * as dataVolumeOwner from './data-volume-owner';
import * as dataVolumePopulation from './data-volume-population';
import * as dataVolumeSource from './data-volume-source';
import * as dataVolumeTemplate from './data-volume-template';
import * as dataVolumeUrl from './data-volume-url';
import * as imageFile from './image-file';
import * as importSecret from './import-secret';
import * as importTraffic from './import-traffic';
import * as objectTransfer from './object-transfer';
import * as persistentVolumeClaim from './persistent-volume-claim';
import * as populator from './populator';
import * as registrySource from './registry-source';
import * as scratchSpace from './scratch-space';
import * as storageProfile from './storage-profile';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...dataImportCron.rules,
  ...dataSource.rules,
  ...dataVolumePopulation.rules,
  ...dataVolumeSource.rules,
  ...dataVolumeTemplate.rules,
  ...dataVolumeUrl.rules,
  ...dataVolume.rules,
  ...imageFile.rules,
  ...objectTransfer.rules,
  ...persistentVolumeClaim.rules,
  ...populator.rules,
  ...registrySource.rules,
  ...storageProfile.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...cloneSize.crossObjectRules,
  ...dataImportCron.crossObjectRules,
  ...dataSource.crossObjectRules,
  ...dataVolumeClone.crossObjectRules,
  ...dataVolumeOwner.crossObjectRules,
  ...dataVolume.crossObjectRules,
  ...importSecret.crossObjectRules,
  ...importTraffic.crossObjectRules,
  ...objectTransfer.crossObjectRules,
  ...scratchSpace.crossObjectRules,
  ...storageProfile.crossObjectRules,
];
