import type { CloudInitConfigDriveSource, CloudInitNoCloudSource } from '../../../imports/kubevirt.io';
import { isBase64 } from '../../kubernetes/base64';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';
import { volume } from '../subjects/volume';

/** `cloudInitUserMaxLen` and `cloudInitNetworkMaxLen` of KubeVirt, in bytes. */
const INLINE_BYTES = 2048;
const PARTS = ['userData', 'networkData'] as const;
/** The fields that each may come from. */
const SOURCES = {
  userData: ['secretRef', 'userDataBase64', 'userData'],
  networkData: ['networkDataSecretRef', 'networkDataBase64', 'networkData'],
} as const;

type CloudInitSource = CloudInitNoCloudSource | CloudInitConfigDriveSource;

/** The user data or the network data of a source. */
interface CloudInitData {
  readonly part: typeof PARTS[number];
  readonly plain?: string;
  /** In base64, without line breaks, which decoders ignore. */
  readonly encoded: string;
  /** The fields that give it: an empty string and a Secret without a name do not. */
  readonly givenBy: readonly string[];
}

/** The data of each cloud-init source. Of a volume with both, upstream looks at the first only. */
const cloudInit: Subject<readonly CloudInitData[]> = partsOf(volume, ({ cloudInitNoCloud, cloudInitConfigDrive }) => {
  if (cloudInitNoCloud) return [{ value: dataOf(cloudInitNoCloud), path: 'cloudInitNoCloud' }];
  return cloudInitConfigDrive ? [{ value: dataOf(cloudInitConfigDrive), path: 'cloudInitConfigDrive' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'cloud-init/avoids-second-volume',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A guest must have one cloud-init volume',
    why: 'KubeVirt writes the data of the first (ReadCloudInitVolumeDataSource) and admits others: a second one of the same type is the same again, and of one of the other type the file is not '
      + 'there when the guest starts.',
    fix: 'Put user data and network data into one volume.',
    * check({ spec: { volumes = [] } }) {
      const seeds = volumes.map((each, i) => ({ ...each, i })).filter((each) => each.cloudInitNoCloud ?? each.cloudInitConfigDrive);
      const [first, ...others] = seeds;
      for (const { name, i } of others) yield { field: `volumes[${i}].name`, got: name, allowed: `no cloud-init volume beside ${first.name}` };
    },
  }),
  defineRule({
    id: 'cloud-init/has-valid-base64',
    level: FindingLevel.REJECTED,
    subject: cloudInit,
    summary: 'Encoded cloud-init data must be base64',
    why: 'KubeVirt refuses data that it cannot decode.',
    fix: 'Encode it with the standard alphabet and padding, or write it plain into userData or networkData.',
    upstream: ['cloudinit/userdata-base64', 'cloudinit/networkdata-base64'],
    * check(data) {
      for (const { part, encoded } of data) {
        if (isBase64(encoded)) continue;
        yield { field: `${part}Base64`, got: `${encoded.length} characters that are not base64`, allowed: 'padded standard base64' };
      }
    },
  }),
  defineRule({
    id: 'cloud-init/excludes-second-source',
    level: FindingLevel.REJECTED,
    subject: cloudInit,
    summary: 'User data and network data of cloud-init must not have several sources each',
    why: 'KubeVirt refuses the same data plain, encoded and from a Secret beside each other.',
    fix: 'Keep one of them.',
    upstream: ['cloudinit/userdata-multiple', 'cloudinit/networkdata-multiple'],
    * check(data) {
      for (const { part, givenBy } of data) {
        if (givenBy.length > 1) yield { field: '', got: givenBy, allowed: `one of ${SOURCES[part].join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'cloud-init/fits-inline',
    level: FindingLevel.REJECTED,
    subject: cloudInit,
    summary: `Inline cloud-init data must have at most ${INLINE_BYTES} bytes`,
    why: `KubeVirt refuses more than ${INLINE_BYTES} bytes of user data or of network data; base64 is measured decoded.`,
    fix: 'Put it into a Secret and refer to that: secretRef for user data, networkDataSecretRef for network data.',
    upstream: ['cloudinit/userdata-size', 'cloudinit/networkdata-size'],
    * check(data) {
      for (const { part, plain, encoded } of data) {
        const bytes = plain ? Buffer.byteLength(plain) : Buffer.byteLength(encoded, 'base64');
        if (bytes <= INLINE_BYTES) continue;
        yield { field: plain ? part : `${part}Base64`, got: `${bytes} bytes`, allowed: `at most ${INLINE_BYTES} bytes`, reported: '' };
      }
    },
  }),
  defineRule({
    id: 'cloud-init/requires-data',
    level: FindingLevel.REJECTED,
    subject: cloudInit,
    summary: 'A cloud-init volume must have user data or network data',
    why: 'KubeVirt refuses one with neither; empty strings and a Secret without a name do not count.',
    fix: 'Write userData or secretRef, or remove the volume and its disk.',
    upstream: ['cloudinit/no-data'],
    * check(data) {
      if (data.some(({ givenBy }) => givenBy.length > 0)) return;
      yield { field: '', got: 'no data', allowed: `one of ${PARTS.flatMap((part) => SOURCES[part]).join(', ')}` };
    },
  }),
];

function dataOf(source: CloudInitSource): readonly CloudInitData[] {
  return PARTS.map((part) => ({
    part,
    plain: source[part],
    encoded: source[`${part}Base64`]?.replace(/[\r\n]/g, '') ?? '',
    givenBy: SOURCES[part].filter((field) => {
      const given = source[field];
      return typeof given === 'object' ? given.name : given;
    }),
  }));
}
