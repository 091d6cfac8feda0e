import { parseGoUrl } from '../../kubernetes/go-url';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { volumeImportFrom } from '../subjects/volume-import';

const MEMBERS = ['http', 's3', 'gcs'] as const;
/** What CDI writes to the disk as it is, as it knows neither the packing nor an image in it (`knownHeaders`). */
const PACKED = /\.(?:7z|bz2|box|lz4|lzma|ova|rar|tar|tgz|tbz2?|txz|zip|tar\.(?:gz|xz|zst))$/i;
/** What lies beside images, or installs something. */
const NO_IMAGE = /(?:^|\/|\.)(?:asc|deb|exe|html?|json|md5|md5sums?|msi|ovf|rpm|sha\d+|sha\d+sums?|sig|torrent|txt|ya?ml)$/i;
/** Pages about a file, by the host and the beginning of their path. */
const PAGES = /^(?:(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:blob|tree|releases\/tag)\/|gitlab\.com\/.*\/-\/(?:blob|tree)\/|drive\.google\.com\/file\/|hub\.docker\.com\/|quay\.io\/repository\/)/i;
const READABLE = 'a file that is raw, ISO, qcow2, VMDK, VDI, VHD or VHDX, by itself or in gz, xz or zst';

interface File {
  /** Host and path. */
  readonly location: string;
  readonly hasQuery: boolean;
}

/** The file that becomes a disk. */
const file: Subject<File> = partsOf(volumeImportFrom(...MEMBERS), ({ source, spec: { contentType } }) => MEMBERS.flatMap((member) => {
  const { url = '' } = source[member] ?? {};
  const parsed = parseGoUrl(url, 'request');
  if (!parsed?.host || contentType === 'archive') return [];
  const [location, query] = url.slice(url.indexOf('//') + 2).replace(/^[^/@]*@/, '').replace(/#.*/, '').split('?');
  return [{ value: { location, hasQuery: query !== undefined }, path: `source.${member}.url` }];
}));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'image-file/holds-disk',
    level: FindingLevel.ADVISED,
    subject: file,
    summary: 'What is imported over HTTP must be an image of a disk, in a form that CDI unpacks',
    why: 'CDI knows a form by its first bytes and takes everything else for a raw disk: it writes the archive, the checksums or the web page to the volume and calls that Succeeded. The guest '
      + 'finds nothing to boot.',
    fix: 'Name the image itself: unpack an archive (the disk of an .ova is its .vmdk) and put that on the server, or write the address behind Download or Raw in place of a page about the file.',
    * check({ location, hasQuery }) {
      const got = faultOf(location, hasQuery);
      if (got) yield { field: '', got: `${location.slice(location.lastIndexOf('/', location.length - 2) + 1)}, ${got}`, allowed: READABLE };
    },
  }),
];

function faultOf(location: string, hasQuery: boolean): string | undefined {
  if (PAGES.test(location) && !hasQuery) return 'a page about a file';
  const path = location.slice(location.indexOf('/'));
  if (hasQuery || !location.includes('/')) return undefined;
  if (path !== '/' && path.endsWith('/')) return 'a folder';
  if (PACKED.test(path)) return 'an archive';
  return NO_IMAGE.test(path) ? 'no image' : undefined;
}
