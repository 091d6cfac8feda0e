import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { dataVolume, from, importSource, volumeTable, withTemplate } from '../volume-table';
import type { VolumeRow } from '../volume-table';

const rule = 'image-file/holds-disk';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a file that is raw, ISO, qcow2, VMDK, VDI, VHD or VHDX, by itself or in gz, xz or zst' } });

const http = (url: string) => ({ source: { http: { url } } });
const wrong = (url: string, got: string): VolumeRow => [url, http(url), [rule, 'spec.source.http.url', got]];

describe(rule, () => {
  volumeTable([
    ...[
      'https://h/a.qcow2', 'https://h/a.img.xz', 'https://h/a.iso', 'https://h/a', 'https://h/', 'https://h', 'https://h:8443/images/disk', 'https://h/a.raw.gz', 'https://h/v1.2',
      'https://h/a.zip?format=raw', 'https://github.com/o/r/releases/download/v1/a.qcow2', 'https://github.com/o/r/blob/main/a.qcow2?raw=true', 'https://raw.githubusercontent.com/o/r/main/a.img',
    ].map((url): VolumeRow => [url, http(url)]),
    wrong('https://h/win.ZIP', 'win.ZIP, an archive'),
    wrong('https://h/appliance.ova', 'appliance.ova, an archive'),
    wrong('https://h/a.tar.gz', 'a.tar.gz, an archive'),
    wrong('https://h/a.qcow2.bz2', 'a.qcow2.bz2, an archive'),
    wrong('https://h/SHA256SUMS', 'SHA256SUMS, no image'),
    wrong('https://h/a.qcow2.sha256', 'a.qcow2.sha256, no image'),
    wrong('https://h/a.iso.torrent', 'a.iso.torrent, no image'),
    wrong('https://h/images/current/', 'current/, a folder'),
    wrong('https://github.com/o/r/blob/main/a.qcow2', 'a.qcow2, a page about a file'),
    ['an archive that is meant', { ...http('https://h/a.tar.gz'), contentType: 'archive' }],
    ['another source', from({ blank: {} })],
    ['of S3', from({ s3: { url: 'https://h/b/a.zip', secretRef: 's' } }), [rule, 'spec.source.s3.url', 'a.zip, an archive']],
  ], dataVolume);
  volumeTable([['a template', http('http://h/a.zip'), [rule, 'spec.dataVolumeTemplates[0].spec.source.http.url', 'a.zip, an archive']]], withTemplate);
  volumeTable([['a source of a populator', http('http://h/a.zip'), [rule, 'spec.source.http.url', 'a.zip, an archive']]], importSource);
});
