import { isJson } from '../../kubernetes/json';
import { misspeltKeys, wrongEntries } from '../../manifests/cloud-init/cloud-config';
import { guestDataOnce } from '../../manifests/cloud-init/guest-data';
import type { GuestData } from '../../manifests/cloud-init/guest-data';
import { describeYaml, yamlReader } from '../../manifests/cloud-init/read-yaml';
import type { RepeatedKey } from '../../manifests/cloud-init/read-yaml';
import { oncePerInput } from '../../manifests/once-per-input';
import { partsOf } from '../../manifests/secrets/encoded-text';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** By what cloud-init (26.2) tells the type of user data, in any case (`INCLUSION_TYPES_MAP`). */
const HEADERS = ['#cloud-config', '#!', '#include', '#cloud-boothook', '#part-handler', '## template: jinja'];
/** A MIME archive is told by its header anywhere in the first 4 KiB. */
const MIME = /mime-version:/i;
/**
 * What other programs than cloud-init read: Ignition, what that is made from and other JSON, scripts of cloudbase-init, the configuration of Talos, and what a template fills in
 * before it is applied.
 */
const OTHERS = /^(?:\{|variant:|rem cmd|#ps1|<(?:powershell|script)|(?:---\s+)?(?:version: v1alpha1|apiVersion: v1alpha1|machine:)|\$[{(]|\{\{|%\w+%)/i;
/** The header where it is misspelt: with a blank, in another place, with another dash. */
const MISSPELT = /^(?:\uFEFF\s*)?#?[ \t]*#?[ \t]*cloud[-_ ]?config/i;
const CLOUD_CONFIG = /^#cloud-config(?!-)/i;
/** How much of a key is shown. */
const SHOWN = 40;
/** Text that a folded block scalar (>) has put on the line of the header. */
const FOLDED = /^#cloud-config[ \t]+[\w-]+:/i;
const ARCHIVE = /^#cloud-config-archive/i;

/** A part of user data, and which one it is where there are several. */
interface Part extends Pick<GuestData, 'manifest' | 'field' | 'text'> {
  readonly where: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'user-data/requires-header',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'User data must begin with a header that cloud-init knows',
    why: 'Cloud-init tells by its first characters what user data is: it logs a warning that nobody sees and ignores what begins otherwise, so the guest '
      + 'starts without its users, keys and packages.',
    fix: 'Write #cloud-config alone on the first line, or #! and the interpreter before a script.',
    * check(manifests, cluster) {
      for (const { manifest, field, part, text } of guestDataOnce(manifests, cluster)) {
        const start = startOf(text);
        if (part !== 'userData' || start === '' || hasHeader(text) || isForOthers(start)) continue;
        yield { manifest, field, got: describeStart(start), allowed: `text that begins with one of ${HEADERS.join(', ')}, or a MIME archive` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-data/has-valid-yaml',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'User data of the type #cloud-config must be one YAML mapping',
    why: 'Cloud-init logs that it failed to load the YAML and goes on without it: the guest starts without anything that is written there.',
    fix: 'Correct the text at the line and column given; what is in {{ }} needs ## template: jinja on the first line, before #cloud-config.',
    * check(manifests, cluster) {
      const read = yamlReader(manifests);
      for (const { manifest, field, text, where } of userDataParts(manifests, cluster)) {
        const start = startOf(text);
        if (!(CLOUD_CONFIG.test(start) || ARCHIVE.test(start))) continue;
        const { value, fault } = read(text);
        const isList = ARCHIVE.test(start);
        const isNothing = value === null && !FOLDED.test(start);
        const fits = isNothing || (isList ? Array.isArray(value) : describeYaml(value) === 'a mapping');
        if (!fault && fits) continue;
        const got = !fault && value === null ? 'a comment, as all of it is on the first line' : fault ?? describeYaml(value);
        yield { manifest, field, got: `${where}${got}`, allowed: isList ? 'a YAML list' : 'a YAML mapping' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-data/has-known-keys',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The keys of a cloud-config must be spelt as its modules read them',
    why: 'Each module of cloud-init looks for its own key, and nothing complains of others at a boot: what is written below a misspelt key does not happen.',
    fix: 'Correct the key.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, value } of cloudConfigs(manifests, cluster)) {
        for (const { key, meant } of misspeltKeys(value)) yield { manifest, field, got: `${where}${key.slice(0, SHOWN)}`, allowed: meant };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-data/has-unique-keys',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A mapping of a cloud-config must have each key once',
    why: 'Cloud-init reads it by PyYAML, which takes the last of two and says nothing: the commands, packages or files of the first are not there.',
    fix: 'Remove one of them, or merge the two.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, repeated } of cloudConfigs(manifests, cluster)) {
        for (const { key, line } of repeated) yield { manifest, field, got: `${where}line ${line}: ${key.slice(0, SHOWN)}`, allowed: 'each key once' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-data/has-valid-entries',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'Commands, files, mounts and keys of a cloud-config must be lists of what its modules take',
    why: 'The module fails at the first entry that it cannot take, and does nothing of the whole list: a command with a colon and a blank in it is a mapping to YAML unless it is in quotes.',
    fix: 'Write a list, commands in quotes or as lists of words, and files with path.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, value } of cloudConfigs(manifests, cluster)) {
        for (const { got, allowed } of wrongEntries(value)) yield { manifest, field, got: `${where}${got}`, allowed };
      }
    },
  }),
];

/** A part that can be read. */
interface ReadPart extends Part {
  readonly value: unknown;
  readonly repeated: readonly RepeatedKey[];
}

const userDataParts = oncePerInput((manifests, cluster): readonly Part[] => (
  guestDataOnce(manifests, cluster).filter(({ part }) => part === 'userData').flatMap(partsOfData)
));

/** The parts of user data that are a cloud-config and can be read. */
export const cloudConfigs = oncePerInput((manifests, cluster): readonly ReadPart[] => {
  const read = yamlReader(manifests);
  return userDataParts(manifests, cluster).flatMap(({ manifest, field, where, text }): ReadPart[] => {
    const start = startOf(text);
    if (!CLOUD_CONFIG.test(start) || ARCHIVE.test(start)) return [];
    const { value, fault, repeated = [] } = read(text);
    return fault ? [] : [{ manifest, field, where, text, value, repeated }];
  });
});

/** Python strips blanks, but no byte order mark. */
function startOf(text: string): string {
  return text.startsWith('\uFEFF') ? text : text.trimStart();
}

function hasHeader(text: string): boolean {
  const start = startOf(text).slice(0, 40).toLowerCase();
  return HEADERS.some((header) => start.startsWith(header)) || MIME.test(text.slice(0, 4096));
}

function isForOthers(start: string): boolean {
  return OTHERS.test(start) || isJson(start);
}

/** What it begins with, as far as that cannot be secret. */
function describeStart(start: string): string {
  if (/^content-type:/i.test(start)) return 'a MIME message without MIME-Version';
  if (MISSPELT.test(start)) return `the first line ${start.split('\n', 1)[0].replace('\uFEFF', '(byte order mark)').trim().slice(0, 30)}`;
  return start.startsWith('#') ? 'a comment' : 'no header';
}

function partsOfData({ manifest, field, text: whole }: GuestData): Part[] {
  const parts = partsOf(whole);
  return parts.map((text, i) => ({ manifest, field, text, where: parts.length > 1 ? `part ${i + 1}, ` : '' }));
}
