import { isAnswerFile, passwordsOfAnswerFile } from './answer-file';
import { assignmentsIn, passwordsForChpasswd } from './assignment';
import { partsOf, textsIn } from './encoded-text';
import { fieldOf, joinPaths } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { remembered } from '../../kubernetes/remembered';
import { secretFormatsIn } from '../../kubernetes/secret-formats';
import { isLiteralSecret, isPasswordName, isSecretName } from '../../kubernetes/secret-name';
import { isShared } from '../../kubernetes/shared';
import { documentsOf } from '../source/document';

interface Fields { readonly [key: string]: unknown }

/** How deep files are read that stand in files. */
const MAX_DEPTH = 6;
const HEADER = /^(?:(?:proxy-)?authorization|private-token|api-key|x-(?:[a-z]+-)?(?:token|api-key))$/i;
const SCHEME = /^(?:basic|bearer|token|apikey) +/i;
const DATA_URL = /^data:[^,]{0,200},/;
/** What a text has in it, with escapes of YAML, if names in it or what is encoded in it may be secret: most need not be parsed. */
const SUSPICIOUS = /passw|passphrase|token|psk|(?:private|api|access|account|secret|shared)[-_. ]?key|client[-_. ]?secret|authorization|auths|encoding|data:|\\[uxUN]/i;
const BASE64_ENCODING = /(?:^|\+)b(?:ase)?64$/i;

/** What a search needs to know of the place where it looks. */
interface SecretSearch {
  /** Whether texts are read as files even if they have one line. */
  readonly isFile: boolean;
  /** Keys of mappings that are not looked into. */
  readonly skipped?: ReadonlySet<string>;
  /** The values that hold no secret, of those that stand in more than one object. */
  readonly harmless: WeakSet<object>;
  /** Whether a key, or the name of a header, names a secret there: a file may have more of them than a Kubernetes object, in which `token` and `secretKey` name other things. */
  isSecretName(name: string): boolean;
}

const isNameInFile = remembered((name) => isSecretName(name) || HEADER.test(name));

const FILE: SecretSearch = { isSecretName: isNameInFile, isFile: true, harmless: new WeakSet() };
/** Kubernetes objects: what is encrypted is not looked into, cloud-init and Secrets are read elsewhere. */
const OBJECT: SecretSearch = {
  isSecretName: remembered((name) => isPasswordName(name) || HEADER.test(name)),
  isFile: false,
  harmless: new WeakSet(),
  skipped: new Set(['encryptedData', 'userData', 'userDataBase64', 'networkData', 'networkDataBase64']),
};

/** A secret in clear text: where it stands, and what it is where that is not said by its name. Never its value. */
export interface ClearTextSecret {
  readonly path: string;
  readonly format?: string;
}

/** The secrets in clear text in data that cloud-init or a program reads as files. */
export function secretsInData(data: Buffer): ClearTextSecret[] {
  return textsIn(data).flatMap((text) => new Search(FILE).inFile(text));
}

/** The same in a text. */
export function secretsInText(text: string): ClearTextSecret[] {
  return partsOf(text).flatMap((part) => new Search(FILE).inFile(part));
}

/** The secrets in clear text in a value of a Kubernetes object. */
export function secretsInObject(value: unknown, path = ''): ClearTextSecret[] {
  const search = new Search(OBJECT, path);
  search.visit(value);
  return search.found;
}

/** One search: it visits each value once, however many aliases lead to it. */
class Search {
  public readonly found: ClearTextSecret[] = [];
  private readonly visited = new Set<object>();
  /** The keys below `root` that lead to the value that is visited: a path is made of them where something is found. */
  private readonly keys: (string | number)[] = [];

  constructor(private readonly options: SecretSearch, private readonly root = '', private readonly depth = 0) {}

  /** What a file holds: YAML or JSON, an answer file, or lines of a script or of properties. */
  public inFile(text: string): ClearTextSecret[] {
    if (!SUSPICIOUS.test(text) && secretFormatsIn(text).length === 0) return this.found;
    if (isAnswerFile(text)) this.found.push(...passwordsOfAnswerFile(text).map((path) => ({ path })));
    const values = text.startsWith('#!') ? [] : [...documentsOf('', text)].map(({ value }) => value).filter((value) => typeof value === 'object' && value);
    if (values.length) values.forEach((value) => this.visit(value));
    else this.inLines(text, true);
    return this.found;
  }

