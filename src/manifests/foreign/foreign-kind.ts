/** What stands in files of YAML and JSON beside Kubernetes objects. */
export interface ForeignKind {
  /** What one of them is called: `kustomization`. */
  readonly one: string;
  readonly many: string;
  /** Why it is no object to judge. */
  readonly why: string;
}

const [BUILT, RENDERED, PART, DATA, ELSEWHERE] = ['built by kustomize', 'rendered by helm', 'parts of objects', 'data of objects', 'not for a cluster'];

const foreign = (one: string, why: string, many = `${one}s`): ForeignKind => ({ one, many, why });

export const KUSTOMIZATION = foreign('kustomization', BUILT);
export const KUSTOMIZE_PATCH = foreign('Kustomize patch', PART, 'Kustomize patches');
/** Kustomize gives a Namespace the name that a kustomization has as its `namespace`; until then it cannot have one, and is called _ by custom. */
export const KUSTOMIZE_NAMESPACE = foreign('Namespace called _', 'named by kustomize', 'Namespaces called _');
export const KUSTOMIZE_PLUGIN = foreign('Kustomize transformer', BUILT);
export const KUSTOMIZE_DATA = foreign('file of a Kustomize generator', DATA, 'files of Kustomize generators');
export const LOCAL_CONFIGURATION = foreign('object marked config.kubernetes.io/local-config', 'left out by kustomize', 'objects marked config.kubernetes.io/local-config');
export const JSON_PATCH = foreign('JSON patch', PART, 'JSON patches');
export const HELM_CHART = foreign('Helm chart', RENDERED);
export const HELM_TEMPLATE = foreign('Helm template', RENDERED);
export const HELM_VALUES = foreign('Helm values file', RENDERED);
export const TEMPLATE = foreign('template', 'rendered by another tool');
export const CLOUD_CONFIG = foreign('cloud-config', DATA);
export const ANSIBLE = foreign('Ansible file', ELSEWHERE);
export const COMPOSE = foreign('Compose file', ELSEWHERE);
export const GITHUB = foreign('GitHub workflow', ELSEWHERE);
export const GITLAB = foreign('GitLab pipeline', ELSEWHERE);

/** What a tool reads by itself. */
export function configurationOf(tool: string): ForeignKind {
  return foreign(`${tool} configuration`, ELSEWHERE);
}
