import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { from, importSource, volumeTable } from '../volume-table';
import type { VolumeRow } from '../volume-table';

says({
  'data-volume-source/excludes-archive': { allowed: 'kubevirt' },
  'data-volume-source/requires-one-source': { allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot' },
  'data-volume-url/requires-host': { level: FindingLevel.ADVISED, allowed: 'a URL with a host' },
  'data-volume-url/has-valid-checksum': {
    allowed: ['32 hexadecimal digits after md5:', '64 hexadecimal digits after sha256:', 'md5, sha1, sha256, sha512'],
    reported: 'spec.source.HTTP.checksum',
  },
  'data-volume-url/avoids-password': { level: FindingLevel.ADVISED, allowed: 'a URL without a user' },
  'data-volume-url/has-valid-url': {
    allowed: 'an absolute http, https or gs URL',
    reported: ['spec.source.HTTP.url', 'spec.source.S3.url', 'spec.source.VDDK.url'],
  },
  'data-volume-url/requires-gcs-for-gs': { level: FindingLevel.ADVISED, allowed: 'an http or https URL' },
});

const URL = 'spec.source.http.url';
const http = (url: string) => ({ source: { http: { url } } });
const refused = (url: string, got = url): VolumeRow => [url, http(url), ['data-volume-url/has-valid-url', URL, got]];
const accepted = (url: string): VolumeRow => [url, http(url)];

describe('data-volume-url/has-valid-url', () => {
  volumeTable([
    ...['https://h/a.img', 'http://h/a b', 'http://[::1]:80/a', 'HTTP://h/a', 'http://h:/a', 'http://h/a#b', 'http://h/a?b=%zz', 'https://ä/a'].map(accepted),
    ...['', 'h/a.img', 'http://h:port/a', 'http://h/%zz', 'vc.local', 'ftp://h/a', 's3://b/o', 'docker://h/a', 'gcs://b/o', '/a', '*', ':a',
      'http://h h/a', 'http://[::1/a', 'http://a[::1]/a', 'http://h%41/a', 'http://h/a\tb'].map((url) => refused(url)),
    refused('ftp://user@h/a', 'ftp://…@h/a'),
  ]);
  describe('other sources', () => volumeTable([
    ['gcs', from({ gcs: { url: 'gs://b/o' } })],
    ['s3', from({ s3: { url: 's3://b/o', secretRef: 's' } }), ['data-volume-url/has-valid-url', 'spec.source.s3.url', 's3://b/o']],
    ['vddk without one', from({ vddk: { uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' } }),
      ['data-volume-url/has-valid-url', 'spec.source.vddk.url', '']],
    ['two sources are another mistake', { source: { http: { url: 'h' }, blank: {} } }, ['data-volume-source/requires-one-source', 'spec.source', '["http","blank"]']],
  ]));
  describe('a VolumeImportSource', () => volumeTable([
    ['https', http('https://h/a')],
    refused('ftp://h/a'),
    ['a blank archive', from({ blank: {} }, { contentType: 'archive' }), ['data-volume-source/excludes-archive', 'spec.contentType', 'archive from blank']],
  ], importSource));
});

describe('data-volume-url/has-valid-checksum', () => {
  const checked = (checksum: string) => ({ source: { http: { checksum } } });
  const wrong = (checksum: string): VolumeRow => (
    [checksum, checked(checksum), ['data-volume-url/has-valid-checksum', 'spec.source.http.checksum', checksum]]
  );
  volumeTable([
    ['md5', checked(`md5:${'0'.repeat(32)}`)],
    ['capitals', checked(`SHA256:${'A'.repeat(64)}`)],
    ['blanks', checked(` sha1 : ${'f'.repeat(40)}`)],
    ['none', checked('')],
    ...['sha256', `sha256:${'a'.repeat(63)}`, 'crc32:00000000', `md5:${'g'.repeat(32)}`, 'md5:'].map(wrong),
  ]);
});

describe('what is admitted and fails', () => {
  volumeTable([
    ['gs for http', http('gs://b/o'), ['data-volume-url/requires-gcs-for-gs', URL, 'gs://b/o']],
    ['no host', http('http:///a'), ['data-volume-url/requires-host', URL, 'http:///a']],
    ['no slashes', http('http:h/a'), ['data-volume-url/requires-host', URL, 'http:h/a']],
    ['nothing', http('http://'), ['data-volume-url/requires-host', URL, 'http://']],
    ['a password', http('http://user:pw@h/a'), ['data-volume-url/avoids-password', URL, 'http://…@h/a']],
    ['a user without one', http('http://user@h/a')],
  ]);
});
