import { diskOptions } from './disks';
import type { CloudInitOptions } from '../../compute/cloud-init/cloud-init-props';
import type { GuestProps } from '../../compute/guest/guest-props';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Surroundings } from '../adopter';
import { construct, fields, kubevirt, make } from '../expression';
import type { Fields, Optional } from '../expression';
import { secret } from '../references';
import { member, text, value } from '../values';

const SOURCES = [['cloudInitNoCloud', 'NoCloud'], ['cloudInitConfigDrive', 'ConfigDrive']] as const;

/** KubeVirt's limit of what stands inline; what is longer would go into a Secret by default. */
const INLINE_MAX_BYTES = 2048;

/** The first volume of cloud-init. */
export function cloudInitVolume(spec: unknown): { readonly name: string; readonly volume: unknown } | undefined {
  const volume = listAt(spec, 'volumes').find((each) => SOURCES.some(([field]) => at(each, field) !== undefined));
  const name = textAt(volume, 'name');
  return name === undefined ? undefined : { name, volume };
}

/** The props of first-boot configuration. */
export function cloudInitProps(spec: unknown, surroundings: Surroundings, context: Parameters<typeof diskOptions>[1]): Fields<GuestProps> {
  const found = cloudInitVolume(spec);
  const devices = listAt(spec, 'domain', 'devices', 'disks');
  if (!found) return {};
  const { name, volume } = found;
  const device = devices.find((each) => at(each, 'name') === name) ?? { name };
  const [field, dataSource] = SOURCES.find(([each]) => at(volume, each) !== undefined) ?? SOURCES[0];
  const source = at(volume, field);
  const cloudInit = cloudInitOf(source, dataSource, surroundings);
  if (!cloudInit) return {};
  const texts = [textAt(source, 'userData'), textAt(source, 'networkData')];
  const isLong = texts.some((each = '') => Buffer.byteLength(each) > INLINE_MAX_BYTES);
  return {
    cloudInit,
    cloudInitPlacement: isLong ? member('CloudInitPlacement', 'inline') : undefined,
    cloudInitDisk: fields({ name: name === 'cloudinit' ? undefined : value(name), ...diskOptions(device, context) }),
  };
}

function cloudInitOf(source: unknown, dataSource: string, surroundings: Surroundings): Optional {
  const networkData = text(at(source, 'networkData'));
  const options = fields<CloudInitOptions>({
    dataSource: dataSource === 'NoCloud' ? undefined : member('CloudInitDataSource', dataSource),
    networkData: networkData && make('NetworkData', 'fromText', networkData),
    networkDataSecret: networkData ? undefined : secret(at(source, 'networkDataSecretRef', 'name'), surroundings),
  });
  const userData = text(at(source, 'userData'));
  if (userData) return make('CloudInit', 'fromUserData', userData, options);
  const fromSecret = secret(at(source, 'secretRef', 'name'), surroundings);
  if (fromSecret) return make('CloudInit', 'fromSecret', fromSecret, options);
  return options && construct(kubevirt('CloudInit'), options);
}
