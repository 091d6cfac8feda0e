import { parseGoUrl } from '../../kubernetes/go-url';
import { DATA_VOLUME } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { ofKinds } from '../subjects/vmi';
import { volumeImportFrom, volumeSource } from '../subjects/volume-import';

/** The sources that CDI reads over HTTP, as its webhook spells them. */
const REMOTE = { http: 'HTTP', s3: 'S3', gcs: 'GCS', imageio: 'ImageIO', vddk: 'VDDK' } as const;
const MEMBERS = Object.keys(REMOTE) as (keyof typeof REMOTE)[];
const SCHEMES: readonly string[] = ['http', 'https', 'gs'];
/** Hexadecimal digits by algorithm. */
const DIGITS: ReadonlyMap<string, number> = new Map([['md5', 32], ['sha1', 40], ['sha256', 64], ['sha512', 128]]);
const USER = /\/\/[^/@]*@/;
const PASSWORD = /\/\/[^/@]*:[^/@]+@/;

interface RemoteUrl {
  readonly member: keyof typeof REMOTE;
  readonly url: string;
  /** The URL without user and password. */
  readonly shown: string;
}

/** The URL of a source that CDI reads over HTTP. */
const remoteUrl: Subject<RemoteUrl> = partsOf(volumeImportFrom(...MEMBERS), ({ source }) => (
  MEMBERS.flatMap((member) => {
    const { [member]: remote } = source;
    if (!remote) return [];
    const { url = '' } = remote;
    const value = { member, url, shown: url.replace(USER, '//…@') };
    return [{ value, path: `source.${member}.url`, reported: `source.${REMOTE[member]}.url` }];
  })
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-url/has-valid-url',
    level: FindingLevel.REJECTED,
    subject: remoteUrl,
    summary: 'The URL of a source must be absolute, with scheme http, https or gs',
    why: 'CDI refuses every other URL; it reads them as Go does.',
    fix: 'Write a URL such as https://example.com/disk.qcow2. An S3 object is https://<endpoint>/<bucket>/<key>.',
    upstream: ['cdi:dv/url-empty', 'cdi:dv/url-syntax', 'cdi:dv/url-scheme', 'cdi:vis/source-…'],
    * check({ url, shown: got }) {
      const scheme = parseGoUrl(url, 'request')?.scheme;
      if (scheme === undefined || !SCHEMES.includes(scheme)) yield { field: '', got, allowed: 'an absolute http, https or gs URL' };
    },
  }),
  defineRule({
    id: 'data-volume-url/has-valid-checksum',
    level: FindingLevel.REJECTED,
    subject: volumeSource('http', 'HTTP'),
    summary: 'A checksum must be a known algorithm and as many hexadecimal digits as that has',
    why: 'CDI refuses every other checksum since v1.65, before which the field did not exist. Case and surrounding blanks do not matter.',
    fix: 'Write such as sha256: and 64 hexadecimal digits.',
    upstream: ['cdi:dv/http-checksum'],
    sinceCdi: '1.65',
    * check({ checksum }) {
      if (!checksum) return;
      const [algorithm, ...rest] = checksum.split(':');
      const digits = DIGITS.get(algorithm.trim().toLowerCase());
      const hash = rest.join(':').trim();
      if (digits === hash.length && /^[\da-f]+$/i.test(hash)) return;
      const allowed = digits ? `${digits} hexadecimal digits after ${algorithm.trim()}:` : [...DIGITS.keys()].join(', ');
      yield { field: 'checksum', got: checksum, allowed };
    },
  }),
  defineRule({
    id: 'data-volume-url/avoids-unverified-image',
    level: FindingLevel.ADVISED,
    subject: ofKinds(volumeSource('http', 'HTTP'), [DATA_VOLUME]),
    summary: 'An image that is imported over HTTP must have a checksum',
    why: 'CDI takes whatever the server sends: an image that was replaced, on the server or on the way, becomes the disk of guests.',
    fix: 'Write checksum: sha256: and the digits that sha256sum prints of the file.',
    sinceCdi: '1.65',
    * check({ checksum: got, url }) {
      // What is no URL is told as that.
      if (!got && /^https?:/i.test(url)) yield { field: 'checksum', got, allowed: 'sha256: and 64 hexadecimal digits' };
    },
  }),
  defineRule({
    id: 'data-volume-url/requires-gcs-for-gs',
    level: FindingLevel.UNSTARTABLE,
    subject: remoteUrl,
    summary: 'A gs URL must be that of a gcs source',
    why: 'CDI admits gs:// with every source, but only gcs can read it: the import fails.',
    fix: 'Move the URL to source.gcs, or write an https URL.',
    upstream: ['cdi:late/url-gs'],
    * check({ member, url, shown: got }) {
      if (member !== 'gcs' && parseGoUrl(url, 'request')?.scheme === 'gs') yield { field: '', got, allowed: 'an http or https URL' };
    },
  }),
  defineRule({
    id: 'data-volume-url/requires-host',
    level: FindingLevel.UNSTARTABLE,
    subject: remoteUrl,
    summary: 'The URL of a source must have a host',
    why: 'CDI admits a URL without a host, but there is no server to ask: the import fails.',
    fix: 'Write scheme, two slashes and host: https://example.com/disk.qcow2.',
    upstream: ['cdi:late/url-no-host'],
    * check({ url, shown: got }) {
      const parsed = parseGoUrl(url, 'request');
      if (parsed && SCHEMES.includes(parsed.scheme) && parsed.host === '') yield { field: '', got, allowed: 'a URL with a host' };
    },
  }),
  defineRule({
    id: 'data-volume-url/avoids-password',
    level: FindingLevel.ADVISED,
    subject: remoteUrl,
    summary: 'The URL of a source must not have a password',
    why: 'Everyone who may read the DataVolume, or the repository, reads it.',
    fix: 'Put accessKeyId and secretKey into a Secret and refer to it with secretRef.',
    * check({ url, shown: got }) {
      if (PASSWORD.test(url)) yield { field: '', got, allowed: 'a URL without a user' };
    },
  }),
];