  public visit(value: unknown, name?: string): void {
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      const isNamed = name !== undefined && this.options.isSecretName(name);
      if (isNamed && isSecretValue(text)) this.tell();
      else if (typeof value === 'string') this.inString(value);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { harmless } = this.options;
    if (this.visited.has(value) || harmless.has(value)) return;
    const before = this.found.length;
    this.visited.add(value);
    if (Array.isArray(value)) this.inList(value);
    else this.inMapping(value as Fields);
    if (isShared(value) && this.found.length === before) harmless.add(value);
  }

  private inString(text: string): void {
    const isFile = text.includes('\n');
    if (isFile && this.depth < MAX_DEPTH) {
      this.inTexts(partsOf(text));
    } else if (DATA_URL.test(text) && this.depth < MAX_DEPTH) {
      const [head] = text.split(',', 1);
      const data = text.slice(head.length + 1);
      this.inTexts(head.endsWith(';base64') ? textsIn(Buffer.from(data, 'base64')) : [decoded(data)]);
    } else {
      this.inLines(text, this.options.isFile);
    }
  }

  private inTexts(texts: readonly string[]): void {
    for (const text of texts) {
      for (const inner of new Search(FILE, '', this.depth + 1).inFile(text)) this.tell([inner.path, inner.format].filter(Boolean).join(': '));
    }
  }

  private inLines(text: string, withAssignments: boolean): void {
    for (const format of secretFormatsIn(text)) this.tell(format);
    if (withAssignments) assignmentsIn(text).forEach((name) => this.tell(name));
  }

  /** A command may be a list of words: an option and its value stand in two entries. */
  private inList(list: readonly unknown[]): void {
    const before = this.found.length;
    list.forEach((entry, i) => this.below(i, () => this.visit(entry)));
    if (this.found.length > before || !list.every((entry) => typeof entry === 'string')) return;
    const line = list.filter((entry) => !entry.includes('\n')).join(' ');
    const option = list.findIndex((entry, i) => /^--?[a-z]/i.test(entry) && isSecretName(entry) && i + 1 < list.length && isLiteralSecret(list[i + 1])
      && !/^[-/]/.test(list[i + 1]));
    if (option >= 0) this.below(option + 1, () => this.tell(list[option].replace(/^-+/, '')));
    else this.inLines(line, list.some((entry) => entry.startsWith('-')));
  }

  private inMapping(fields: Fields): void {
    const { name, value, content, encoding, auths } = fields;
    let read: string | undefined;
    if (typeof name === 'string' && typeof value === 'string') {
      read = 'value';
      const isNamed = isNameInFile(name) && isSecretValue(value);
      this.below('value', () => (isNamed ? this.tell(name) : this.inString(value)));
    }
    if (typeof content === 'string' && typeof encoding === 'string' && BASE64_ENCODING.test(encoding)) {
      read = 'content';
      if (this.depth < MAX_DEPTH) this.below('content', () => this.inTexts(textsIn(Buffer.from(content, 'base64'))));
    }
    if (isMapping(auths)) this.below('auths', () => this.inDockerConfig(auths));
    for (const key of Object.keys(fields)) {
      if (key === read || this.options.skipped?.has(key)) continue;
      const member = fields[key];
      this.keys.push(key);
      if (key === 'chpasswd' && isMapping(member)) this.inChpasswd(member);
      else this.visit(member, key);
      this.keys.pop();
    }
  }

  private inChpasswd(chpasswd: Fields): void {
    for (const path of passwordsForChpasswd(chpasswd)) this.tell(undefined, path);
  }

  /** https://docs.docker.com/reference/cli/docker/login: `auth` is `user:password` in base64. */
  private inDockerConfig(auths: Fields): void {
    for (const [registry, login] of Object.entries(auths)) {
      for (const key of ['auth', 'identitytoken', 'registrytoken']) {
        const text = isMapping(login) ? login[key] : undefined;
        if (typeof text === 'string' && isLiteralSecret(text)) this.tell(undefined, fieldOf(fieldOf('', registry), key));
      }
    }
  }

  private below(key: string | number, look: () => void): void {
    this.keys.push(key);
    look();
    this.keys.pop();
  }

  /** Tells of a secret where the search stands, or at a path below. */
  private tell(format?: string, below = ''): void {
    const here = this.keys.reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${key}]` : fieldOf(path, key)), this.root);
    this.found.push({ path: joinPaths(here, below), ...format === undefined ? {} : { format } });
  }
}

/** Not where the secret is given by the path of the file that holds it. */
function isSecretValue(text: string): boolean {
  return isLiteralSecret(text.replace(SCHEME, '').trim()) && !/^(?:\/[\w.-]+)+$|^file:/.test(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
