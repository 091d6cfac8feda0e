import * as accessCredential from './access-credential';
import * as blockSize from './block-size';
import * as bootOrder from './boot-order';
import * as cloudInit from './cloud-init';
import * as containerPath from './container-path';
import * as disk from './disk';
import * as diskBus from './disk-bus';
import * as downwardApi from './downward-api';
import * as hostDisk from './host-disk';
import * as image from './image';
import * as password from './password';
import * as podVolume from './pod-volume';
import * as volume from './volume';
import type { ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...accessCredential.rules,
  ...blockSize.rules,
  ...bootOrder.rules,
  ...cloudInit.rules,
  ...containerPath.rules,
  ...diskBus.rules,
  ...disk.rules,
  ...downwardApi.rules,
  ...hostDisk.rules,
  ...image.rules,
  ...password.rules,
  ...podVolume.rules,
  ...volume.rules,
];
