import { ArgoContainerProps } from './argo-container-props';
import { ArgoTemplate } from './argo-template';
import { renderContainer, renderVolumes } from './render-container';
import { leafProblems, renderLeaf } from './render-leaf';
import type { TemplateDefaults as Template } from '../../imports/argoproj.io';
import { keepProblems } from '../usage-error';

/** A template that runs a container until it ends. */
export class ArgoContainer extends ArgoTemplate {
  /**
   * @param name letters, digits and `-`
   * @param props what is run
   */
  constructor(name: string, private readonly props: ArgoContainerProps) {
    super(name, props);
    keepProblems(this, leafProblems(name, props));
    this._keepUndeclared(this._render());
  }

  /** @internal */
  public _render(): object {
    const { command, args, mounts } = this.props;
    const { image, ...container } = renderContainer(this.props);
    return {
      ...renderLeaf(this.props), container: { image, command, args, ...container }, volumes: renderVolumes(mounts),
    } satisfies Partial<Template>;
  }
}
