import * as kplus from 'cdk8s-plus-28';

/** Where user and password are. */
export interface BasicCredentialsOptions {
  /** Where the name of the user is. */
  readonly user: kplus.SecretValue;

  /** Where the password is. */
  readonly password: kplus.SecretValue;
}

/** How a collector proves who it is. What is secret stays in a Secret of its namespace: the configuration has a variable, or the path of a file. */
export class LogBackendCredentials {
  /** A user and a password, by HTTP basic authentication. The collector reads them when its pods start: a changed password needs new pods. */
  public static basic(options: BasicCredentialsOptions): LogBackendCredentials {
    return new LogBackendCredentials({ user: options.user, password: options.password });
  }

  /**
   * A token that is sent with each request. Loki only.
   *
   * @param token where the token is
   */
  public static bearerToken(token: kplus.SecretValue): LogBackendCredentials {
    return new LogBackendCredentials({ token });
  }

  private constructor(
    /** @internal */
    public readonly _values: { readonly user?: kplus.SecretValue; readonly password?: kplus.SecretValue; readonly token?: kplus.SecretValue },
  ) {}
}
