import { ArgoScriptProps } from './argo-container-props';
import { ArgoTemplate } from './argo-template';
import { renderContainer, renderVolumes } from './render-container';
import { leafProblems, renderLeaf } from './render-leaf';
import type { TemplateDefaults as Template } from '../../imports/argoproj.io';
import { keepProblems } from '../usage-error';

/** A template that runs a script in a container. */
export class ArgoScript extends ArgoTemplate {
  /**
   * @param name letters, digits and `-`
   * @param props the script, and what runs it
   */
  constructor(name: string, private readonly props: ArgoScriptProps) {
    super(name, props);
    keepProblems(this, leafProblems(name, props));
    if (!props.source.trim()) {
      keepProblems(this, [{ what: `source of template "${name}"`, got: props.source, allowed: 'a script', fix: 'Say what is run.' }]);
    }
    this._keepUndeclared(this._render());
  }

  /** @internal */
  public _render(): object {
    const { command, source, mounts } = this.props;
    const { image, ...container } = renderContainer(this.props);
    return {
      ...renderLeaf(this.props), script: { image, command, source, ...container }, volumes: renderVolumes(mounts),
    } satisfies Partial<Template>;
  }
}
