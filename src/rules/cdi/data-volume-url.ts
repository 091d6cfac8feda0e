import { parseGoUrl } from '../../kubernetes/go-url';
import type { ImportedSource } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { volumeImportFrom } from '../subjects/volume-import';

/** The sources that CDI reads over HTTP, as the webhook spells them. */
const REMOTE = { http: 'HTTP', s3: 'S3', gcs: 'GCS', imageio: 'ImageIO', vddk: 'VDDK' } as const;
const MEMBERS = Object.keys(REMOTE) as (keyof typeof REMOTE)[];
const SCHEMES = ['http', 'https', 'gs'];
/** Hexadecimal digits by algorithm. */
const DIGITS: { readonly [algorithm: string]: number | undefined } = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };
const PASSWORD = /\/\/[^/@]*@/;

interface Remote {
  readonly member: keyof typeof REMOTE;
  readonly url: string;
  readonly place: { readonly field: string; readonly reported: string };
}

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-url/is-valid',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom(...MEMBERS),
    summary: 'The URL of a source is absolute, with http, https or gs',
    why: 'The webhook of CDI refuses every other URL; it reads them as Go does.',
    fix: 'Write a URL such as https://example.com/disk.qcow2. An S3 object is https://<endpoint>/<bucket>/<key>.',
    upstream: ['cdi:dv/url-empty', 'cdi:dv/url-syntax', 'cdi:dv/url-scheme', 'cdi:vis/source-…'],
    * check(volume) {
      for (const { url, place } of remotes(volume)) {
        const scheme = parseGoUrl(url, 'request')?.scheme;
        if (scheme === undefined || !SCHEMES.includes(scheme)) yield { ...place, got: shownUrl(url), allowed: 'an absolute http, https or gs URL' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-url/has-valid-checksum',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('http'),
    summary: 'A checksum is an algorithm and as many hexadecimal digits as that has',
    why: 'The webhook of CDI refuses every other checksum.',
    fix: 'Write such as sha256: and 64 hexadecimal digits.',
    upstream: ['cdi:dv/http-checksum'],
    * check({ source: { http } }) {
      const checksum = http?.checksum;
      if (!checksum) return;
      const [algorithm, ...rest] = checksum.split(':');
      const digits = DIGITS[algorithm.trim().toLowerCase()];
      const hash = rest.join(':').trim();
      if (digits === hash.length && /^[\da-f]+$/i.test(hash)) return;
      const allowed = digits ? `${digits} hexadecimal digits after ${algorithm.trim()}:` : Object.keys(DIGITS).join(', ');
      yield { field: 'source.http.checksum', reported: 'source.HTTP.checksum', got: checksum, allowed };
    },
  }),
  defineRule({
    id: 'data-volume-url/uses-gs-for-gcs',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...MEMBERS),
    summary: 'A gs URL is for gcs',
    why: 'The webhook of CDI admits gs:// with every source, but only gcs can read it: the import fails.',
    fix: 'Move the URL to source.gcs, or write an https URL.',
    upstream: ['cdi:late/url-gs'],
    * check(volume) {
      for (const { member, url, place: { field } } of remotes(volume)) {
        if (member !== 'gcs' && parseGoUrl(url, 'request')?.scheme === 'gs') yield { field, got: url, allowed: 'an http or https URL' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-url/has-host',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...MEMBERS),
    summary: 'The URL of a source has a host',
    why: 'The webhook of CDI admits a URL without a host, but there is nobody to ask: the import fails.',
    fix: 'Write scheme, two slashes and host: https://example.com/disk.qcow2.',
    upstream: ['cdi:late/url-no-host'],
    * check(volume) {
      for (const { url, place: { field } } of remotes(volume)) {
        const parsed = parseGoUrl(url, 'request');
        if (parsed && SCHEMES.includes(parsed.scheme) && parsed.host === '') yield { field, got: shownUrl(url), allowed: 'a URL with a host' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-url/hides-password',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...MEMBERS),
    summary: 'The URL of a source has no password',
    why: 'Everyone who may read the DataVolume, or the repository, reads it.',
    fix: 'Put accessKeyId and secretKey into a Secret and refer to it with secretRef.',
    * check(volume) {
      for (const { url, place: { field } } of remotes(volume)) {
        if (/\/\/[^/@]*:[^/@]+@/.test(url)) yield { field, got: shownUrl(url), allowed: 'a URL without a user' };
      }
    },
  }),
];

function remotes({ source }: ImportedSource): Remote[] {
  return MEMBERS.flatMap((member) => {
    const remote = source[member];
    if (!remote) return [];
    const place = { field: `source.${member}.url`, reported: `source.${REMOTE[member]}.url` };
    return [{ member, url: remote.url ?? '', place }];
  });
}

function shownUrl(url: string): string {
  return url.replace(PASSWORD, '//…@');
}
