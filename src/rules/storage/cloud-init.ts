import type { CloudInitConfigDriveSource, CloudInitNoCloudSource } from '../../../imports/kubevirt.io';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

/** `cloudInitUserMaxLen` and `cloudInitNetworkMaxLen` of KubeVirt, in bytes. */
const INLINE_BYTES = 2048;
const PARTS = ['userData', 'networkData'] as const;
/** Where each may come from. */
const WAYS = {
  userData: ['secretRef', 'userDataBase64', 'userData'],
  networkData: ['networkDataSecretRef', 'networkDataBase64', 'networkData'],
} as const;
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'cloud-init/has-valid-base64',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Encoded cloud-init data is base64',
    why: 'KubeVirt refuses data that it cannot decode.',
    fix: 'Encode it with the standard alphabet and padding, or write it plain into userData or networkData.',
    upstream: ['cloudinit/userdata-base64', 'cloudinit/networkdata-base64'],
    * check(guest) {
      for (const { path, source } of cloudInits(guest)) {
        for (const part of PARTS) {
          const encoded = encodedData(source, part);
          if (BASE64.test(encoded)) continue;
          yield { field: `${path}.${part}Base64`, got: `${encoded.length} characters that are not base64`, allowed: 'padded standard base64' };
        }
      }
    },
  }),
  defineRule({
    id: 'cloud-init/excludes-second-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'User data and network data of cloud-init have one source each',
    why: 'KubeVirt refuses the same data plain, encoded and from a Secret beside each other.',
    fix: 'Keep one of them.',
    upstream: ['cloudinit/userdata-multiple', 'cloudinit/networkdata-multiple'],
    * check(guest) {
      for (const { path, source } of cloudInits(guest)) {
        for (const part of PARTS) {
          const found = givenIn(source, part);
          if (found.length > 1) yield { field: path, got: found, allowed: `one of ${WAYS[part].join(', ')}` };
        }
      }
    },
  }),
  defineRule({
    id: 'cloud-init/fits-inline',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: `Inline cloud-init data has at most ${INLINE_BYTES} bytes`,
    why: `KubeVirt refuses more than ${INLINE_BYTES} bytes of user data or of network data; base64 is measured decoded.`,
    fix: 'Put it into a Secret and refer to that: secretRef for user data, networkDataSecretRef for network data.',
    upstream: ['cloudinit/userdata-size', 'cloudinit/networkdata-size'],
    * check(guest) {
      for (const { path, source } of cloudInits(guest)) {
        for (const part of PARTS) {
          const plain = source[part];
          const bytes = plain ? Buffer.byteLength(plain) : Buffer.byteLength(encodedData(source, part), 'base64');
          if (bytes <= INLINE_BYTES) continue;
          const field = `${path}.${plain ? part : `${part}Base64`}`;
          yield { field, got: `${bytes} bytes`, allowed: `at most ${INLINE_BYTES} bytes`, reported: path };
        }
      }
    },
  }),
  defineRule({
    id: 'cloud-init/requires-data',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A cloud-init volume has user data or network data',
    why: 'KubeVirt refuses one with neither; empty strings and a Secret without a name do not count.',
    fix: 'Write userData or secretRef, or remove the volume and its disk.',
    upstream: ['cloudinit/no-data'],
    * check(guest) {
      for (const { path, source } of cloudInits(guest)) {
        if (PARTS.some((part) => givenIn(source, part).length > 0)) continue;
        yield { field: path, got: 'no data', allowed: `one of ${PARTS.flatMap((part) => WAYS[part]).join(', ')}` };
      }
    },
  }),
];

type Part = typeof PARTS[number];

interface CloudInit {
  readonly path: string;
  readonly source: CloudInitNoCloudSource | CloudInitConfigDriveSource;
}

/** Where a volume has both, upstream looks at the first only. */
function* cloudInits({ spec: { volumes = [] } }: Vmi): Iterable<CloudInit> {
  for (const [i, { cloudInitNoCloud, cloudInitConfigDrive }] of volumes.entries()) {
    if (cloudInitNoCloud) yield { path: `volumes[${i}].cloudInitNoCloud`, source: cloudInitNoCloud };
    else if (cloudInitConfigDrive) yield { path: `volumes[${i}].cloudInitConfigDrive`, source: cloudInitConfigDrive };
  }
}

function givenIn(source: CloudInit['source'], part: Part): string[] {
  return WAYS[part].filter((way) => {
    const given = source[way];
    return typeof given === 'object' ? given.name : given;
  });
}

/** Without the line breaks, which decoders ignore. */
function encodedData(source: CloudInit['source'], part: Part): string {
  return source[`${part}Base64`]?.replace(/[\r\n]/g, '') ?? '';
}
