import type { PodLabels } from './selector';
import { entriesAt, textAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';

/** The label that the API server puts on each namespace, which nobody can change. */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** How a namespace is called that is known by a selector alone. */
export function assumedNamespace(selector: string): string {
  return `(${selector})`;
}

export function isAssumedNamespace(called: string): boolean {
  return called.startsWith('(');
}

/** The labels of namespaces by their names: of those that no manifest makes only the one that is certain. */
export class NamespaceLabels {
  private readonly written: ReadonlyMap<string, PodLabels>;
  private readonly assumed = new Map<string, PodLabels>();

  constructor(manifests: readonly Manifest[]) {
    this.written = new Map(
      ofKind(manifests, '/Namespace').map((manifest) => {
        const name = textAt(manifest, 'metadata', 'name') ?? '';
        return [name, new Map([...entriesAt(manifest, 'metadata', 'labels'), [NAME_LABEL, name]])];
      }),
    );
  }

  /** The namespaces that manifests make. */
  public names(): string[] {
    return [...this.written.keys()];
  }

  public has(name: string): boolean {
    return this.written.has(name);
  }

  public of(name: string): PodLabels {
    return this.written.get(name) ?? this.assumed.get(name) ?? new Map([[NAME_LABEL, name]]);
  }

  /** Takes a namespace that is known by a selector alone to have labels. */
  public assume(called: string, labels: PodLabels): void {
    this.assumed.set(called, labels);
  }
}
