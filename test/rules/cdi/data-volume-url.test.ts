import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';
import { dataVolume, from, importSource, volumeTable, withTemplate } from '../volume-table';
import type { VolumeRow } from '../volume-table';

says({
  'data-volume-source/excludes-archive': { allowed: 'kubevirt' },
  'data-volume-source/requires-one-source': { allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot' },
  'data-volume-url/avoids-password': { level: FindingLevel.ADVISED, allowed: 'a URL without a user' },
  'data-volume-url/avoids-unverified-image': { level: FindingLevel.ADVISED, allowed: 'sha256: and 64 hexadecimal digits' },
  'data-volume-url/has-valid-checksum': { allowed: 'md5, sha1, sha256, sha512', reported: 'spec.source.HTTP.checksum' },
  'data-volume-url/has-valid-url': { allowed: 'an absolute http, https or gs URL', reported: 'spec.source.HTTP.url' },
  'data-volume-url/requires-gcs-for-gs': { level: FindingLevel.UNSTARTABLE, allowed: 'an http or https URL' },
  'data-volume-url/requires-host': { level: FindingLevel.UNSTARTABLE, allowed: 'a URL with a host' },
});

const URL = 'spec.source.http.url';
const http = (url: string) => ({ source: { http: { url } } });
const imageio = { diskId: 'd', secretRef: 's', certConfigMap: 'c' };
const vddk = { uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };

describe('data-volume-url/has-valid-url', () => {
  const rule = 'data-volume-url/has-valid-url';
  const refused = (url: string, got = url): VolumeRow => [url, http(url), [rule, URL, got]];
  describe('accepts', () => volumeTable([
    'https://h/a.img', 'http://h/a b', 'http://[::1]:80/a', 'HTTP://h/a', 'http://h:/a', 'http://h/a#b', 'http://h/a?b=%zz', 'https://ä/a',
  ].map((url): VolumeRow => [url, http(url)])));
  describe('refuses', () => volumeTable([
    ...['', 'h/a.img', 'http://h:port/a', 'http://h/%zz', 'vc.local', 'ftp://h/a', 's3://b/o', 'docker://h/a', 'gcs://b/o', '/a', '*', ':a',
      'http://h h/a', 'http://[::1/a', 'http://a[::1]/a', 'http://h%41/a', 'http://h/a\tb'].map((url) => refused(url)),
    refused('ftp://user@h/a', 'ftp://…@h/a'),
  ]));
  describe('of other sources', () => volumeTable([
    ['gcs with gs', from({ gcs: { url: 'gs://b/o' } })],
    ['gcs with another scheme', from({ gcs: { url: 's3://b/o' } }), [rule, 'spec.source.gcs.url', 's3://b/o', { reported: 'spec.source.GCS.url' }]],
    ['s3 with its own scheme', from({ s3: { url: 's3://b/o', secretRef: 's' } }),
      [rule, 'spec.source.s3.url', 's3://b/o', { reported: 'spec.source.S3.url' }]],
    ['imageio with another scheme', from({ imageio: { ...imageio, url: 'ftp://h/a' } }),
      [rule, 'spec.source.imageio.url', 'ftp://h/a', { reported: 'spec.source.ImageIO.url' }]],
    ['vddk without a URL', from({ vddk }), [rule, 'spec.source.vddk.url', '', { reported: 'spec.source.VDDK.url' }]],
    ['two sources, which another rule is about', { source: { http: { url: 'h' }, blank: {} } },
      ['data-volume-source/requires-one-source', 'spec.source', '["http","blank"]']],
  ]));
  describe('of a VolumeImportSource', () => volumeTable([
    ['https', http('https://h/a')],
    refused('ftp://h/a'),
    ['a blank archive', from({ blank: {} }, { contentType: 'archive' }),
      ['data-volume-source/excludes-archive', 'spec.contentType', 'archive from blank']],
  ], importSource));
  describe('of the template of a VM', () => volumeTable([
    ['ftp', http('ftp://h/a'),
      [rule, 'spec.dataVolumeTemplates[0].spec.source.http.url', 'ftp://h/a', { level: FindingLevel.UNSTARTABLE, reported: null }]],
  ], withTemplate));
});

describe('data-volume-url/avoids-unverified-image', () => {
  const [rule, field] = ['data-volume-url/avoids-unverified-image', 'spec.source.http.checksum'];
  volumeTable([
    ['a checksum', {}],
    ['none', { source: { http: { checksum: undefined } } }, [rule, field]],
    ['an empty one', { source: { http: { checksum: '' } } }, [rule, field, '']],
    ['another source', from({ upload: {} })],
  ]);
  describe('where there is no such field', () => volumeTable([
    ['the template of a VM', { source: { http: { checksum: undefined } } }],
  ], withTemplate));
  test('CDI before v1.65', () => {
    expect(judge(dataVolume({ source: { http: { checksum: undefined } } }), { cdiVersion: '1.64' })).toEqual([]);
  });
});

describe('data-volume-url/has-valid-checksum', () => {
  const checked = (checksum: string) => ({ source: { http: { checksum } } });
  const [rule, field] = ['data-volume-url/has-valid-checksum', 'spec.source.http.checksum'];
  const refused = (checksum: string, allowed?: string): VolumeRow => (
    [checksum, checked(checksum), allowed ? [rule, field, checksum, { allowed }] : [rule, field, checksum]]
  );
  describe('accepts', () => volumeTable([
    ['an md5', checked(`md5:${'0'.repeat(32)}`)],
    ['a sha1 between blanks', checked(` sha1 : ${'f'.repeat(40)}`)],
    ['a sha256 in capitals', checked(`SHA256:${'A'.repeat(64)}`)],
    ['a sha512', checked(`sha512:${'9'.repeat(128)}`)],
  ]));
  describe('refuses', () => volumeTable([
    refused('crc32:00000000'),
    refused('constructor:00'),
    refused('sha256', '64 hexadecimal digits after sha256:'),
    refused('sha256:', '64 hexadecimal digits after sha256:'),
    refused(`sha256:${'a'.repeat(63)}`, '64 hexadecimal digits after sha256:'),
    refused(`sha1:${'a'.repeat(41)}`, '40 hexadecimal digits after sha1:'),
    refused(`md5:${'g'.repeat(32)}`, '32 hexadecimal digits after md5:'),
    refused(`md5:g${'a'.repeat(31)}`, '32 hexadecimal digits after md5:'),
    refused(`md5:${'a'.repeat(31)}g`, '32 hexadecimal digits after md5:'),
    refused(` MD5 :${'a'.repeat(16)}:${'a'.repeat(16)}`, '32 hexadecimal digits after MD5:'),
  ]));
  test.each<[string, Verdict[]]>([
    ['1.64.0', [['schema/fits-release', field, 'crc32:00000000']]],
    ['1.65.0', [[rule, field, 'crc32:00000000']]],
  ])('CDI %s', (cdiVersion, found) => expect(judge(dataVolume(checked('crc32:00000000')), { cdiVersion })).toEqual(found));
});

describe('what CDI admits and then fails to read', () => volumeTable([
  ['a gs URL over HTTP', http('gs://b/o'), ['data-volume-url/requires-gcs-for-gs', URL, 'gs://b/o']],
  ['a gs URL of S3', from({ s3: { url: 'gs://user@b/o', secretRef: 's' } }),
    ['data-volume-url/requires-gcs-for-gs', 'spec.source.s3.url', 'gs://…@b/o']],
  ['a URL without a host', http('http:///a'), ['data-volume-url/requires-host', URL, 'http:///a']],
  ['a URL without slashes', http('http:h/a'), ['data-volume-url/requires-host', URL, 'http:h/a']],
  ['a URL of nothing', http('http://'), ['data-volume-url/requires-host', URL, 'http://']],
  ['a URL with a path that has a colon and an @', http('http://h/a:b@c')],
]));

describe('data-volume-url/avoids-password', () => volumeTable([
  ['a URL with a password', http('http://user:pw@h/a'), ['data-volume-url/avoids-password', URL, 'http://…@h/a']],
  ['a URL with a user only', http('http://user@h/a')],
]));
