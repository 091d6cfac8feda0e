import { Duration } from 'cdk8s';
import { ArgoTemplate, ArgoTemplateProps } from './argo-template';
import type { TemplateDefaults as Template } from '../../imports/argoproj.io';

/** Properties of an `ArgoSuspend`. */
export interface ArgoSuspendProps extends ArgoTemplateProps {
  /**
   * Time after which the workflow goes on by itself, in whole seconds.
   *
   * @default - it waits for somebody to resume it
   */
  readonly duration?: Duration;
}

/** A template that waits: for somebody, or for some time. */
export class ArgoSuspend extends ArgoTemplate {
  /**
   * @param name letters, digits and `-`
   * @param props how long it waits
   */
  constructor(name: string, private readonly props: ArgoSuspendProps = {}) {
    super(name, props);
  }

  /** @internal */
  public _render(): object {
    const { duration } = this.props;
    return { suspend: duration ? { duration: `${duration.toSeconds()}s` } : {} } satisfies Partial<Template>;
  }
}
