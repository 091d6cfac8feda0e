import { guestRule } from './guest';
import type { Guest } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';
import type { CloudInitConfigDriveSource, CloudInitNoCloudSource } from '../../../imports/kubevirt.io';

/** `cloudInitUserMaxLen` and `cloudInitNetworkMaxLen` of KubeVirt v1.9.0, in bytes. */
const INLINE_BYTES = 2048;
const PARTS = ['userData', 'networkData'] as const;
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'cloud-init/fits-inline',
    level: Level.REJECTED,
    summary: `Inline cloud-init data has at most ${INLINE_BYTES} bytes`,
    why: `The webhook refuses more than ${INLINE_BYTES} bytes of user data or of network data; base64 is measured decoded.`,
    fix: 'Put it into a Secret and refer to that: secretRef for user data, networkDataSecretRef for network data.',
    * check(guest) {
      for (const { path, source } of cloudInits(guest)) {
        for (const part of PARTS) {
          const [plain, encoded] = [source[part], source[`${part}Base64`]];
          const bytes = plain ? Buffer.byteLength(plain) : Buffer.byteLength(encoded ?? '', 'base64');
          if (bytes <= INLINE_BYTES) continue;
          yield { field: `${path}.${plain ? part : `${part}Base64`}`, got: `${bytes} bytes`, allowed: `at most ${INLINE_BYTES} bytes` };
        }
      }
    },
  }),
  guestRule({
    id: 'cloud-init/has-valid-base64',
    level: Level.REJECTED,
    summary: 'Encoded cloud-init data is base64',
    why: 'The webhook refuses data that it cannot decode.',
    fix: 'Encode it with the standard alphabet and padding, or write it plain into userData or networkData.',
    * check(guest) {
      for (const { path, source } of cloudInits(guest)) {
        for (const part of PARTS) {
          const encoded = source[`${part}Base64`]?.replace(/[\r\n]/g, '');
          if (encoded === undefined || BASE64.test(encoded)) continue;
          yield { field: `${path}.${part}Base64`, got: `${encoded.length} characters that are not base64`, allowed: 'padded standard base64' };
        }
      }
    },
  }),
];

interface CloudInit {
  readonly path: string;
  readonly source: CloudInitNoCloudSource | CloudInitConfigDriveSource;
}

/** Where a volume has both, upstream looks at the first only. */
function* cloudInits({ spec: { volumes = [] } }: Guest): Iterable<CloudInit> {
  for (const [i, { cloudInitNoCloud, cloudInitConfigDrive }] of volumes.entries()) {
    if (cloudInitNoCloud) yield { path: `volumes[${i}].cloudInitNoCloud`, source: cloudInitNoCloud };
    else if (cloudInitConfigDrive) yield { path: `volumes[${i}].cloudInitConfigDrive`, source: cloudInitConfigDrive };
  }
}
