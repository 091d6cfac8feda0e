import * as containerDevice from './container-device';
import * as device from './device';
import * as deviceName from './device-name';
import * as draDevice from './dra-device';
import * as gpu from './gpu';
import * as input from './input';
import * as panicDevice from './panic-device';
import * as pciAddress from './pci-address';
import * as resourceClaim from './resource-claim';
import * as serialConsole from './serial-console';
import * as sound from './sound';
import * as video from './video';
import * as watchdog from './watchdog';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...serialConsole.rules,
  ...containerDevice.rules,
  ...draDevice.rules,
  ...device.rules,
  ...deviceName.rules,
  ...gpu.rules,
  ...input.rules,
  ...panicDevice.rules,
  ...pciAddress.rules,
  ...resourceClaim.rules,
  ...sound.rules,
  ...video.rules,
  ...watchdog.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [...serialConsole.crossObjectRules];
