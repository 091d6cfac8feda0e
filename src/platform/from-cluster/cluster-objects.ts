import { RESOURCES } from './resources';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { groupBy } from '../../kubernetes/group-by';
import { inKeyOrder } from '../../kubernetes/in-key-order';
import { isMapping } from '../../kubernetes/is-mapping';
import { printable } from '../../kubernetes/printable';
import { at, textAt } from '../../kubernetes/untyped';
import { groupOf } from '../../manifests/manifest';
import type { SourceDocument } from '../../manifests/source/document';
import { objectsOf } from '../../manifests/source/object';

/** An object of the cluster. Its fields may have any shape: what is read was not judged. */
export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly fields: unknown;
  readonly file: string;
}

/** An input that describes no cluster, or more than one. */
export class ClusterInputError extends Error {}

const KINDS: ReadonlySet<string> = new Set(RESOURCES.map(({ group, kind }) => `${group}/${kind}`));

/** The objects of one cluster by kind, whatever order they come in. */
export class ClusterObjects {
  /** What `kubectl version` says of the server. */
  public serverVersion?: unknown;
  /** Whether there is an output of `kubectl version`, if only about the client. */
  public hasVersion = false;
  /** How many objects there are of kinds that no fact is taken from. */
  public others = 0;
  private readonly objects = new Map<string, ClusterObject>();
  private byKind?: ReadonlyMap<string, readonly ClusterObject[]>;

  /**
   * Adds all that a document holds.
   *
   * @throws ClusterInputError where an object, or the version of the server, is there in two states
   */
  public add(document: SourceDocument): void {
    const { value, file } = document;
    const version = versionIn(value);
    if (version) this.addVersion(version.server);
    else for (const { manifest } of objectsOf(document)) this.addObject(manifest, file);
  }

  /** The objects of a kind in the order of their namespaces and names. */
  public of(kind: string): readonly ClusterObject[] {
    this.byKind ??= groupBy([...this.objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object), (object) => object.kind);
    return this.byKind.get(kind) ?? [];
  }

  /** The one object of a kind of which a cluster has one. */
  public oneOf(kind: string): ClusterObject | undefined {
    const [object, other] = this.of(kind);
    if (other) throw new ClusterInputError(`got ${labelOf(object)} and ${labelOf(other)}; allowed: one ${kind}, as a cluster has. Give one cluster at a time.`);
    return object;
  }

  /** How many objects facts are taken from. */
  public get size(): number {
    return this.objects.size;
  }

  private addVersion(server: unknown): void {
    this.hasVersion = true;
    if (server === undefined) return;
    const [known, given] = [this.serverVersion, server].map((version) => textAt(version, 'gitVersion'));
    if (this.serverVersion !== undefined && known !== given) {
      throw new ClusterInputError('got two versions of the server; allowed: the output of one kubectl version. Give one cluster at a time.');
    }
    this.serverVersion = server;
  }

  private addObject(fields: unknown, file: string): void {
    const [apiVersion = '', kind = ''] = ['apiVersion', 'kind'].map((key) => textAt(fields, key));
    const [name = '', namespace] = ['name', 'namespace'].map((key) => textAt(fields, 'metadata', key));
    const isRead = KINDS.has(`${groupOf({ apiVersion })}/${kind}`) && isDnsSubdomain(name) && (namespace === undefined || isDnsSubdomain(namespace));
    if (!isRead) return void this.others++;
    const object = { kind, name, ...namespace === undefined ? {} : { namespace }, fields, file };
    const key = `${kind}/${namespace ?? ''}/${name}`;
    this.objects.set(key, latest(this.objects.get(key), object));
  }
}

/** `Node/a`, `KubeVirt/kubevirt/kubevirt`. */
export function labelOf({ kind, namespace, name }: Pick<ClusterObject, 'kind' | 'namespace' | 'name'>): string {
  return [kind, ...namespace === undefined ? [] : [namespace], name].join('/');
}

/** Of an object that is there twice the state that was read later. */
function latest(known: ClusterObject | undefined, object: ClusterObject): ClusterObject {
  if (!known) return object;
  const [one, other] = [known, object].map(({ fields }) => textAt(fields, 'metadata', 'uid'));
  const [before, after] = [known, object].map(({ fields }) => Number(at(fields, 'metadata', 'resourceVersion')));
  const isOrdered = before < after || before > after;
  if (one !== undefined && one === other && isOrdered) return before < after ? object : known;
  if (textOf(known) === textOf(object)) return known;
  const places = [...new Set([known.file, object.file])].map(printable).join(' and ');
  throw new ClusterInputError(`${labelOf(object)}: got two states of it in ${places}; allowed: one. Give one cluster at a time, and what was read of it last.`);
}

function textOf({ fields }: ClusterObject): string {
  return JSON.stringify(inKeyOrder(fields));
}

/** What `kubectl version` prints, as data or as text; `oc version` as text names OpenShift's own version first. */
function versionIn(value: unknown): { readonly server?: unknown } | undefined {
  if (!isMapping(value) || value.kind !== undefined) return undefined;
  if (isMapping(value.serverVersion) || isMapping(value.clientVersion)) return { server: value.serverVersion };
  const gitVersion = textAt(value, 'Kubernetes Version') ?? textAt(value, 'Server Version');
  if (gitVersion !== undefined) return { server: { gitVersion } };
  return textAt(value, 'Client Version') === undefined ? undefined : {};
}
